package org.fivetrust.assets.disposal;

import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.asset.model.CardNumber;
import org.fivetrust.assets.depreciation.model.Schedule;
import org.fivetrust.shared.kernel.Money;

/** What a disposal needs to know of its asset, from {@code asset_view}. */
record AssetToDispose(
        String name, String category, int cardYear, int cardSerial, Schedule schedule, AssetStatus status) {

    CardNumber cardNumber() {
        return new CardNumber(cardYear, cardSerial);
    }

    Money cost() {
        return schedule.bases().getLast().cost();
    }
}
