package org.fivetrust.agreements.ruling.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;

/**
 * The facts about one principal as they were read at one moment, for every agreement in force from that day on. What is
 * dated is judged at the day of the act, so they do not age by themselves.
 *
 * @param since the first day an act can be judged at
 * @param agreements the facts under each agreement, without related parties
 * @param complete whether they hold all past acts of the longest splitting window
 */
public record PrincipalFacts(LocalDate since, List<RulingFacts> agreements, boolean complete) {

    public PrincipalFacts {
        agreements = List.copyOf(agreements);
    }

    /** @param mostActs more past acts than these are left out, so that the facts are not complete */
    public static PrincipalFacts of(
            LocalDate since, List<RulingFacts> agreements, List<PastAct> pastActs, int mostActs) {
        var complete = pastActs.size() <= mostActs;
        var acts = complete ? List.copyOf(pastActs) : List.<PastAct>of();
        return new PrincipalFacts(
                since, agreements.stream().map(facts -> facts.with(acts)).toList(), complete);
    }

    public boolean isOf(String community) {
        return agreements.stream().anyMatch(facts -> facts.isOf(community));
    }

    /** Nothing where they do not reach far enough. */
    public Optional<RulingFacts> find(RulingQuery query, List<RelatedParty> relatedParties) {
        return query.on().isBefore(since)
                        || !complete && !query.counterparties().isEmpty()
                ? Optional.empty()
                : Optional.of(agreements.stream()
                        .filter(facts -> facts.isInForceOn(query.on()))
                        .findFirst()
                        .map(facts -> facts.about(relatedParties))
                        .orElse(RulingFacts.NO_AGREEMENT));
    }
}
