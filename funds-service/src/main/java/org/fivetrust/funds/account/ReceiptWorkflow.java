package org.fivetrust.funds.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.funds.account.ReceiptMessages.Ask;
import org.fivetrust.funds.account.ReceiptMessages.Row;
import org.fivetrust.funds.account.ReceiptMessages.View;
import org.fivetrust.funds.account.model.Entry;
import org.fivetrust.funds.account.model.Receipt;
import org.fivetrust.funds.receiptbook.ReceiptBooks;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Registers what came in: the receipt, its entry and its event in one transaction. */
@Component
class ReceiptWorkflow {

    private final StandingActs standing;
    private final Receipts receipts;
    private final TrustAccounts accounts;
    private final ReceiptBooks books;
    private final AmountLimits limits;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ReceiptWorkflow(
            StandingActs standing,
            Receipts receipts,
            TrustAccounts accounts,
            ReceiptBooks books,
            AmountLimits limits,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.receipts = receipts;
        this.accounts = accounts;
        this.books = books;
        this.limits = limits;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, Ask ask) {
        var receipt = ask.toReceipt(UUID.randomUUID());
        caller.mustActFor(receipt.principal());
        return standing.perform(
                new IdempotentRequest(caller, receipt.principal(), key, ask),
                "RECEIPT",
                View.class,
                permitted -> register(receipt, permitted, caller));
    }

    private Mono<CommandResult<View>> register(Receipt receipt, Permitted permitted, Caller caller) {
        return limits.mustHold("RECEIPT", receipt.amount(), receipt.receivedOn())
                .then(accounts.lock(receipt.principal(), receipt.account()))
                .map(account -> receipt.register(permitted, account, LocalDate.now(clock), clock.instant()))
                .map(Outcome::orRefuse)
                .delayUntil(_ -> books.mustAllow(caller, receipt.principal(), receipt.numberKey()))
                .flatMap(entry -> add(receipt, entry, permitted, caller));
    }

    private Mono<CommandResult<View>> add(Receipt receipt, Entry entry, Permitted permitted, Caller caller) {
        return receipts.add(receipt, permitted.basis(), caller, entry.recordedAt())
                .then(accounts.enter(entry))
                .then(outbox.add(registered(receipt)))
                .then(Mono.defer(() -> receipts.find(caller.scope(), receipt.id())))
                .map(row -> CommandResult.created("/v1/receipts/" + row.id(), row.view()));
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

    private static Event registered(Receipt receipt) {
        return Event.to(
                "accounts",
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
                        receipt.disposal()));
    }

    Mono<View> find(Caller caller, UUID id) {
        return receipts.find(caller.scope(), id).map(Row::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return receipts.list(caller.scope(), principal, page)
                .map(rows -> rows.map(Row::view))
                .as(transactions.within(caller.scope()));
    }
}
