package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What bears on an act besides the words of the agreement, as it stood when the act was ruled on. Kept with the ruling,
 * so that it can be decided again.
 *
 * @param nearToOtherSide whether whoever asks, a relative or a firm of his is whom the act is for
 * @param restraint what holds the agreement back; nothing where there is no agreement
 * @param day the act is held to: an act dated back is still a new act
 */
public record RulingContext(
        boolean nearToOtherSide,
        @Nullable AgreementHold restraint,
        @Nullable LocalDate day) {

    public static final RulingContext NONE = new RulingContext(false, null, null);

    /** Ended by notice by then. */
    boolean hasEnded() {
        return restraint != null && day != null && restraint.hasEnded(day);
    }

    /** What was said, or why it does not hold here: forbidding wins. */
    PolicyDecision weigh(PolicyDecision said, String kind) {
        var apart = keepApart(said, kind);
        return restraint == null || day == null ? apart : restraint.apply(apart, kind, day);
    }

    /** Nobody asks for what would go to himself, his near ones or his firm. */
    private PolicyDecision keepApart(PolicyDecision said, String kind) {
        return nearToOtherSide && said instanceof PolicyDecision.RequireApproval requireApproval
                ? new PolicyDecision.Deny(
                        Refusal.person("matter.requester-conflict")
                                .with("kind", kind)
                                .citing(requireApproval.clauses()),
                        requireApproval.clauses())
                : said;
    }
}
