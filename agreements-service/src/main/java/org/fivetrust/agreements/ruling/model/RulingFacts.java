package org.fivetrust.agreements.ruling.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreements.agreement.model.AgreementHold;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.relatedparty.model.RelatedParty;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about an act rests on besides the act. More past acts and related parties than bear on the act do
 * no harm: which of them count is decided here and nowhere else.
 *
 * @param agreement the one in force on the day of the act; nothing where none is
 * @param hold what holds it back
 * @param pastActs acts of the whole community, whatever the principal, in the order they were requested
 * @param relatedParties what is registered of the requester
 * @param knownAt by what was known then; nothing: by what is known now
 */
public record RulingFacts(
        @Nullable AgreementVersion agreement,
        @Nullable AgreementHold hold,
        List<PastAct> pastActs,
        List<RelatedParty> relatedParties,
        @Nullable Instant knownAt) {

    public static final RulingFacts NO_AGREEMENT = new RulingFacts(null, null, List.of(), List.of(), null);

    public RulingFacts {
        pastActs = List.copyOf(pastActs);
        relatedParties = List.copyOf(relatedParties);
    }

    RulingFacts with(List<PastAct> others) {
        return new RulingFacts(agreement, hold, others, relatedParties, knownAt);
    }

    RulingFacts about(List<RelatedParty> others) {
        return new RulingFacts(agreement, hold, pastActs, others, knownAt);
    }

    /** How far back past acts bear on an act under this agreement, in days. */
    public int longestWindow() {
        return agreement == null
                ? 0
                : agreement.compiled().kinds().stream()
                        .mapToInt(agreement.compiled()::splittingDays)
                        .max()
                        .orElse(0);
    }

    boolean isInForceOn(LocalDate day) {
        return agreement != null && agreement.isInForceOn(day);
    }

    boolean isOf(String community) {
        return agreement != null && agreement.community().equals(community);
    }

    public RulingInputs inputs(RulingQuery query, LocalDate today) {
        return agreement == null
                ? RulingInputs.NONE
                : new RulingInputs(
                        related(query), new RulingContext(isForRequester(query), hold, heldTo(query, today)));
    }

    public RelatedActs related(RulingQuery query) {
        var days = agreement == null ? 0 : agreement.compiled().splittingDays(query.kind());
        return days == 0
                ? RelatedActs.NONE
                : RelatedActs.of(pastActs.stream()
                        .filter(past -> past.countsWith(query, days, knownAt))
                        .toList());
    }

    /**
     * Whether the act is for its requester, registered or by the very name, or for a relative or firm of the requester.
     */
    private boolean isForRequester(RulingQuery query) {
        return query.counterparties().stream()
                .anyMatch(party -> party.isNamed(query.requesterName())
                        || !RelatedParty.near(party, query.on(), relatedParties).isEmpty());
    }

    /** An act dated back is still a new act; a question of the past is held to its own day. */
    private LocalDate heldTo(RulingQuery query, LocalDate today) {
        return knownAt == null && query.on().isBefore(today) ? today : query.on();
    }
}
