package org.fivetrust.agreements.authority.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * Asks what acts of a community towards one counterparty have moved within the splitting window up to one day, and what
 * else bears on an act under this agreement.
 *
 * @param act the act in question, which does not count itself
 * @param knownAt what was not known at that moment does not count; nothing: all that is known now
 */
public record RelatedWanted(
        PrincipalId principal,
        Ground ground,
        String kind,
        UUID act,
        String askedBy,
        String askedByName,
        @Nullable String counterparty,
        @Nullable String account,
        LocalDate on,
        @Nullable Instant knownAt) {

    public int days() {
        return counterparty == null ? 0 : ground.covenant().splittingDays(kind);
    }

    /** An act dated back is still a new act; a question of the past is held to its own day. */
    public LocalDate heldTo(LocalDate today) {
        return knownAt == null && on.isBefore(today) ? today : on;
    }
}
