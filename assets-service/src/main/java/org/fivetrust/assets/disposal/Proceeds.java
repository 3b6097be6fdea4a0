package org.fivetrust.assets.disposal;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.assets.disposal.DisposalMessages.ProceedsView;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A receipt of what was paid for a disposal, as the view of disposals has it. */
record Proceeds(
        UUID receipt,
        String receiptNumber,
        String payer,
        long amount,
        LocalDate receivedOn,
        @Nullable LocalDate reversedOn) {

    ProceedsView view() {
        return new ProceedsView(
                receipt, receiptNumber, payer, Money.ofFen(amount).toString(), receivedOn, reversedOn);
    }
}
