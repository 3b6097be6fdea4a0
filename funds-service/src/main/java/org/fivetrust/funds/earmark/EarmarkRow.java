package org.fivetrust.funds.earmark;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.funds.earmark.EarmarkMessages.View;
import org.fivetrust.funds.earmark.model.EarmarkOrder;
import org.fivetrust.funds.earmark.model.EarmarkStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code earmark_view}. */
@Table("earmark_view")
record EarmarkRow(
        String principal,
        UUID id,
        String code,
        String giver,
        String document,
        long amount,
        UUID account,
        long held,
        String[] purposes,
        String[] categories,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        long received,
        long reserved,
        long spent,
        long released,
        long remaining,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String openedBy,
        @Nullable Instant openedAt,
        @Nullable Instant endedAt,
        EarmarkStatus status) {

    Scope own() {
        return Scope.only(new PrincipalId(principal));
    }

    EarmarkOrder toOrder() {
        return new EarmarkOrder(
                new PrincipalId(principal),
                code,
                giver,
                document,
                Money.ofFen(amount),
                account,
                Money.ofFen(held),
                List.of(purposes),
                List.of(categories),
                validFrom,
                validTo);
    }

    View view() {
        return new View(
                id,
                principal,
                code,
                giver,
                document,
                Money.ofFen(amount).toString(),
                account,
                Money.ofFen(held).toString(),
                List.of(purposes),
                List.of(categories),
                validFrom,
                validTo,
                Money.ofFen(received).toString(),
                Money.ofFen(reserved).toString(),
                Money.ofFen(spent).toString(),
                Money.ofFen(released).toString(),
                Money.ofFen(remaining).toString(),
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                openedBy,
                openedAt,
                endedAt);
    }
}
