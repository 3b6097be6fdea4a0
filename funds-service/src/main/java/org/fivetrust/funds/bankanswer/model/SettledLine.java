package org.fivetrust.funds.bankanswer.model;

import org.fivetrust.funds.bankanswer.model.StatusReport.Status;
import org.fivetrust.funds.bankorder.model.BankOrder;
import org.fivetrust.funds.bankorder.model.Settlement;

/** What a report says of one payment, and what comes of it. */
public record SettledLine(BankOrder order, Status status, Settlement settlement) {

    static SettledLine of(BankOrder order, Status status) {
        return new SettledLine(order, status, order.settle(status.answer()));
    }

    public boolean contradicts() {
        return settlement instanceof Settlement.Contradicts;
    }
}
