package org.fivetrust.agreements.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.rulebook.model.Permission;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;

/** A subscription as it is kept, with how its deliveries stand. */
record WebhookRow(
        UUID id,
        String owner,
        String ownerName,
        @Nullable String street,
        String[] principals,
        String[] types,
        String address,
        @Nullable String description,
        String status,
        @Nullable String reason,
        Instant createdAt,
        Instant changedAt,
        long pending,
        @Nullable Instant failingSince) {

    /** A machine sees its own; the centre's head those of his street, and row-level security shows him no other. */
    boolean isVisibleTo(Caller caller) {
        return owner.equals(caller.subject()) || caller.hasAny(Permission.READ_ALL_SUBSCRIPTIONS.roles());
    }

    WebhookMessages.View view() {
        return new WebhookMessages.View(
                id,
                address,
                List.of(types),
                List.of(principals),
                street,
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
