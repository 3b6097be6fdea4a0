package org.fivetrust.seals.request.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a document is known by (文件摘要): {@code sha-256:} and 64 hexadecimal digits, however they were typed. */
public record DocumentDigest(String value) {

    public static final String PATTERN = "sha-256:[0-9a-fA-F]{64}";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    public DocumentDigest {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a document digest is sha-256: and 64 hexadecimal digits");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
