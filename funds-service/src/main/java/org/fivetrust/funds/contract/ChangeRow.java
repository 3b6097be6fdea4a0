package org.fivetrust.funds.contract;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.contract.ContractMessages.ChangeView;
import org.fivetrust.funds.contract.model.ChangeOrder;
import org.fivetrust.funds.contract.model.ContractStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code contract_change_view}. */
@Table("contract_change_view")
record ChangeRow(
        String principal,
        UUID id,
        UUID contract,
        String number,
        String payeeName,
        long amount,
        long price,
        boolean decidedAnew,
        String reason,
        String document,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String enteredBy,
        @Nullable Instant enteredAt,
        ContractStatus status) {

    ChangeOrder toOrder() {
        return new ChangeOrder(
                new PrincipalId(principal),
                contract,
                number,
                payeeName,
                Money.ofFen(amount),
                Money.ofFen(price),
                decidedAnew,
                reason,
                document);
    }

    ChangeView view() {
        return new ChangeView(
                id,
                principal,
                contract,
                Money.ofFen(amount).toString(),
                Money.ofFen(price).toString(),
                decidedAnew,
                reason,
                document,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                enteredBy,
                enteredAt);
    }
}
