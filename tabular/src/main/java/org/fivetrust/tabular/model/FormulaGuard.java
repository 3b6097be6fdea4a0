package org.fivetrust.tabular.model;

/**
 * Keeps spreadsheets from taking a text in a CSV file for a formula: an apostrophe stands before one that would begin
 * like one. It comes off again when the file is read, so that a text is what it was.
 */
public final class FormulaGuard {

    private static final char GUARD = '\'';

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n＝＋－＠";

    private FormulaGuard() {}

    public static String on(String text) {
        return isLikeFormula(text) ? GUARD + text : text;
    }

    public static String off(String text) {
        return !text.isEmpty() && text.charAt(0) == GUARD && isLikeFormula(text.substring(1))
                ? text.substring(1)
                : text;
    }

    /** Guards before it do not count, so that a text that has one of its own keeps it. */
    private static boolean isLikeFormula(String text) {
        var first = 0;
        while (first < text.length() && text.charAt(first) == GUARD) {
            first++;
        }
        return first < text.length() && BEGINS_A_FORMULA.indexOf(text.charAt(first)) >= 0;
    }
}
