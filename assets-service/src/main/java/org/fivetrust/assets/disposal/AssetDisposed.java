package org.fivetrust.assets.disposal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.assets.disposal.model.Evidence;
import org.fivetrust.assets.disposal.model.Manner;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * The event of an asset that was disposed of; what is still charged for the month it leaves in is among its
 * depreciation.
 */
record AssetDisposed(
        UUID disposal,
        UUID asset,
        String name,
        String cardNumber,
        String category,
        Manner manner,
        LocalDate disposedOn,
        Money cost,
        Money accumulatedDepreciation,
        @Nullable Money price,
        @Nullable String recipient,
        List<Evidence> evidence,
        @Nullable UUID matter,
        @Nullable String matterNumber) {

    static AssetDisposed of(DisposalRow row, AssetToDispose asset, List<Evidence> papers, LocalDate on) {
        var month = YearMonth.from(on);
        var schedule = asset.schedule().leaving(on);
        return new AssetDisposed(
                row.id(),
                row.asset(),
                asset.name(),
                asset.cardNumber().toString(),
                asset.category(),
                row.manner(),
                on,
                schedule.cost(month),
                schedule.accumulated(month),
                row.price() == null ? null : Money.ofFen(row.price()),
                row.recipientName(),
                papers,
                row.matter(),
                row.matterNumber());
    }
}
