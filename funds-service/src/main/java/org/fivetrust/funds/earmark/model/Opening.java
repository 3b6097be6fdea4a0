package org.fivetrust.funds.earmark.model;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Warrant;

/** An earmark is opened, by another person than who asked for it. */
public record Opening(PrincipalId principal, UUID id, String by, Instant at) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("funds.opens-own-earmark");

    private static final Refusal SHORT =
            Refusal.rule("funds.earmark-not-held").curedBy(Cure.of("funds.pay-in", Roles.REPORTER));

    /** @param available what the account has that is kept back for nothing else */
    public Outcome<Opening> under(Warrant warrant, String digest, String requestedBy, Money held, Money available) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT);
        }
        if (by.equals(requestedBy)) {
            return Outcome.declined(SAME_PERSON);
        }
        return available.isLessThan(held)
                ? Outcome.declined(SHORT.with("held", held).with("available", available))
                : Outcome.done(this);
    }
}
