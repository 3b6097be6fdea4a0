package org.fivetrust.funds.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.transfer.model.Direction;
import org.fivetrust.funds.transfer.model.Transfer;
import org.fivetrust.funds.transfer.model.TransferOrder;
import org.fivetrust.funds.transfer.model.TransferStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code transfer_view}. */
@Table("transfer_view")
record TransferRow(
        String principal,
        UUID id,
        UUID account,
        Direction direction,
        String counterparty,
        @Nullable String counterpartyName,
        long amount,
        String purpose,
        String resolution,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String executedBy,
        @Nullable Instant executedAt,
        @Nullable LocalDate madeOn,
        TransferStatus status) {

    TransferOrder toOrder() {
        return new TransferOrder(
                new PrincipalId(principal),
                account,
                direction,
                new PrincipalId(counterparty),
                Money.ofFen(amount),
                purpose,
                resolution);
    }

    Transfer toModel() {
        return new Transfer(id, toOrder());
    }

    /** The legal name where it is known, else the id. */
    String nameOfCounterparty() {
        return counterpartyName == null ? counterparty : counterpartyName;
    }

    TransferMessages.View view() {
        return new TransferMessages.View(
                id,
                principal,
                account,
                direction,
                counterparty,
                nameOfCounterparty(),
                Money.ofFen(amount).toString(),
                purpose,
                resolution,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                executedBy,
                executedAt,
                madeOn);
    }
}
