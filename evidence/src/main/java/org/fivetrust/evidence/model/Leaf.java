package org.fivetrust.evidence.model;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One act in the log: a leaf's text, parsed. Its hash is over the text, not over what was read. */
public record Leaf(String text, Map<String, @Nullable Object> fields) {

    public static final String FORMAT = "fivetrust-leaf/1";

    public static Leaf parse(String text) {
        var fields = Json.object(text);
        if (!Json.canonical(fields).equals(text)) {
            throw new Malformed("leaf", "not in canonical form");
        }
        return new Leaf(text, fields);
    }

    public byte[] hash(HashFamily hashFamily) {
        return hashFamily.leaf(text.getBytes(StandardCharsets.UTF_8));
    }

    public String field(String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    public boolean isOfKnownFormat() {
        return FORMAT.equals(fields.get("format"));
    }

    /** Whether it is this content that the act was done on. */
    public boolean commitsTo(String content) {
        return field("digest").equals(digest(content));
    }

    public static String digest(String content) {
        return "sha-256:"
                + HexFormat.of().formatHex(HashFamily.SHA256.digest(content.getBytes(StandardCharsets.UTF_8)));
    }
}
