package org.fivetrust.funds.budget;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.budget.BudgetMessages.LineMessage;
import org.fivetrust.funds.budget.model.AmendmentOrder;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetStatus;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code budget_amendment_view}. */
@Table("budget_amendment_view")
record AmendmentRow(
        String principal,
        UUID id,
        UUID budget,
        int year,
        String reason,
        String resolution,
        Json lines,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String adoptedBy,
        @Nullable Instant adoptedAt,
        BudgetStatus status) {

    AmendmentOrder toOrder(List<BudgetLine> asked) {
        return new AmendmentOrder(new PrincipalId(principal), budget, year, reason, resolution, asked);
    }

    BudgetMessages.AmendmentView view(List<BudgetLine> asked) {
        return new BudgetMessages.AmendmentView(
                id,
                principal,
                budget,
                reason,
                resolution,
                asked.stream()
                        .map(line -> new LineMessage(
                                line.code(), line.name(), line.amount().toString()))
                        .toList(),
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                adoptedBy,
                adoptedAt);
    }
}
