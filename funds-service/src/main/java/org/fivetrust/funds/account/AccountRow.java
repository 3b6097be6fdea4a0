package org.fivetrust.funds.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A stored trust account. */
@Table("trust_account")
record AccountRow(
        String principal,
        UUID id,
        String name,
        String bank,
        String number,
        @Nullable String shared,
        LocalDate openedOn,
        Instant openedAt,
        long balance,
        long cleared,
        long reserved,
        long available) {

    TrustAccount toModel() {
        return new TrustAccount(
                id,
                new PrincipalId(principal),
                name,
                bank,
                new AccountNumber(number),
                openedOn,
                Money.ofFen(balance),
                Money.ofFen(available));
    }

    TrustAccountMessages.View view() {
        return new TrustAccountMessages.View(
                id,
                principal,
                name,
                bank,
                number,
                shared,
                openedOn,
                Money.ofFen(balance).toString(),
                Money.ofFen(cleared).toString(),
                Money.ofFen(available).toString(),
                openedAt);
    }
}
