package org.fivetrust.assets.disposal;

import java.time.LocalDate;
import org.fivetrust.assets.disposal.model.DisposalOrder;
import org.fivetrust.shared.kernel.Money;

/**
 * A disposal with the asset it is about and its values on the day it was requested.
 *
 * @param amount the sum the decision is about
 */
record ValuedDisposal(DisposalOrder order, AssetToDispose asset, Money netBookValue, Money amount) {

    static ValuedDisposal of(DisposalOrder order, AssetToDispose asset, LocalDate on) {
        var booked = asset.schedule().netOn(on);
        return new ValuedDisposal(order, asset, booked, order.amount(booked));
    }
}
