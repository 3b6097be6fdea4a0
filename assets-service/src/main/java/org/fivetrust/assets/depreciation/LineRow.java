package org.fivetrust.assets.depreciation;

import java.util.UUID;
import org.fivetrust.assets.depreciation.RunMessages.LineView;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.shared.kernel.Money;
import org.springframework.data.relational.core.mapping.Table;

/** One line of {@code depreciation_line_view}. */
@Table("depreciation_line_view")
record LineRow(
        String principal,
        UUID run,
        UUID asset,
        String name,
        String cardNumber,
        AssetUse use,
        long amount,
        long accumulated,
        long net) {

    LineView view() {
        return new LineView(
                asset,
                name,
                cardNumber,
                use,
                Money.ofFen(amount).toString(),
                Money.ofFen(accumulated).toString(),
                Money.ofFen(net).toString());
    }
}
