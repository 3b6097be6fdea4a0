package org.fivetrust.funds.bank.model;

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

/** A bank account on its way into the register, in it, and out of it. */
public record BankAccount(UUID id, PrincipalId principal, BankAccountStatus status) {

    private static final Refusal NOT_OPEN = Refusal.state("funds.bank-account-not-open");

    private static final Refusal HOLDS_MONEY =
            Refusal.rule("funds.bank-account-holds-money").curedBy(Cure.of("funds.empty-the-account", Roles.REPORTER));

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    public record Closed(UUID id, PrincipalId principal, String reason, LocalDate on, String by, Instant at) {}

    /** @param held what the trust accounts of this number still hold, whoever's they are */
    public Outcome<Closed> close(
            Permitted permitted, Money held, String reason, LocalDate on, LocalDate today, String by, Instant now) {
        if (status != BankAccountStatus.OPEN) {
            return Outcome.declined(NOT_OPEN);
        }
        if (on.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", on));
        }
        return held.equals(Money.ZERO)
                ? Outcome.done(new Closed(id, principal, reason, on, by, now))
                : Outcome.declined(HOLDS_MONEY.with("held", held));
    }
}
