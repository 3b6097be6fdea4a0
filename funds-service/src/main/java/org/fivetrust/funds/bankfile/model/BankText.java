package org.fivetrust.funds.bankfile.model;

import org.fivetrust.shared.kernel.Characters;

/** Free text as it stands in a bank file: on one line, and cut where the cut is seen. */
public final class BankText {

    private static final String CUT = "…";

    private BankText() {}

    /** A line break or a tab is a blank. */
    public static String onOneLine(String text) {
        var line = new StringBuilder();
        text.strip().replace("\r\n", "\n").codePoints().map(BankText::blank).forEach(line::appendCodePoint);
        return line.toString();
    }

    private static int blank(int point) {
        return point == '\n' || point == '\r' || point == '\t' ? ' ' : point;
    }

    public static String cut(String text, int longest) {
        return length(text) <= longest ? text : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + CUT;
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether no character is one that a file cannot carry or that nobody sees on a bank's screen. */
    public static boolean isPrintable(String text) {
        return Characters.areAllowed(text) && onOneLine(text).codePoints().noneMatch(Character::isISOControl);
    }
}
