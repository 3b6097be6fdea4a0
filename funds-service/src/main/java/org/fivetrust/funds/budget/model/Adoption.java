package org.fivetrust.funds.budget.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/** A budget or an amendment comes into force, entered by another person than who drew it up. */
public record Adoption(PrincipalId principal, UUID id, String by, Instant at) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("funds.adopts-own-budget");

    public Outcome<Adoption> under(Warrant warrant, String digest, String requestedBy) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT);
        }
        return by.equals(requestedBy) ? Outcome.declined(SAME_PERSON) : Outcome.done(this);
    }
}
