package org.fivetrust.archives.record.model;

import java.util.List;

/**
 * A media type that may be filed, and how its bytes begin.
 *
 * @param signatures the first bytes, any of these, in hexadecimal
 */
public record ContentType(String mediaType, Shape shape, List<String> signatures) {

    /** What is looked at. */
    public enum Shape {
        SIGNATURE,
        XML,
        TEXT
    }

    public ContentType {
        signatures = List.copyOf(signatures);
    }

    boolean fits(FileSignature fileSignature) {
        return switch (shape) {
            case SIGNATURE -> signatures.stream().anyMatch(fileSignature::startsWith);
            case XML -> fileSignature.isXml();
            case TEXT -> fileSignature.isText();
        };
    }
}
