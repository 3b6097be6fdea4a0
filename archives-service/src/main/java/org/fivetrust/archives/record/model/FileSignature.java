package org.fivetrust.archives.record.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The first bytes of a file, which betray what it really is. */
public final class FileSignature {

    /** Enough for every signature and for a look at a text. */
    public static final int LENGTH = 512;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final byte[] bytes;

    private FileSignature(byte[] bytes) {
        this.bytes = bytes;
    }

    public static FileSignature of(byte[] bytes) {
        return new FileSignature(bytes.clone());
    }

    /** @param signature bytes in hexadecimal */
    boolean startsWith(String signature) {
        return HexFormat.of().formatHex(bytes).startsWith(signature);
    }

    /** No control bytes but those a text has. */
    boolean isText() {
        for (var each : bytes) {
            if (each >= 0 && each < ' ' && "\t\n\f\r".indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean isXml() {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return isText() && content.stripLeading().startsWith("<");
    }
}
