package org.fivetrust.assets.lease;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.lease.WaiverMessages.EndView;
import org.fivetrust.assets.lease.model.LeaseEndOrder;
import org.fivetrust.assets.lease.model.LeaseEndStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code lease_end_view}. */
@Table("lease_end_view")
record LeaseEndRow(
        String principal,
        UUID id,
        UUID lease,
        LocalDate lastDay,
        String reason,
        String document,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String endedBy,
        @Nullable Instant endedAt,
        LeaseEndStatus status) {

    LeaseEndOrder toOrder(LeaseRow ended) {
        var order = ended.toOrder();
        return new LeaseEndOrder(
                order.principal(),
                lease,
                ended.number(),
                order.tenant(),
                order.term(),
                order.rent(),
                lastDay,
                reason,
                document);
    }

    EndView view() {
        return new EndView(
                id,
                principal,
                lease,
                lastDay,
                reason,
                document,
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
