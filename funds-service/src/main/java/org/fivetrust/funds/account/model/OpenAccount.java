package org.fivetrust.funds.account.model;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.fivetrust.shared.kernel.Ruling.Permitted;

/** Opens a trust account with what the principal hands over (移交) on that day. */
public record OpenAccount(
        UUID id,
        PrincipalId principal,
        String name,
        Holder holder,
        String bank,
        AccountNumber number,
        Money openingBalance,
        LocalDate openedOn) {

    private static final Refusal PERSONAL = Refusal.rule("funds.account-in-a-persons-name")
            .curedBy(Cure.of("funds.open-in-the-organisations-name", Roles.REPORTER));

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    /** In whose name the bank keeps the account. */
    public enum Holder {
        ORGANISATION,
        PERSON
    }

    public Outcome<TrustAccount> open(Permitted permitted, LocalDate today) {
        if (holder == Holder.PERSON) {
            return Outcome.declined(PERSONAL);
        }
        if (openedOn.isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", openedOn));
        }
        return Outcome.done(
                new TrustAccount(id, principal, name, bank, number, openedOn, openingBalance, openingBalance));
    }
}
