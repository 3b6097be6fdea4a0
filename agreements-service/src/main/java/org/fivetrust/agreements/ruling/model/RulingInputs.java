package org.fivetrust.agreements.ruling.model;

import java.util.List;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Clause;
import org.jspecify.annotations.Nullable;

/**
 * What bears on an act besides itself and the clauses of the agreement. Kept with the ruling: the same act, inputs and
 * agreement lead to the same decision, today and in ten years.
 */
public record RulingInputs(RelatedActs related, RulingContext context) {

    public static final RulingInputs NONE = new RulingInputs(RelatedActs.NONE, RulingContext.NONE);

    public RulingInputs with(RelatedActs others) {
        return new RulingInputs(others, context);
    }

    /** @param agreement the one in force; nothing where none is */
    public PolicyDecision decide(RulingQuery query, @Nullable CompiledAgreement agreement) {
        var decision = agreement == null || context.hasEnded()
                ? new PolicyDecision.Deny(RulingQuery.notInForce(query.principal()), List.<Clause>of())
                : context.weigh(
                        agreement.rule(query.kind(), query.amount(), related.sum(), query.roles(), query.emergency()),
                        query.kind());
        return decision instanceof PolicyDecision.Deny(var because, var clauses)
                ? new PolicyDecision.Deny(query.withCuresInTime(because), clauses)
                : decision;
    }
}
