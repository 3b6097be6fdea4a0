package org.fivetrust.assets.disposal;

import java.time.LocalDate;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.asset.model.BookValue;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.asset.model.Depreciation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a disposal needs to know of its asset, from {@code asset_view}. */
record AssetToDispose(
        String name,
        String category,
        int cardYear,
        int cardSerial,
        long cost,
        LocalDate acquiredOn,
        @Nullable Integer lifeMonths,
        @Nullable Long residual,
        AssetStatus status) {

    CardNumber cardNumber() {
        return new CardNumber(cardYear, cardSerial);
    }

    BookValue bookValue() {
        var depreciation =
                lifeMonths == null || residual == null ? null : new Depreciation(lifeMonths, Money.ofFen(residual));
        return new BookValue(Money.ofFen(cost), acquiredOn, depreciation);
    }
}
