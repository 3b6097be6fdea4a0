package org.fivetrust.funds.contract.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/** A contract or a change of one is entered, by another person than who asked for it. */
public record Entering(PrincipalId principal, UUID id, String by, Instant at) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("funds.enters-own-contract");

    public Outcome<Entering> under(Warrant warrant, String digest, String requestedBy) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT);
        }
        return by.equals(requestedBy) ? Outcome.declined(SAME_PERSON) : Outcome.done(this);
    }
}
