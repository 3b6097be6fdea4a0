package org.fivetrust.agreements.authzen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authzen.model.Verdict;
import org.fivetrust.shared.kernel.Clause;
import org.jspecify.annotations.Nullable;

/** A verdict with what it rests on. */
record Answered(
        Verdict verdict,
        @Nullable Ground ground,
        @Nullable Says says,
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt) {

    static Answered of(Verdict verdict) {
        return new Answered(verdict, null, null, null, null);
    }

    List<Clause> clauses() {
        return says == null ? List.of() : says.clauses();
    }
}
