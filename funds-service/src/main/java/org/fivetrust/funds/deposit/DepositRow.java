package org.fivetrust.funds.deposit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.deposit.DepositMessages.SlipMessage;
import org.fivetrust.funds.deposit.DepositMessages.View;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code deposit_view}. */
@Table("deposit_view")
record DepositRow(
        String principal,
        UUID id,
        UUID account,
        UUID[] receipts,
        UUID[] spent,
        @Nullable UUID consent,
        long amount,
        LocalDate depositedOn,
        String depositedBy,
        @Nullable String slip,
        @Nullable LocalDate clearedOn,
        Instant recordedAt) {

    boolean isCleared() {
        return slip != null;
    }

    View view() {
        return new View(
                id,
                principal,
                account,
                List.of(receipts),
                List.of(spent),
                consent,
                Money.ofFen(amount).toString(),
                depositedOn,
                depositedBy,
                slip == null || clearedOn == null ? null : new SlipMessage(slip, clearedOn),
                recordedAt);
    }
}
