package org.fivetrust.agreements.ruling.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Basis;
import org.jspecify.annotations.Nullable;

/** What the agreement in force says to an act, with all it rests on (裁定). */
public record Ruling(@Nullable AgreementVersion agreement, PolicyDecision decision, Basis basis, RulingInputs inputs) {

    public static Ruling of(RulingQuery query, RulingFacts facts, LocalDate today, UUID id, Instant at) {
        var agreement = facts.agreement();
        var inputs = facts.inputs(query, today);
        var decision = inputs.decide(query, agreement == null ? null : agreement.compiled());
        return new Ruling(agreement, decision, basis(agreement, decision, query.on(), id, at), inputs);
    }

    private static Basis basis(
            @Nullable AgreementVersion agreement, PolicyDecision decision, LocalDate on, UUID id, Instant at) {
        return agreement == null
                ? new Basis(id, null, null, null, null, decision.clauses(), on, at)
                : new Basis(
                        id,
                        agreement.id(),
                        agreement.version(),
                        agreement.digest(),
                        agreement.resolution(),
                        decision.clauses(),
                        on,
                        at);
    }

    public RulingOutcome outcome() {
        return RulingOutcome.of(decision);
    }
}
