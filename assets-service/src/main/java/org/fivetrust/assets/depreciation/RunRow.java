package org.fivetrust.assets.depreciation;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Table;

/** One line of {@code depreciation_run_view}. */
@Table("depreciation_run_view")
record RunRow(
        String principal,
        UUID id,
        LocalDate month,
        int assets,
        long amount,
        Json uses,
        String digest,
        String confirmedBy,
        Instant confirmedAt) {}
