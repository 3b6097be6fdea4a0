package org.fivetrust.evidence.model;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * How a log stood when it was signed (C2SP tlog-checkpoint): origin, size, root. The root in the other family is an
 * extension line, so that one signature covers both.
 */
public record Checkpoint(String origin, long size, byte[] sha256, byte @Nullable [] sm3) {

    private static final String SM3 = "sm3 ";

    /** A root has the length of a hash, and only one root belongs to a log without leaves. */
    public Checkpoint {
        mustBeRoot(HashFamily.SHA256, size, sha256);
        if (sm3 != null) {
            mustBeRoot(HashFamily.SM3, size, sm3);
        }
    }

    private static void mustBeRoot(HashFamily hashFamily, long size, byte[] root) {
        if (root.length != HashFamily.HASH_LENGTH) {
            throw new Malformed("checkpoint", "a root has " + HashFamily.HASH_LENGTH + " bytes");
        }
        if (size == 0 && !MessageDigest.isEqual(root, hashFamily.nothing())) {
            throw new Malformed("checkpoint", "a tree without leaves has another root");
        }
    }

    public String text() {
        var text = origin + "\n" + size + "\n" + BinaryText.base64(sha256) + "\n";
        return sm3 == null ? text : text + SM3 + BinaryText.base64(sm3) + "\n";
    }

    /** Reads the text of a note; unknown extension lines are left alone, as the format wants it. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("checkpoint", "does not end with a line");
        }
        var lines = BinaryText.lines(text.substring(0, text.length() - 1));
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new Malformed("checkpoint", "wants an origin, a size and a root");
        }
        var sm3 = lines.stream()
                .skip(3)
                .filter(line -> line.startsWith(SM3))
                .findFirst()
                .map(line -> BinaryText.base64("checkpoint", line.substring(SM3.length())))
                .orElse(null);
        return new Checkpoint(
                lines.get(0),
                BinaryText.count("checkpoint", lines.get(1)),
                BinaryText.base64("checkpoint", lines.get(2)),
                sm3);
    }

    public byte @Nullable [] root(HashFamily hashFamily) {
        return switch (hashFamily) {
            case SHA256 -> sha256;
            case SM3 -> sm3;
        };
    }
}
