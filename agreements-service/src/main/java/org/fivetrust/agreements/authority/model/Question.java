package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.agreements.agreement.model.CompiledAgreement;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * All that a ruling is decided on besides the agreement itself. The same question put to the same agreement gets the
 * same answer, today and in ten years; nothing else is looked at.
 *
 * @param related what related acts within the splitting window have moved already
 * @param roles the roles of whoever asks
 * @param emergency whether it was said that it cannot wait
 * @param on the day the act is judged at
 * @param surroundings what else bore on it
 */
public record Question(
        PrincipalId principal,
        String kind,
        @Nullable Money amount,
        Money related,
        Set<String> roles,
        boolean emergency,
        LocalDate on,
        RulingContext surroundings) {

    /** Where each kind of act is asked for, so that a cure can name the link that starts it. */
    private static final Map<String, String> DOORS = Map.of(
            "PAYMENT", "/v1/payments",
            "DISPOSAL", "/v1/disposals",
            "LEASE", "/v1/leases",
            "LOAN", "/v1/records",
            "DESTRUCTION", "/v1/destructions",
            "IMPRINT", "/v1/seal-requests");

    public Question {
        roles = Set.copyOf(roles);
    }

    public static @Nullable String door(String kind) {
        return DOORS.get(kind);
    }

    /** Asked by someone with other roles. */
    public Question by(Set<String> others) {
        return new Question(principal, kind, amount, related, others, emergency, on, surroundings);
    }

    /** @param covenant of the agreement in force; none where no agreement is */
    public PolicyDecision put(@Nullable CompiledAgreement compiledAgreement) {
        var policyDecision = compiledAgreement == null || surroundings.hasEnded()
                ? withoutAgreement()
                : surroundings.weigh(compiledAgreement.rule(kind, amount, related, roles, emergency), kind);
        return policyDecision instanceof PolicyDecision.Deny(var because, var clauses)
                ? new PolicyDecision.Deny(inTime(because), clauses)
                : policyDecision;
    }

    private PolicyDecision withoutAgreement() {
        return new PolicyDecision.Deny(notInForce(principal), List.<Clause>of());
    }

    public static Refusal notInForce(PrincipalId principal) {
        return Refusal.rule("agreement.not-in-force")
                .with("principal", principal)
                .curedBy(Cure.of("agreement.conclude", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }

    /** Every cure has to be done by the day of the act, and is begun somewhere. */
    private Refusal inTime(Refusal because) {
        return because.curedBy(because.cures().stream().map(this::inTime).toArray(Cure[]::new));
    }

    private Cure inTime(Cure cure) {
        return new Cure(
                cure.code(),
                cure.facts(),
                cure.who(),
                cure.by() == null ? on.toString() : cure.by(),
                cure.link() == null ? door(kind) : cure.link());
    }
}
