package org.fivetrust.accounts.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.JsonNode;

/** A sample as it was drawn. */
@Table("audit_sample")
record SampleRow(
        String principal,
        @Id UUID id,
        UUID book,
        int year,
        int size,
        @Nullable Integer confidence,
        long checkpointSize,
        String checkpoint,
        int population,
        long total,
        JsonNode items,
        String drawnBy,
        Instant drawnAt) {}
