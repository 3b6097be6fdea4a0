package org.fivetrust.agreements.ruling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule.Band;
import org.fivetrust.agreements.ruling.model.DecisionSummary;
import org.fivetrust.agreements.ruling.model.KeptRuling;
import org.fivetrust.agreements.ruling.model.RelatedActs;
import org.fivetrust.agreements.ruling.model.RulingContext;
import org.fivetrust.agreements.ruling.model.RulingInputs;
import org.fivetrust.agreements.ruling.model.RulingOutcome;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A ruling as it is stored. {@code body} is the act as it was frozen. */
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
        String body,
        long relatedAmount,
        UUID[] related,
        @Nullable String band,
        String context,
        LocalDate asOf,
        @Nullable UUID matter) {

    KeptRuling kept(JsonMapper json) {
        var refused = refusal == null ? null : json.readValue(refusal, Refusal.class);
        var rests = json.readValue(basis, Basis.class);
        return new KeptRuling(
                id,
                new PrincipalId(principal),
                act,
                kind,
                money(amount),
                body,
                digest,
                new DecisionSummary(
                        outcome,
                        rests.clauses(),
                        band == null ? null : json.readValue(band, Band.class),
                        money(bandedOn),
                        refused == null ? null : refused.code()),
                refused,
                rests,
                new RulingInputs(
                        new RelatedActs(Money.ofFen(relatedAmount), List.of(related)),
                        json.readValue(context, RulingContext.class)),
                askedBy,
                asOf,
                ruledAt,
                matter);
    }

    private static @Nullable Money money(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen);
    }
}
