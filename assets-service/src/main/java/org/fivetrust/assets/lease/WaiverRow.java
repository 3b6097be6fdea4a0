package org.fivetrust.assets.lease;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.assets.lease.WaiverMessages.Part;
import org.fivetrust.assets.lease.WaiverMessages.View;
import org.fivetrust.assets.lease.model.Tenant;
import org.fivetrust.assets.lease.model.WaiverOrder;
import org.fivetrust.assets.lease.model.WaiverStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code rent_waiver_view}. */
@Table("rent_waiver_view")
record WaiverRow(
        String principal,
        UUID id,
        UUID lease,
        String leaseNumber,
        String tenantName,
        Integer[] numbers,
        Long[] amounts,
        String reason,
        String document,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String grantedBy,
        @Nullable Instant grantedAt,
        WaiverStatus status) {

    private List<WaiverOrder.Part> parts() {
        return IntStream.range(0, numbers.length)
                .mapToObj(n -> new WaiverOrder.Part(numbers[n], Money.ofFen(amounts[n])))
                .toList();
    }

    WaiverOrder toOrder() {
        return new WaiverOrder(
                new PrincipalId(principal), lease, leaseNumber, new Tenant(tenantName), parts(), reason, document);
    }

    View view() {
        return new View(
                id,
                principal,
                lease,
                parts().stream().map(Part::of).toList(),
                toOrder().amount().toString(),
                reason,
                document,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                grantedBy,
                grantedAt);
    }
}
