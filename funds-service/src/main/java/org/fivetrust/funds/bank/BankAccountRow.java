package org.fivetrust.funds.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.account.model.AccountNumber;
import org.fivetrust.funds.bank.model.BankAccount;
import org.fivetrust.funds.bank.model.BankAccountKind;
import org.fivetrust.funds.bank.model.BankAccountOrder;
import org.fivetrust.funds.bank.model.BankAccountStatus;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code bank_account_view}. */
@Table("bank_account_view")
record BankAccountRow(
        String principal,
        UUID id,
        String holder,
        String bank,
        String bankCode,
        String number,
        BankAccountKind kind,
        String purpose,
        String resolution,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String openedBy,
        @Nullable String endReason,
        @Nullable LocalDate endedOn,
        BankAccountStatus status) {

    BankAccountOrder toOrder() {
        return new BankAccountOrder(
                new PrincipalId(principal),
                holder,
                bank,
                bankCode,
                new AccountNumber(number),
                kind,
                purpose,
                resolution);
    }

    BankAccount toModel() {
        return new BankAccount(id, new PrincipalId(principal), status);
    }

    BankAccountMessages.View view() {
        return new BankAccountMessages.View(
                id,
                principal,
                holder,
                bank,
                bankCode,
                number,
                kind,
                purpose,
                resolution,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                openedBy,
                endReason,
                endedOn);
    }
}
