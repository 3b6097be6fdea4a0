package org.fivetrust.accounts.book;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.BookMessages.NameUnit;
import org.fivetrust.accounts.book.Books.OnBookOpened;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Opens books and shows them. */
@Component
class BookWorkflow {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final StandingActs standing;
    private final Books books;
    private final UnitNames names;
    private final List<OnBookOpened> listeners;
    private final Transactions transactions;
    private final Clock clock;

    BookWorkflow(
            StandingActs standing,
            Books books,
            UnitNames names,
            List<OnBookOpened> listeners,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.names = names;
        this.listeners = listeners;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<BookMessages.View>> open(Caller caller, @Nullable IdempotencyKey key, BookMessages.Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var name = ask.named();
        return standing.perform(
                new IdempotentRequest(caller, principal, key, ask),
                "BOOK",
                BookMessages.View.class,
                permitted -> books.standard(ask.standard())
                        .map(standard -> new Book(UUID.randomUUID(), principal, standard, ask.startsOn()))
                        .map(book -> book.open(permitted, LocalDate.ofInstant(clock.instant(), CHINA)))
                        .map(Outcome::orRefuse)
                        .flatMap(book -> add(book, name, permitted.basis(), caller)));
    }

    private Mono<CommandResult<BookMessages.View>> add(Book book, @Nullable NameUnit name, Basis basis, Caller caller) {
        return books.add(book, basis, caller.subject(), clock.instant())
                .then(Mono.defer(() -> named(book, name, basis, caller)))
                .thenMany(Flux.fromIterable(listeners))
                .concatMap(listener -> listener.opened(book))
                .then(books.row(caller.scope(), book.id()))
                .map(row -> CommandResult.created("/v1/books/" + row.id(), BookMessages.View.of(row)));
    }

    private Mono<Void> named(Book book, @Nullable NameUnit name, Basis basis, Caller caller) {
        return name == null
                ? Mono.empty()
                : names.add(book, name, basis.ruling(), caller.subject(), clock.instant())
                        .then();
    }

    Mono<BookMessages.View> find(Caller caller, UUID id) {
        return books.row(caller.scope(), id).map(BookMessages.View::of).as(transactions.within(caller.scope()));
    }

    Mono<Page<BookMessages.View>> list(Caller caller, @Nullable String principal, PageRequest page) {
        return books.list(caller.scope(), principal, page)
                .map(rows -> rows.map(BookMessages.View::of))
                .as(transactions.within(caller.scope()));
    }
}
