package org.fivetrust.shared.evidence.model;

import java.util.Base64;
import java.util.HexFormat;

/** Bytes written as text in one way only: another spelling of the same bytes is not read. */
final class Texts {

    private Texts() {}

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] hash(String where, String text) {
        try {
            var bytes = HexFormat.of().parseHex(text);
            if (bytes.length == Family.HASH_LENGTH && hex(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notHex) {
            // told below
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
            // told below
        }
        throw new Malformed(where, "not standard base64");
    }

    static long count(String where, String text) {
        if (text.matches("0|[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        throw new Malformed(where, "not a whole number");
    }
}
