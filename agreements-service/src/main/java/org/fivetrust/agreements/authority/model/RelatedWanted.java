package org.fivetrust.agreements.authority.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks what acts of a community towards one counterparty have moved within so many days up to one day.
 *
 * @param act the act in question, which does not count itself
 * @param knownAt what was not known at that moment does not count; nothing: all that is known now
 */
public record RelatedWanted(
        String community,
        String kind,
        int days,
        UUID act,
        String counterparty,
        @Nullable String account,
        LocalDate on,
        @Nullable Instant knownAt) {}
