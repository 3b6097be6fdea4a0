package org.fivetrust.funds.receipt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.fivetrust.funds.account.TrustAccounts;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.Alert;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.funds.earmark.Earmarks;
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
    private final Earmarks earmarks;
    private final ReceiptEvents events;
    private final Alerts alerts;
    private final Clock clock;

    ReceiptRegistration(
            Receipts receipts,
            TrustAccounts accounts,
            ReceiptBooks books,
            Earmarks earmarks,
            ReceiptEvents events,
            Alerts alerts,
            Clock clock) {
        this.receipts = receipts;
        this.accounts = accounts;
        this.books = books;
        this.earmarks = earmarks;
        this.events = events;
        this.alerts = alerts;
        this.clock = clock;
    }

    public Mono<Void> register(Receipt receipt, Permitted permitted, Caller caller) {
        return accounts.mustBeWithinLimit("RECEIPT", receipt.amount(), receipt.receivedOn())
                .then(Mono.defer(() -> accounts.lock(receipt.principal(), receipt.account())))
                .map(account -> receipt.register(permitted, account, LocalDate.now(clock), clock.instant()))
                .map(Outcome::orRefuse)
                .delayUntil(_ -> mustTake(receipt))
                .delayUntil(_ -> books.mustAllow(caller, receipt.principal(), receipt.numberKey()))
                .flatMap(entry -> add(receipt, entry, permitted, caller));
    }

    private Mono<Void> mustTake(Receipt receipt) {
        return receipt.earmark() == null
                ? Mono.empty()
                : earmarks.mustTake(receipt.principal(), receipt.earmark(), receipt.account());
    }

    private Mono<Void> add(Receipt receipt, Entry entry, Permitted permitted, Caller caller) {
        return receipts.add(receipt, permitted.basis(), caller, entry.recordedAt())
                .then(Mono.defer(() -> accounts.enter(entry)))
                .then(Mono.defer(() -> events.registered(receipt)))
                .then(Mono.defer(() -> look(receipt, caller)));
    }

    /** Cash on a day when the bank is closed lies somewhere; only an emergency explains it. */
    private Mono<Void> look(Receipt receipt, Caller caller) {
        return receipt.method() == Receipt.Method.BANK || receipt.emergency()
                ? Mono.empty()
                : receipts.isOnWorkingDay(receipt)
                        .filter(works -> !works)
                        .flatMap(_ -> alerts.raise(holidayCash(receipt, caller)));
    }

    private static Alert holidayCash(Receipt receipt, Caller caller) {
        return new Alert(
                        receipt.principal(),
                        AlertRule.HOLIDAY_CASH,
                        receipt.id(),
                        Map.of("amount", receipt.amount(), "receivedOn", receipt.receivedOn()))
                .by(caller.subject())
                .seen("/v1/receipts/" + receipt.id());
    }
}
