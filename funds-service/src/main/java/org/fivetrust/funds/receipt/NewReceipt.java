package org.fivetrust.funds.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A receipt as it is written. */
@Table("receipt")
record NewReceipt(
        String principal,
        @Id UUID id,
        UUID account,
        LocalDate receivedOn,
        Money amount,
        String payer,
        String purpose,
        String category,
        String number,
        String numberKey,
        Receipt.Method method,
        @Nullable UUID lease,
        @Nullable UUID disposal,
        @Nullable String earmark,
        boolean emergency,
        String registeredBy,
        Instant registeredAt,
        Basis basis) {

    static NewReceipt of(Receipt receipt, Basis basis, String by, Instant at) {
        return new NewReceipt(
                receipt.principal().value(),
                receipt.id(),
                receipt.account(),
                receipt.receivedOn(),
                receipt.amount(),
                receipt.payer(),
                receipt.purpose(),
                receipt.category(),
                receipt.number(),
                receipt.numberKey(),
                receipt.method(),
                receipt.lease(),
                receipt.disposal(),
                receipt.earmark(),
                receipt.emergency(),
                by,
                at,
                basis);
    }
}
