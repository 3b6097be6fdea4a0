package org.fivetrust.funds.imprest;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.imprest.ImprestMessages.AdvanceView;
import org.fivetrust.funds.imprest.ImprestMessages.PaperMessage;
import org.fivetrust.funds.imprest.ImprestMessages.SettlementView;
import org.fivetrust.funds.imprest.model.Advance;
import org.fivetrust.funds.imprest.model.Paper;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code imprest_advance_view}. */
@Table("imprest_advance_view")
record AdvanceRow(
        String principal,
        UUID id,
        UUID imprest,
        long amount,
        String purpose,
        LocalDate advancedOn,
        LocalDate dueOn,
        String advancedBy,
        Instant advancedAt,
        @Nullable UUID settlement,
        @Nullable Long spent,
        @Nullable Long returned,
        @Nullable String slip,
        @Nullable String spentOn,
        @Nullable String category,
        @Nullable Json papers,
        @Nullable LocalDate settledOn,
        @Nullable String settledBy) {

    boolean isSettled() {
        return settlement != null;
    }

    Advance toModel() {
        return new Advance(Money.ofFen(amount), advancedOn, dueOn);
    }

    AdvanceView view(List<Paper> given) {
        return new AdvanceView(
                id,
                principal,
                imprest,
                Money.ofFen(amount).toString(),
                purpose,
                advancedOn,
                dueOn,
                advancedBy,
                advancedAt,
                settlement(given));
    }

    private @Nullable SettlementView settlement(List<Paper> given) {
        return settlement == null
                        || spent == null
                        || returned == null
                        || spentOn == null
                        || category == null
                        || settledOn == null
                        || settledBy == null
                ? null
                : new SettlementView(
                        settlement,
                        Money.ofFen(spent).toString(),
                        Money.ofFen(returned).toString(),
                        slip,
                        spentOn,
                        category,
                        given.stream()
                                .map(paper -> new PaperMessage(paper.kind(), paper.number()))
                                .toList(),
                        settledOn,
                        settledBy);
    }
}
