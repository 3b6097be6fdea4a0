package org.fivetrust.accounts.statement;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.statement.LayoutMessages.Figure;
import org.fivetrust.accounts.statement.LayoutMessages.FigureView;
import org.fivetrust.accounts.statement.LayoutMessages.View;
import org.fivetrust.accounts.statement.model.Formula;
import org.fivetrust.accounts.statement.model.Term;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Copies layouts, changes the copies and enters figures that no account yields. Statutory layouts cannot change. */
@Component
class LayoutWorkflow {

    private static final Refusal STATUTORY = Refusal.rule("accounts.layout-statutory");

    private static final Refusal CHANGED = Refusal.state("accounts.layout-changed");

    private final Books books;
    private final Layouts layouts;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Clock clock;

    LayoutWorkflow(Books books, Layouts layouts, Idempotency idempotency, Transactions transactions, Clock clock) {
        this.books = books;
        this.layouts = layouts;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<Page<View>> list(Caller caller, UUID book, PageRequest page) {
        return principal(caller, book)
                .flatMap(principal -> layouts.list(principal, book, page))
                .as(transactions.within(caller.scope()));
    }

    Mono<ResponseEntity<View>> copy(Caller caller, @Nullable IdempotencyKey key, UUID book, LayoutMessages.Ask ask) {
        var id = UUID.randomUUID();
        return owner(caller, book)
                .flatMap(principal -> idempotency.once(
                        new IdempotentRequest(caller, principal, key, ask),
                        View.class,
                        copy(caller, principal, book, id, ask)));
    }

    private Mono<CommandResult<View>> copy(
            Caller caller, PrincipalId principal, UUID book, UUID id, LayoutMessages.Ask ask) {
        return layouts.find(principal, book, ask.layout())
                .flatMap(found ->
                        layouts.copy(principal, book, id, found, ask.name(), caller.subject(), clock.instant()))
                .then(Mono.defer(() -> layouts.find(principal, book, id.toString())))
                .map(view -> CommandResult.created("/v1/books/" + book + "/statement-layouts/" + id, view));
    }

    Mono<View> find(Caller caller, UUID book, String layout) {
        return principal(caller, book)
                .flatMap(principal -> layouts.find(principal, book, layout))
                .as(transactions.within(caller.scope()));
    }

    Mono<View> change(Caller caller, UUID book, String layout, LayoutMessages.Lines wanted) {
        var lines = wanted.toLayout();
        var faults = lines.faults();
        return faults.isEmpty()
                ? principal(caller, book)
                        .flatMap(principal -> layouts.find(principal, book, layout)
                                .map(LayoutWorkflow::changeable)
                                .flatMap(found ->
                                        layouts.change(principal, UUID.fromString(found.id()), found.version(), lines))
                                .then(Mono.defer(() -> layouts.find(principal, book, layout))))
                        .onErrorMap(DuplicateKeyException.class, _ -> new Refused(CHANGED))
                        .as(transactions.within(caller.scope()))
                : Mono.error(new InvalidValue(faults));
    }

    private static View changeable(View found) {
        if (found.statutory()) {
            throw new Refused(STATUTORY.with("layout", found.id()));
        }
        return found;
    }

    Mono<ResponseEntity<FigureView>> enter(Caller caller, @Nullable IdempotencyKey key, UUID book, Figure figure) {
        return owner(caller, book)
                .flatMap(principal -> idempotency.once(
                        new IdempotentRequest(caller, principal, key, figure),
                        FigureView.class,
                        enter(caller, principal, book, figure)));
    }

    private Mono<CommandResult<FigureView>> enter(Caller caller, PrincipalId principal, UUID book, Figure figure) {
        return layouts.find(principal, book, figure.layout())
                .doOnNext(layout -> mustAsk(layout, figure))
                .flatMap(_ -> layouts.enter(principal, book, figure, caller.subject(), clock.instant()))
                .thenReturn(CommandResult.created(
                        "/v1/books/" + book + "/statement-figures",
                        new FigureView(
                                book,
                                figure.layout(),
                                figure.number(),
                                figure.term(),
                                figure.period().toString(),
                                figure.current(),
                                figure.yearToDate())));
    }

    /** A figure may be entered only for a manual function of its line. */
    private static void mustAsk(View layout, Figure figure) {
        var asked = layout.lines().stream()
                .filter(line -> line.number().equals(figure.number()))
                .flatMap(line -> Formula.parse(line.formula()).terms().stream())
                .anyMatch(signed -> signed.term() instanceof Term.Entered entered
                        && entered.text().equals(figure.term()));
        if (!asked) {
            throw InvalidValue.worded("figure-unknown", "/term", "line", figure.number());
        }
    }

    private Mono<PrincipalId> owner(Caller caller, UUID book) {
        return principal(caller, book).as(transactions.within(caller.scope()));
    }

    private Mono<PrincipalId> principal(Caller caller, UUID book) {
        return books.find(caller.scope(), book).map(Book::principal);
    }
}
