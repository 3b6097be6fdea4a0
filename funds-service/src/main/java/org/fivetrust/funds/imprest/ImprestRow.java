package org.fivetrust.funds.imprest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.imprest.ImprestMessages.View;
import org.fivetrust.funds.imprest.model.ImprestOrder;
import org.fivetrust.funds.imprest.model.ImprestStatus;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code imprest_view}. */
@Table("imprest_view")
record ImprestRow(
        String principal,
        UUID id,
        UUID account,
        String holder,
        long ceiling,
        String purpose,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        long outstanding,
        @Nullable LocalDate dueOn,
        String digest,
        @Nullable UUID matter,
        @Nullable String matterNumber,
        @Nullable UUID warrantId,
        String requestedBy,
        Instant requestedAt,
        @Nullable String grantedBy,
        @Nullable Instant grantedAt,
        ImprestStatus status) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Scope own() {
        return Scope.only(owner());
    }

    ImprestOrder toOrder() {
        return new ImprestOrder(owner(), account, holder, Money.ofFen(ceiling), purpose, validFrom, validTo);
    }

    View view() {
        return new View(
                id,
                principal,
                account,
                holder,
                Money.ofFen(ceiling).toString(),
                purpose,
                validFrom,
                validTo,
                Money.ofFen(outstanding).toString(),
                Money.ofFen(ceiling - outstanding).toString(),
                dueOn,
                status,
                digest,
                matter,
                matterNumber,
                warrantId,
                requestedBy,
                requestedAt,
                grantedBy,
                grantedAt);
    }
}
