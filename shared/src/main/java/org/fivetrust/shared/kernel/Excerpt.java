package org.fivetrust.shared.kernel;

/** The beginning of a text that is too long to be shown or logged as a whole, on one line. */
public final class Excerpt {

    private static final String GOES_ON = "…";

    private Excerpt() {}

    /** At most so many characters of it, and a sign that it goes on; what would break a line is a blank. */
    public static String of(String text, int most) {
        var end = Math.min(most, text.length());
        var shown = new StringBuilder(end + 1);
        text.substring(0, end)
                .codePoints()
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(point -> Character.isISOControl(point) || point == '\u2028' || point == '\u2029' ? ' ' : point)
                .forEach(shown::appendCodePoint);
        return end == text.length() ? shown.toString() : shown.append(GOES_ON).toString();
    }
}
