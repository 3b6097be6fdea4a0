package org.fivetrust.funds.imprest;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.funds.imprest.ImprestMessages.CountView;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code imprest_count}. */
@Table("imprest_count")
record CountRow(
        String principal,
        UUID id,
        UUID imprest,
        long cash,
        long papers,
        long expected,
        long difference,
        @Nullable String remark,
        String countedBy,
        Instant countedAt) {

    CountView view() {
        return new CountView(
                id,
                principal,
                imprest,
                Money.ofFen(cash).toString(),
                Money.ofFen(papers).toString(),
                Money.ofFen(expected).toString(),
                Money.ofFen(difference).toString(),
                remark,
                countedBy,
                countedAt);
    }
}
