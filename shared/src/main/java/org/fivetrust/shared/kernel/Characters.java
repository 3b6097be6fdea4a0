package org.fivetrust.shared.kernel;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * The characters that a text may hold: those of XML 1.0, in which books, statements and records leave. Control
 * characters, halves of surrogate pairs, U+FFFE and U+FFFF are none of them.
 */
public final class Characters {

    private static final int BLANK_BRAILLE = 0x2800;

    private Characters() {}

    public static boolean areAllowed(CharSequence text) {
        return text.codePoints().allMatch(Characters::isAllowed);
    }

    /** Whether a text holds characters and nothing of it is seen. */
    public static boolean areUnseen(CharSequence text) {
        return !text.isEmpty() && text.codePoints().allMatch(Characters::isUnseen);
    }

    static boolean isUnseen(int point) {
        return point <= ' '
                || point >= 127
                        && (UCharacter.isUWhiteSpace(point)
                                || UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                                || Character.getType(point) == Character.FORMAT
                                || Character.isISOControl(point)
                                || point == BLANK_BRAILLE);
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
