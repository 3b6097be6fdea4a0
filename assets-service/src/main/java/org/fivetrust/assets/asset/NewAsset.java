package org.fivetrust.assets.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A card as it is written; its number is given by the database. */
@Table("asset")
record NewAsset(
        String principal,
        @Id UUID id,
        String name,
        String category,
        Money cost,
        LocalDate acquiredOn,
        int quantity,
        @Nullable String place,
        @Nullable String keeper,
        @Nullable String source,
        @Nullable Integer lifeMonths,
        @Nullable Money residual,
        String registeredBy,
        Instant registeredAt,
        Basis basis) {

    static NewAsset of(Asset asset, Basis basis, String by, Instant at) {
        var depreciation = asset.bookValue().depreciation();
        return new NewAsset(
                asset.principal().value(),
                asset.id(),
                asset.name(),
                asset.category(),
                asset.bookValue().cost(),
                asset.bookValue().acquiredOn(),
                asset.quantity(),
                asset.place(),
                asset.keeper(),
                asset.source(),
                depreciation == null ? null : depreciation.lifeMonths(),
                depreciation == null ? null : depreciation.residual(),
                by,
                at,
                basis);
    }
}
