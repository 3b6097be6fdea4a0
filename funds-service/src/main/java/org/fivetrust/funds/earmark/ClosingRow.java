package org.fivetrust.funds.earmark;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.earmark.EarmarkMessages.ClosingView;
import org.fivetrust.funds.earmark.model.ClosingOrder;
import org.fivetrust.funds.earmark.model.ClosingStatus;
import org.fivetrust.funds.earmark.model.Remainder;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code earmark_closing_view}. */
@Table("earmark_closing_view")
record ClosingRow(
        String principal,
        UUID id,
        UUID earmark,
        String code,
        String giver,
        long remainder,
        @Nullable Remainder decision,
        String reason,
        @Nullable String resolution,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        ClosingStatus status) {

    ClosingOrder toOrder() {
        return new ClosingOrder(
                new PrincipalId(principal), earmark, code, giver, Money.ofFen(remainder), decision, reason, resolution);
    }

    ClosingView view() {
        return new ClosingView(
                id,
                principal,
                earmark,
                code,
                Money.ofFen(remainder).toString(),
                decision,
                reason,
                resolution,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                endedBy,
                endedAt);
    }
}
