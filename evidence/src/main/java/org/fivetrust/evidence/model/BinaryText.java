package org.fivetrust.evidence.model;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Bytes written as text in one way only: another spelling of the same bytes is not read. */
final class BinaryText {

    private static final int MOST_DIGITS = 18;

    private BinaryText() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] hash(String where, String text) {
        try {
            var bytes = HexFormat.of().parseHex(text);
            if (bytes.length == HashFamily.HASH_LENGTH && hex(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            // reported below
        }
        throw new Malformed(where, "not 64 lower-case hexadecimal digits");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] base64(String where, String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (base64(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below
        }
        throw new Malformed(where, "not standard base64");
    }

    private static boolean isCount(String text) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.charAt(0) != '0'
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    /** The lines of a text, empty ones too. */
    static List<String> lines(String text) {
        var lines = new ArrayList<String>();
        var from = 0;
        for (var to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            lines.add(text.substring(from, to));
            from = to + 1;
        }
        lines.add(text.substring(from));
        return lines;
    }

    static long count(String where, String text) {
        if (text.equals("0") || isCount(text)) {
            return Long.parseLong(text);
        }
        throw new Malformed(where, "not a whole number");
    }
}
