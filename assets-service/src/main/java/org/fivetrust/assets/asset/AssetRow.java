package org.fivetrust.assets.asset;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.StartRule;
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
        AssetUse use,
        @Nullable DepreciationMethod method,
        @Nullable StartRule startRule,
        @Nullable Integer lifeMonths,
        @Nullable Long capacity,
        @Nullable String workUnit,
        @Nullable Long residual,
        @Nullable Long openingUsed,
        @Nullable Long openingAccumulated,
        @Nullable Long openingMeter,
        String registeredBy,
        Instant registeredAt,
        @Nullable UUID disposal,
        @Nullable LocalDate disposedOn,
        AssetStatus status,
        Json schedule) {

    CardNumber cardNumber() {
        return new CardNumber(cardYear, cardSerial);
    }
}
