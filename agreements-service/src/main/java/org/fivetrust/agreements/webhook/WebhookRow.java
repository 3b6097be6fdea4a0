package org.fivetrust.agreements.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A stored subscription with its pending deliveries. */
@Table("webhook_view")
record WebhookRow(
        UUID id,
        String owner,
        String ownerName,
        @Nullable String subdistrict,
        List<String> principals,
        List<String> types,
        String address,
        @Nullable String description,
        String status,
        @Nullable String reason,
        Instant createdAt,
        Instant changedAt,
        long pending,
        @Nullable Instant failingSince) {

    /** Visible to its owner, and to a centre head, to whom row-level security shows those of one sub-district only. */
    boolean isVisibleTo(Caller caller) {
        return owner.equals(caller.subject()) || caller.hasAny(Permission.READ_ALL_SUBSCRIPTIONS.roles());
    }

    WebhookMessages.View view() {
        return new WebhookMessages.View(
                id,
                address,
                types,
                principals,
                subdistrict,
                description,
                WebhookMessages.Status.valueOf(status),
                reason,
                ownerName,
                createdAt,
                changedAt,
                pending,
                failingSince,
                null);
    }
}
