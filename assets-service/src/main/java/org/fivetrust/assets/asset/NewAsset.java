package org.fivetrust.assets.asset;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.asset.model.Asset;
import org.fivetrust.assets.depreciation.model.AssetUse;
import org.fivetrust.assets.depreciation.model.DepreciationMethod;
import org.fivetrust.assets.depreciation.model.StartRule;
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
        AssetUse use,
        @Nullable DepreciationMethod method,
        @Nullable StartRule startRule,
        @Nullable Integer lifeMonths,
        @Nullable Long capacity,
        @Nullable String workUnit,
        @Nullable Money residual,
        @Nullable Long openingUsed,
        @Nullable Money openingAccumulated,
        @Nullable Long openingMeter,
        String registeredBy,
        Instant registeredAt,
        Basis basis) {

    static NewAsset of(Asset asset, Basis basis, String by, Instant at) {
        var terms = asset.terms();
        var byWork = terms != null && terms.method() == DepreciationMethod.UNITS_OF_WORK ? terms : null;
        var byMonths = byWork == null ? terms : null;
        return new NewAsset(
                asset.principal().value(),
                asset.id(),
                asset.name(),
                asset.category(),
                asset.cost(),
                asset.acquiredOn(),
                asset.quantity(),
                asset.place(),
                asset.keeper(),
                asset.source(),
                asset.use(),
                terms == null ? null : terms.method(),
                terms == null ? null : terms.start(),
                byMonths == null ? null : Math.toIntExact(byMonths.life()),
                byWork == null ? null : byWork.life(),
                asset.workUnit(),
                terms == null ? null : terms.residual(),
                terms == null ? null : terms.opening().used(),
                terms == null ? null : terms.opening().accumulated(),
                byWork == null ? null : byWork.meter(),
                by,
                at,
                basis);
    }
}
