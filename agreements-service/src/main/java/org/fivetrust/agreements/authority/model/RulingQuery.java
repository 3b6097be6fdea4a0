package org.fivetrust.agreements.authority.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * An act that is only asked about, as far as it matters what it rests on: nothing is promised and nothing is kept.
 *
 * @param agreedBy which agreements count: those known at that moment; nothing: those known now
 * @param knownAt which related acts and restraints count
 */
public record RulingQuery(
        PrincipalId principal,
        String kind,
        UUID act,
        String askedBy,
        String askedByName,
        @Nullable String counterparty,
        @Nullable String account,
        LocalDate on,
        @Nullable Instant agreedBy,
        @Nullable Instant knownAt) {

    /** Only what is known now is remembered. */
    public boolean isOfNow() {
        return agreedBy == null && knownAt == null;
    }

    public RelatedWanted under(Ground ground) {
        return new RelatedWanted(
                principal, ground, kind, act, askedBy, askedByName, counterparty, account, on, knownAt);
    }
}
