package org.fivetrust.assets.lease;

import org.fivetrust.assets.asset.model.AssetStatus;
import org.fivetrust.assets.asset.model.CardNumber;

/** What a lease needs to know of its asset, from {@code asset_view}. */
record AssetToLet(String name, int cardYear, int cardSerial, AssetStatus status) {

    CardNumber cardNumber() {
        return new CardNumber(cardYear, cardSerial);
    }

    boolean isDisposed() {
        return status == AssetStatus.DISPOSED;
    }
}
