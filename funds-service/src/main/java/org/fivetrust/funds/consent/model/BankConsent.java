package org.fivetrust.funds.consent.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A bank's written consent, entered by one person and confirmed by another.
 *
 * @param amount what may be spent from takings under it; none where it allows later deposits
 * @param used what was spent under it so far
 */
public record BankConsent(
        UUID id,
        PrincipalId principal,
        ConsentKind kind,
        String number,
        @Nullable Money amount,
        Money used,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String registeredBy,
        boolean isConfirmed) {

    private static final Refusal CONFIRMED = Refusal.state("funds.consent-confirmed");

    private static final Refusal SAME_PERSON = Refusal.person("funds.confirms-own-consent");

    private static final Refusal DOES_NOT_COVER =
            Refusal.rule("funds.consent-does-not-cover").curedBy(Cure.of("funds.ask-the-bank", Roles.CASHIER));

    public record Confirmed(UUID id, PrincipalId principal, String by, Instant at) {}

    public Outcome<Confirmed> confirm(Permitted permitted, String by, Instant at) {
        if (isConfirmed) {
            return Outcome.declined(CONFIRMED.with("number", number));
        }
        return by.equals(registeredBy)
                ? Outcome.declined(SAME_PERSON.with("number", number))
                : Outcome.done(new Confirmed(id, principal, by, at));
    }

    /** Takings are spent under a confirmed consent, on its days, up to its amount. */
    public Outcome<BankConsent> spend(Money takings, LocalDate on) {
        return isConfirmed
                        && kind == ConsentKind.SPENDING_TAKINGS
                        && amount != null
                        && holdsOn(on)
                        && !amount.isLessThan(used.plus(takings))
                ? Outcome.done(this)
                : Outcome.declined(DOES_NOT_COVER
                        .with("number", number)
                        .with("amount", takings)
                        .with("date", on));
    }

    private boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
