package org.fivetrust.agreements.authority.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.fivetrust.shared.kernel.PrincipalId;

/** What was gathered for the questions of one message, each judged at its own time. */
public record Gathered(Map<PrincipalId, Footing> footings, Map<String, RelatedParties> near) {

    public static final Gathered NOTHING = new Gathered(Map.of(), Map.of());

    public Gathered {
        footings = Map.copyOf(footings);
        near = Map.copyOf(near);
    }

    /** Nothing where this was not gathered for, or does not reach far enough: then the database is asked. */
    public Optional<Findings> find(RulingQuery rulingQuery, LocalDate today) {
        var footing = footings.get(rulingQuery.principal());
        var people = rulingQuery.counterparty() == null ? RelatedParties.NOBODY : near.get(rulingQuery.askedBy());
        if (footing == null || people == null || !footing.reaches(rulingQuery)) {
            return Optional.empty();
        }
        return Optional.of(footing.on(rulingQuery.on())
                .map(span -> new Findings(span.ground(), footing.related(span, rulingQuery, people, today)))
                .orElse(Findings.NONE));
    }
}
