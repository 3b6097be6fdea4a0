package org.fivetrust.funds.imprest.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An imprest to grant. It is frozen when asked for; a need above its limit is asked for as another one.
 *
 * @param account the trust account that the cash is drawn from
 * @param holder who holds the cash, by subject of the token
 * @param limit the most that is in the holder's hands
 * @param validTo the last day on which something is advanced
 */
public record ImprestOrder(
        PrincipalId principal,
        UUID account,
        String holder,
        Money limit,
        String purpose,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {

    private static final Refusal OWN_IMPREST = Refusal.person("funds.grants-own-imprest");

    /** By another person than who will hold it. */
    public Outcome<ExecutedAct> grant(ExecutedAct act) {
        return act.by().equals(holder) ? Outcome.declined(OWN_IMPREST) : Outcome.done(act);
    }

    /** Whoever grants an imprest has neither asked for it nor holds it. */
    public static Refusal ownImprest() {
        return OWN_IMPREST;
    }
}
