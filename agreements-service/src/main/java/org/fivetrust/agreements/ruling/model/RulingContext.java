package org.fivetrust.agreements.ruling.model;

import java.time.LocalDate;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What bears on an act besides the clauses of the agreement and past acts, as it stood when the act was ruled on.
 *
 * @param forRequester whether the act is for its requester, or a relative or firm of the requester
 * @param hold what holds the agreement back; nothing where there is no agreement
 * @param day the day the hold is judged at
 */
public record RulingContext(
        boolean forRequester,
        @Nullable AgreementHold hold,
        @Nullable LocalDate day) {

    public static final RulingContext NONE = new RulingContext(false, null, null);

    /** Ended by notice by then. */
    boolean hasEnded() {
        return hold != null && day != null && hold.hasEnded(day);
    }

    /** The decision of the clauses, or why it does not hold here: a denial wins. */
    PolicyDecision weigh(PolicyDecision decision, String kind) {
        var apart = keepApart(decision, kind);
        return hold == null || day == null ? apart : hold.apply(apart, kind, day);
    }

    /** Nobody requests what is for oneself, a relative or a firm of one's own. */
    private PolicyDecision keepApart(PolicyDecision decision, String kind) {
        return forRequester && decision instanceof PolicyDecision.RequireApproval requireApproval
                ? new PolicyDecision.Deny(
                        Refusal.person("matter.requester-conflict")
                                .with("kind", kind)
                                .citing(requireApproval.clauses()),
                        requireApproval.clauses())
                : decision;
    }
}
