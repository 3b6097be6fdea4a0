package org.fivetrust.agreements.ruling.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.relatedparty.model.PartyKey;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An act, as far as a decision looks at it.
 *
 * @param roles the requester's roles at that moment
 * @param emergency whether the requester declares that it cannot wait
 * @param on the day the act is judged at
 */
public record RulingQuery(
        PrincipalId principal,
        UUID act,
        String kind,
        @Nullable Money amount,
        String requester,
        String requesterName,
        Set<String> roles,
        Set<PartyKey> counterparties,
        boolean emergency,
        LocalDate on) {

    /** Where each kind of act is requested, so that a cure can name the link that starts it. */
    private static final Map<String, String> REQUEST_LINKS = Map.of(
            "PAYMENT", "/v1/payments",
            "DISPOSAL", "/v1/disposals",
            "LEASE", "/v1/leases",
            "LOAN", "/v1/records",
            "DESTRUCTION", "/v1/destructions",
            "IMPRINT", "/v1/seal-requests");

    public RulingQuery {
        roles = Set.copyOf(roles);
        counterparties = Set.copyOf(counterparties);
    }

    public static @Nullable String requestLink(String kind) {
        return REQUEST_LINKS.get(kind);
    }

    public static Refusal notInForce(PrincipalId principal) {
        return Refusal.rule("agreement.not-in-force")
                .with("principal", principal)
                .curedBy(Cure.of("agreement.conclude", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }

    /** Every cure is due by the day of the act and begins at a link. */
    Refusal withCuresInTime(Refusal because) {
        return because.curedBy(because.cures().stream().map(this::inTime).toArray(Cure[]::new));
    }

    private Cure inTime(Cure cure) {
        return new Cure(
                cure.code(),
                cure.facts(),
                cure.who(),
                cure.by() == null ? on.toString() : cure.by(),
                cure.link() == null ? requestLink(kind) : cure.link());
    }
}
