package org.fivetrust.shared.kernel;

/**
 * The characters that a text may hold: those of XML 1.0, in which books, statements and records leave. Control
 * characters, halves of surrogate pairs, U+FFFE and U+FFFF are none of them.
 */
public final class Characters {

    private Characters() {}

    public static boolean areAllowed(CharSequence text) {
        return text.codePoints().allMatch(Characters::isAllowed);
    }

    public static boolean isAllowed(int point) {
        return point >= ' ' && point < Character.MIN_SURROGATE
                || point == '\n'
                || point == '\r'
                || point == '\t'
                || point > Character.MAX_SURROGATE && point < 0xfffe
                || Character.isSupplementaryCodePoint(point);
    }
}
