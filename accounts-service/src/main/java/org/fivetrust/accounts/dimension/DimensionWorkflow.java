package org.fivetrust.accounts.dimension;

import java.time.Clock;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.dimension.DimensionMessages.Ask;
import org.fivetrust.accounts.dimension.DimensionMessages.More;
import org.fivetrust.accounts.dimension.DimensionMessages.View;
import org.fivetrust.agreementclient.StandingActs;
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

/** Defines dimensions and shows them. */
@Component
class DimensionWorkflow {

    private final StandingActs standing;
    private final Books books;
    private final DimensionRows dimensions;
    private final Transactions transactions;
    private final Clock clock;

    DimensionWorkflow(
            StandingActs standing, Books books, DimensionRows dimensions, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.books = books;
        this.dimensions = dimensions;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> define(Caller caller, @Nullable IdempotencyKey key, UUID book, Ask ask) {
        return visible(caller, book)
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, ask),
                        "BOOK",
                        View.class,
                        permitted -> define(permitted, found, ask, caller.subject())));
    }

    private Mono<CommandResult<View>> define(Permitted permitted, Book book, Ask ask, String by) {
        var now = clock.instant();
        var ruling = permitted.basis().ruling();
        return dimensions
                .mustKnow(book, ask.accounts())
                .then(Mono.defer(() -> dimensions.define(book, ask, by, now, ruling)))
                .then(Mono.defer(() -> dimensions.require(book, ask, by, now, ruling)))
                .then(Mono.defer(() -> dimensions.add(book, ask.code(), ask.known(), by, now)))
                .then(Mono.defer(() -> dimensions.find(book, ask.code())))
                .map(view -> CommandResult.created("/v1/books/" + book.id() + "/dimensions", view));
    }

    Mono<ResponseEntity<View>> add(
            Caller caller, @Nullable IdempotencyKey key, UUID book, String dimension, More more) {
        return visible(caller, book)
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, more),
                        "BOOK",
                        View.class,
                        _ -> add(found, dimension, more, caller.subject())));
    }

    private Mono<CommandResult<View>> add(Book book, String dimension, More more, String by) {
        return dimensions
                .find(book, dimension)
                .then(Mono.defer(() -> dimensions.add(book, dimension, more.values(), by, clock.instant())))
                .then(Mono.defer(() -> dimensions.find(book, dimension)))
                .map(CommandResult::ok);
    }

    Mono<Page<View>> list(Caller caller, UUID book, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> dimensions.list(found, page))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Book> visible(Caller caller, UUID book) {
        return books.find(caller.scope(), book).as(transactions.within(caller.scope()));
    }
}
