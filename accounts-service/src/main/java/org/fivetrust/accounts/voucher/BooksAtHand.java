package org.fivetrust.accounts.voucher;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.accounts.book.model.Side;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The book a voucher belongs to, and the accounts it names. */
@Repository
class BooksAtHand {

    private final DatabaseClient database;

    BooksAtHand(DatabaseClient database) {
        this.database = database;
    }

    private record BookRow(
            String principal,
            UUID id,
            String standard,
            String standardName,
            LocalDate startsOn,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceTo) {

        Book toModel() {
            return new Book(
                    id,
                    new PrincipalId(principal),
                    new Standard(standard, standardName, inForceFrom, inForceTo),
                    startsOn);
        }
    }

    private record AccountRow(
            String code, String name, @Nullable String parent, Side side, boolean leaf) {

        Account toModel() {
            return new Account(code, name, parent, side, leaf);
        }
    }

    Mono<Book> find(Scope scope, UUID id) {
        return database.sql("select * from book_seen where id = :id")
                .bind("id", id)
                .mapProperties(BookRow.class)
                .one()
                .map(BookRow::toModel)
                .filter(book -> scope.covers(book.principal()))
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    /** Those of these accounts that there are. Until this transaction ends none of them gets details below it. */
    Mono<Chart> chart(Book book, Set<String> codes) {
        return database.sql("select pg_advisory_xact_lock_shared(hashtextextended(:book, 3))::text")
                .bind("book", book.id().toString())
                .then()
                .then(Mono.defer(() -> accounts(book, codes)));
    }

    private Mono<Chart> accounts(Book book, Set<String> codes) {
        return database.sql("""
                        select code, name, parent, side, leaf
                          from account
                         where principal = :principal and book = :book and code = any(:codes)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("codes", codes.toArray(String[]::new))
                .mapProperties(AccountRow.class)
                .all()
                .map(AccountRow::toModel)
                .collectList()
                .map(Chart::of);
    }
}
