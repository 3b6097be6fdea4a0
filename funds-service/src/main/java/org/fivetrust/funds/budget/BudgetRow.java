package org.fivetrust.funds.budget;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.budget.BudgetMessages.LineView;
import org.fivetrust.funds.budget.model.BudgetLine;
import org.fivetrust.funds.budget.model.BudgetOrder;
import org.fivetrust.funds.budget.model.BudgetStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code budget_view}. */
@Table("budget_view")
record BudgetRow(
        String principal,
        UUID id,
        int year,
        String resolution,
        Json lines,
        @Nullable Json balances,
        long total,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String adoptedBy,
        @Nullable Instant adoptedAt,
        BudgetStatus status) {

    Scope own() {
        return Scope.only(new PrincipalId(principal));
    }

    BudgetOrder toOrder(List<BudgetLine> asked) {
        return new BudgetOrder(new PrincipalId(principal), year, resolution, asked);
    }

    BudgetMessages.View view(List<LineView> now) {
        return new BudgetMessages.View(
                id,
                principal,
                year,
                resolution,
                Money.ofFen(total).toString(),
                now,
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
