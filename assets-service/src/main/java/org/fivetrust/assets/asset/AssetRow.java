package org.fivetrust.assets.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.asset.model.BookValue;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.asset.model.Depreciation;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;

/** One line of {@code asset_view}. */
@Table("asset_view")
record AssetRow(
        String principal,
        UUID id,
        int cardYear,
        int cardSerial,
        String name,
        String category,
        long cost,
        LocalDate acquiredOn,
        int quantity,
        @Nullable String place,
        @Nullable String keeper,
        @Nullable String source,
        @Nullable Integer lifeMonths,
        @Nullable Long residual,
        String registeredBy,
        Instant registeredAt,
        @Nullable UUID disposal,
        @Nullable LocalDate disposedOn,
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
