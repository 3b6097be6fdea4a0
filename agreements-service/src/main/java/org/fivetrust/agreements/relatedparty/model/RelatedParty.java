package org.fivetrust.agreements.relatedparty.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person's own name or account, a relative's or a firm's, on the days it is registered for; both included. */
public record RelatedParty(
        String subject,
        PartyKey key,
        LocalDate from,
        @Nullable LocalDate to) {

    public boolean is(PartyKey party, LocalDate on) {
        return key.is(party) && !from.isAfter(on) && (to == null || !to.isBefore(on));
    }
}
