package org.fivetrust.funds.receipt;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.funds.receipt.ReceiptMessages.Row;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.receipt.model.Registered.Reversal;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the books of each receipt, and the register of assets of those that name a lease or a disposal. */
@Component
class ReceiptEvents {

    private final Outbox outbox;

    ReceiptEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    private record ReceiptRegistered(
            UUID receipt,
            UUID account,
            String payer,
            Money amount,
            String purpose,
            String category,
            LocalDate receivedOn,
            String receiptNumber,
            @Nullable UUID lease,
            @Nullable UUID disposal) {}

    private record ReceiptReversed(
            UUID receipt,
            UUID account,
            String payer,
            Money amount,
            String purpose,
            String category,
            LocalDate reversedOn,
            String reason,
            String receiptNumber,
            @Nullable UUID lease,
            @Nullable UUID disposal) {}

    Mono<Void> registered(Receipt receipt) {
        return tell(
                receipt.principal(),
                new ReceiptRegistered(
                        receipt.id(),
                        receipt.account(),
                        receipt.payer(),
                        receipt.amount(),
                        receipt.purpose(),
                        receipt.category(),
                        receipt.receivedOn(),
                        receipt.number(),
                        receipt.lease(),
                        receipt.disposal()),
                receipt.lease() != null || receipt.disposal() != null);
    }

    Mono<Void> reversed(Row receipt, Reversal reversal) {
        return tell(
                reversal.principal(),
                new ReceiptReversed(
                        receipt.id(),
                        receipt.account(),
                        receipt.payer(),
                        Money.ofFen(receipt.amount()),
                        receipt.purpose(),
                        receipt.category(),
                        reversal.reversedOn(),
                        reversal.reason(),
                        receipt.number(),
                        receipt.lease(),
                        receipt.disposal()),
                receipt.lease() != null || receipt.disposal() != null);
    }

    private Mono<Void> tell(PrincipalId principal, Record data, boolean isOfAnAsset) {
        var toAccounts = outbox.add(Event.to("accounts", principal, data));
        return isOfAnAsset
                ? toAccounts.then(Mono.defer(() -> outbox.add(Event.to("assets", principal, data))))
                : toAccounts;
    }
}
