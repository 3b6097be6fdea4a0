package org.fivetrust.funds.transfer;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.transfer.model.Direction;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The event of a transfer as one side sees it; each side is told its own. */
record TransferMade(
        UUID transfer,
        UUID account,
        Direction direction,
        String counterparty,
        Money amount,
        String purpose,
        LocalDate madeOn,
        String resolution,
        @Nullable String matterNumber) {

    static TransferMade of(TransferRow side, LocalDate on) {
        return new TransferMade(
                side.id(),
                side.account(),
                side.direction(),
                side.nameOfCounterparty(),
                Money.ofFen(side.amount()),
                side.purpose(),
                on,
                side.resolution(),
                side.matterNumber());
    }
}
