package org.fivetrust.assets.disposal.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Warrant;

/**
 * A disposal on its way. Nobody carries it out without the warrant for exactly what {@code digest} seals, and whoever
 * asked for it does not.
 */
public record Disposal(UUID id, PrincipalId principal, String digest, String requestedBy, AssetStatus asset) {

    private static final Refusal OTHER_ACT = Refusal.rule("warrant.other-act");

    private static final Refusal SAME_PERSON = Refusal.person("assets.same-person");

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    public Outcome<Executed> execute(Warrant warrant, String executor, LocalDate today, Instant now) {
        if (!warrant.fits(principal, id, digest)) {
            return Outcome.declined(OTHER_ACT.with("act", id));
        }
        if (executor.equals(requestedBy)) {
            return Outcome.declined(SAME_PERSON);
        }
        if (!asset.mayBecome(AssetStatus.DISPOSED)) {
            return Outcome.declined(GONE);
        }
        return Outcome.done(new Executed(id, principal, executor, today, now));
    }
}
