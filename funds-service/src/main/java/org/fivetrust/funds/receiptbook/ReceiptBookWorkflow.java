package org.fivetrust.funds.receiptbook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.StandingStep;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Ask;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Issue;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Lose;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.MakeVoid;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.NumberView;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.Status;
import org.fivetrust.funds.receiptbook.ReceiptBookMessages.View;
import org.fivetrust.funds.receiptbook.model.NumberStatus;
import org.fivetrust.funds.receiptbook.model.ReceiptBook;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Ruling.Permitted;
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

/** A book's way from the stock to its holder and back, and what becomes of its numbers. */
@Component
class ReceiptBookWorkflow {

    private static final String KIND = "RECEIPT_BOOK";

    private final StandingActs standing;
    private final ReceiptBooks books;
    private final Transactions transactions;
    private final Clock clock;

    ReceiptBookWorkflow(StandingActs standing, ReceiptBooks books, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> register(Caller caller, IdempotencyKey key, Ask ask) {
        ask.toNumbers();
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                KIND,
                View.class,
                permitted -> register(caller, UUID.randomUUID(), ask, permitted));
    }

    private Mono<CommandResult<View>> register(Caller caller, UUID id, Ask ask, Permitted permitted) {
        return books.add(id, ask, permitted.basis(), caller, clock.instant())
                .then(Mono.defer(() -> books.find(caller.scope(), id)))
                .map(row -> CommandResult.created("/v1/receipt-books/" + id, row.view()));
    }

    Mono<ResponseEntity<View>> issue(Caller caller, IdempotencyKey key, UUID id, Issue issue) {
        return onBook(
                caller,
                key,
                id,
                issue,
                (book, permitted) -> books.issued(
                        book,
                        book.issue(permitted, issue.holder(), caller.subject(), clock.instant())
                                .orRefuse()));
    }

    Mono<ResponseEntity<View>> takeBack(Caller caller, IdempotencyKey key, UUID id) {
        return onBook(
                caller,
                key,
                id,
                "",
                (book, permitted) -> books.returned(
                        book,
                        book.takeBack(permitted, caller.subject(), clock.instant())
                                .orRefuse()));
    }

    Mono<ResponseEntity<View>> verify(Caller caller, IdempotencyKey key, UUID id) {
        return onBook(
                caller,
                key,
                id,
                "",
                (book, permitted) -> books.verified(
                        book,
                        book.verify(permitted, caller.subject(), clock.instant())
                                .orRefuse()));
    }

    Mono<ResponseEntity<View>> makeVoid(Caller caller, IdempotencyKey key, UUID id, long number, MakeVoid spoilt) {
        return onBook(
                caller,
                key,
                id,
                spoilt,
                (book, permitted) -> books.account(spoilt(
                        caller,
                        book,
                        number,
                        book.makeVoid(permitted, number, spoilt.copies()).orRefuse(),
                        spoilt,
                        permitted)));
    }

    private NewReceiptNumber spoilt(
            Caller caller, ReceiptBook book, long number, NumberStatus status, MakeVoid spoilt, Permitted permitted) {
        return new NewReceiptNumber(
                book.principal().value(),
                book.id(),
                number,
                status,
                spoilt.copies(),
                null,
                spoilt.reason(),
                caller.subject(),
                clock.instant(),
                permitted.basis());
    }

    Mono<ResponseEntity<View>> lose(Caller caller, IdempotencyKey key, UUID id, long number, Lose loss) {
        return onBook(
                caller,
                key,
                id,
                loss,
                (book, permitted) -> books.account(lost(
                        caller,
                        book,
                        number,
                        book.lose(permitted, number, loss.lostOn(), LocalDate.now(clock))
                                .orRefuse(),
                        loss,
                        permitted)));
    }

    private NewReceiptNumber lost(
            Caller caller, ReceiptBook book, long number, NumberStatus status, Lose loss, Permitted permitted) {
        return new NewReceiptNumber(
                book.principal().value(),
                book.id(),
                number,
                status,
                null,
                loss.lostOn(),
                loss.reason(),
                caller.subject(),
                clock.instant(),
                permitted.basis());
    }

    /** What is done with a book that is held for it. */
    @FunctionalInterface
    private interface BookStep {

        Mono<Void> take(ReceiptBook book, Permitted permitted);
    }

    private Mono<ResponseEntity<View>> onBook(Caller caller, IdempotencyKey key, UUID id, Object body, BookStep step) {
        return books.find(caller.scope(), id)
                .as(transactions.within(caller.scope()))
                .flatMap(row -> perform(new IdempotentRequest(caller, row.owner(), key, body), id, step));
    }

    private Mono<ResponseEntity<View>> perform(IdempotentRequest request, UUID id, BookStep step) {
        request.caller().mustActFor(request.principal());
        StandingStep<View> taken = permitted -> books.lock(request.principal(), id)
                .flatMap(book -> step.take(book, permitted))
                .then(Mono.defer(() -> books.find(request.caller().scope(), id)))
                .map(row -> CommandResult.ok(row.view()));
        return standing.perform(request, KIND, View.class, taken);
    }

    Mono<View> find(Caller caller, UUID id) {
        return books.find(caller.scope(), id).map(ReceiptBookRow::view).as(transactions.within(caller.scope()));
    }

    Mono<Page<View>> list(
            Caller caller,
            @Nullable String principal,
            @Nullable Status status,
            @Nullable String holder,
            PageRequest page) {
        return books.list(caller.scope(), principal, status, holder, page)
                .map(rows -> rows.map(ReceiptBookRow::view))
                .as(transactions.within(caller.scope()));
    }

    Mono<Page<NumberView>> numbers(Caller caller, UUID id, PageRequest page) {
        return books.find(caller.scope(), id)
                .flatMap(row -> books.numbers(row, page))
                .map(rows -> rows.map(ReceiptNumberRow::view))
                .as(transactions.within(caller.scope()));
    }
}
