package org.fivetrust.agreements.relatedparty.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's own name or account, a relative's or a firm's, on the days it is registered for; both included. */
public record RelatedParty(
        String subject,
        PartyKey key,
        LocalDate from,
        @Nullable LocalDate to) {

    /** The people who are, or are near to, a party on a day (回避). */
    public static Set<String> near(PartyKey party, LocalDate on, List<RelatedParty> registered) {
        return registered.stream()
                .filter(related -> related.is(party, on))
                .map(RelatedParty::subject)
                .collect(Collectors.toSet());
    }

    public boolean is(PartyKey party, LocalDate on) {
        return key.is(party) && !from.isAfter(on) && (to == null || !to.isBefore(on));
    }
}
