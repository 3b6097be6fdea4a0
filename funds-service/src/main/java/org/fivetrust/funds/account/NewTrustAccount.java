package org.fivetrust.funds.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.TrustAccount;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Likeness;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A trust account as it is opened; its balance moves with its entries. */
@Table("trust_account")
record NewTrustAccount(
        String principal,
        @Id UUID id,
        String name,
        String bank,
        String number,
        String numberKey,
        @Nullable String shared,
        LocalDate openedOn,
        String openedBy,
        Instant openedAt,
        Basis basis) {

    static NewTrustAccount of(TrustAccount account, @Nullable String shared, Basis basis, String by, Instant at) {
        return new NewTrustAccount(
                account.principal().value(),
                account.id(),
                account.name(),
                account.bank(),
                account.number().value(),
                Likeness.number(account.number().value()),
                shared,
                account.openedOn(),
                by,
                at,
                basis);
    }
}
