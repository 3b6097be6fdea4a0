package org.fivetrust.funds.receipt;

import java.time.Clock;
import java.time.LocalDate;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.receipt.model.Receipt;
import org.fivetrust.funds.receiptbook.ReceiptBooks;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers what came in: the receipt, its entry and its events in the transaction around it. */
@Component
public class ReceiptRegistration {

    private final Receipts receipts;
    private final TrustAccounts accounts;
    private final ReceiptBooks books;
    private final ReceiptEvents events;
    private final Clock clock;

    ReceiptRegistration(
            Receipts receipts, TrustAccounts accounts, ReceiptBooks books, ReceiptEvents events, Clock clock) {
        this.receipts = receipts;
        this.accounts = accounts;
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    public Mono<Void> register(Receipt receipt, Permitted permitted, Caller caller) {
        return accounts.mustBeWithinLimit("RECEIPT", receipt.amount(), receipt.receivedOn())
                .then(Mono.defer(() -> accounts.lock(receipt.principal(), receipt.account())))
                .map(account -> receipt.register(permitted, account, LocalDate.now(clock), clock.instant()))
                .map(Outcome::orRefuse)
                .delayUntil(_ -> books.mustAllow(caller, receipt.principal(), receipt.numberKey()))
                .flatMap(entry -> add(receipt, entry, permitted, caller));
    }

    private Mono<Void> add(Receipt receipt, Entry entry, Permitted permitted, Caller caller) {
        return receipts.add(receipt, permitted.basis(), caller, entry.recordedAt())
                .then(Mono.defer(() -> accounts.enter(entry)))
                .then(Mono.defer(() -> events.registered(receipt)));
    }
}
