package org.fivetrust.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.StreamReadConstraints;

/**
 * What a body (multipart apart) may be at most, and from what size on it is large. {@code values} counts every name,
 * value and bracket of a JSON document.
 */
@ConfigurationProperties("bodies")
record BodySettings(DataSize largest, DataSize large, int deepest, int values, int longestNumber, int longestName) {

    StreamReadConstraints bounds() {
        return StreamReadConstraints.builder()
                .maxDocumentLength(largest.toBytes())
                .maxStringLength(Math.toIntExact(largest.toBytes()))
                .maxNestingDepth(deepest)
                .maxTokenCount(values)
                .maxNumberLength(longestNumber)
                .maxNameLength(longestName)
                .build();
    }
}
