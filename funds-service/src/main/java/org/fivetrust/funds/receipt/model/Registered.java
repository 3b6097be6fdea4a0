package org.fivetrust.funds.receipt.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it is stored, where it is to be taken back.
 *
 * @param leftOfEarmark what of the earmark it came under is not used; null where it came under none
 * @param isCleared whether the bank has its money
 * @param isOnItsWay whether it is in a deposit whose slip is not there
 */
public record Registered(
        UUID id,
        PrincipalId principal,
        UUID account,
        Money amount,
        String number,
        String registeredBy,
        @Nullable Money leftOfEarmark,
        boolean isCleared,
        boolean isOnItsWay,
        boolean isReversed) {

    private static final Refusal REVERSED = Refusal.state("funds.receipt-reversed");

    private static final Refusal OWN =
            Refusal.person("funds.reverses-own-receipt").curedBy(Cure.of("funds.let-another-reverse", Roles.CASHIER));

    private static final Refusal ON_ITS_WAY =
            Refusal.state("funds.receipt-on-its-way").curedBy(Cure.of("funds.give-the-slip", Roles.CASHIER));

    /** That it was taken back (冲销). */
    public record Reversal(
            PrincipalId principal, UUID receipt, String reason, LocalDate reversedOn, String by, Instant at) {}

    /** Its money is still there: what was paid from it is not taken back. Cash never paid in is there by itself. */
    public Outcome<Reversal> reverse(
            Permitted permitted, TrustAccount from, String reason, String by, LocalDate today, Instant at) {
        if (isReversed) {
            return Outcome.declined(REVERSED.with("number", number));
        }
        if (by.equals(registeredBy)) {
            return Outcome.declined(OWN.with("number", number));
        }
        if (isOnItsWay) {
            return Outcome.declined(ON_ITS_WAY.with("number", number));
        }
        return isCleared && !isThere(from)
                ? Outcome.declined(from.shortOf(amount))
                : Outcome.done(new Reversal(principal, id, reason, today, by, at));
    }

    /** What came under an earmark is kept back for it, and nothing else. */
    private boolean isThere(TrustAccount from) {
        return leftOfEarmark == null ? from.covers(amount) : !leftOfEarmark.isLessThan(amount);
    }
}
