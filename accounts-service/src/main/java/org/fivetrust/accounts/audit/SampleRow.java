package org.fivetrust.accounts.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of {@code audit_sample}. */
record SampleRow(
        String principal,
        UUID id,
        UUID book,
        int year,
        int size,
        @Nullable Integer confidence,
        long checkpointSize,
        String checkpoint,
        int population,
        long total,
        String items,
        String drawnBy,
        Instant drawnAt) {}
