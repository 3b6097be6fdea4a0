package org.fivetrust.seals.request.model;

import java.util.Locale;
import org.fivetrust.shared.kernel.BoundedPattern;

/** What a document is known by (文件摘要): {@code sha-256:} and 64 hexadecimal digits, however they were typed. */
public record DocumentDigest(String value) {

    public static final String PATTERN = "sha-256:[0-9a-fA-F]{64}";

    private static final BoundedPattern SHAPE = BoundedPattern.of(PATTERN);

    public DocumentDigest {
        if (!SHAPE.matches(value)) {
            throw new IllegalArgumentException("a document digest is sha-256: and 64 hexadecimal digits");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
