package org.fivetrust.funds.imprest.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/** An imprest is granted, by another person than who asked for it or will hold it. */
public record Grant(PrincipalId principal, UUID id, String by, Instant at) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("funds.grants-own-imprest");

    public Outcome<Grant> under(Warrant warrant, String digest, String requestedBy, String holder) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT);
        }
        return by.equals(requestedBy) || by.equals(holder) ? Outcome.declined(SAME_PERSON) : Outcome.done(this);
    }
}
