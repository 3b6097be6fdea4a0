package org.fivetrust.funds.suspense.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/** An entry of a bank statement, where it is to go to suspense. */
public record ArrivedEntry(
        UUID statement,
        int number,
        String accountKey,
        Money amount,
        LocalDate arrivedOn,
        @Nullable String payer,
        boolean isBooked,
        boolean isThere) {

    private static final Refusal NOT_INCOMING = Refusal.rule("funds.suspense-not-incoming")
            .curedBy(Cure.of("funds.name-a-booked-credit", Roles.AGENCY_ACCOUNTANT));

    private static final Refusal THERE = Refusal.state("funds.suspense-there");

    /** Only money that the bank booked in; each entry once. */
    public Outcome<ArrivedEntry> suspend(Permitted permitted) {
        if (!isBooked || !amount.isMoreThan(Money.ZERO)) {
            return Outcome.declined(NOT_INCOMING.with("entry", number));
        }
        return isThere ? Outcome.declined(there(number)) : Outcome.done(this);
    }

    public static Refusal there(int number) {
        return THERE.with("entry", number);
    }
}
