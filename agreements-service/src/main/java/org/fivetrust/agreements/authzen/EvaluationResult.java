package org.fivetrust.agreements.authzen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.shared.kernel.Clause;
import org.jspecify.annotations.Nullable;

/** A verdict with what it rests on. */
record EvaluationResult(
        AccessDecision verdict,
        @Nullable AgreementVersion agreement,
        @Nullable PolicyDecision decision,
        @Nullable LocalDate asOf,
        @Nullable Instant knownAt) {

    static EvaluationResult of(AccessDecision accessDecision) {
        return new EvaluationResult(accessDecision, null, null, null, null);
    }

    List<Clause> clauses() {
        return decision == null ? List.of() : decision.clauses();
    }
}
