package org.fivetrust.shared.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a ruling rests on: the agreement version, its digest, the resolution behind it, the clauses cited, and both
 * times (the date the act is judged at, the moment the answer was given). Without an agreement in force the first three
 * are absent.
 */
public record Basis(
        UUID ruling,
        @Nullable UUID agreement,
        @Nullable Integer agreementVersion,
        @Nullable String agreementDigest,
        @Nullable UUID resolution,
        List<Clause> clauses,
        LocalDate asOf,
        Instant ruledAt) {

    public Basis {
        clauses = List.copyOf(clauses);
    }
}
