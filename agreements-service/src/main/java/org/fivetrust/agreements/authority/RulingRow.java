package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.authority.RulingMessages.Item;
import org.fivetrust.agreements.authority.model.DecisionSummary;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RulingContext;
import org.fivetrust.agreements.authority.model.RulingOutcome;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A ruling at rest. {@code body}, the act as it was frozen, is missing from those of the first days. */
record RulingRow(
        String principal,
        UUID id,
        UUID act,
        String digest,
        RulingOutcome outcome,
        String kind,
        @Nullable Long amount,
        @Nullable Long bandedOn,
        String basis,
        @Nullable String refusal,
        String askedBy,
        Instant ruledAt,
        @Nullable String body,
        long relatedAmount,
        UUID[] related,
        @Nullable String band,
        @Nullable String surroundings,
        LocalDate asOf,
        @Nullable UUID matter) {

    Basis basis(JsonMapper json) {
        return json.readValue(basis, Basis.class);
    }

    @Nullable
    Refusal refusal(JsonMapper json) {
        return refusal == null ? null : json.readValue(refusal, Refusal.class);
    }

    @Nullable
    Band band(JsonMapper json) {
        return band == null ? null : json.readValue(band, Band.class);
    }

    DecisionSummary said(JsonMapper json) {
        var because = refusal(json);
        return new DecisionSummary(
                outcome,
                basis(json).clauses(),
                band(json),
                bandedOn == null ? null : Money.ofFen(bandedOn),
                because == null ? null : because.code());
    }

    /** What had been gathered when it was ruled on. */
    Related gathered(JsonMapper json) {
        return new Related(Money.ofFen(relatedAmount), matters(), surroundings(surroundings, json));
    }

    static RulingContext surroundings(@Nullable String kept, JsonMapper json) {
        return kept == null ? RulingContext.NONE : json.readValue(kept, RulingContext.class);
    }

    Item item(JsonMapper json) {
        var rests = basis(json);
        var because = refusal(json);
        return new Item(
                id,
                outcome.name(),
                principal,
                kind,
                text(amount),
                text(bandedOn),
                rests.clauses().stream().map(Clause::number).toList(),
                because == null ? null : because.code(),
                rests.agreement(),
                rests.agreementVersion(),
                act,
                matter,
                askedBy,
                asOf,
                ruledAt);
    }

    List<UUID> matters() {
        return List.of(related);
    }

    static @Nullable String text(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }
}
