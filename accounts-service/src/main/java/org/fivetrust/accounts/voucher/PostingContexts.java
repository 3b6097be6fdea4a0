package org.fivetrust.accounts.voucher;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.accounts.book.model.Side;
import org.fivetrust.accounts.voucher.model.Dimensions;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.PostingContextQuery;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The book a voucher belongs to, and what it stands on there. As a function it tells other features the same. */
@Repository
class PostingContexts implements Function<PostingContextQuery, Mono<PostingContext>> {

    private final DatabaseClient database;
    private final DimensionReader dimensions;
    private final JsonMapper json;

    PostingContexts(DatabaseClient database, DimensionReader dimensions, JsonMapper json) {
        this.database = database;
        this.dimensions = dimensions;
        this.json = json;
    }

    private record AccountRow(
            String code, String name, @Nullable String parent, Side side, boolean leaf, String nature) {

        Account toModel() {
            return new Account(code, name, parent, side, leaf);
        }

        boolean isResult() {
            return nature.equals("INCOME") || nature.equals("EXPENSE");
        }
    }

    @Override
    public Mono<PostingContext> apply(PostingContextQuery wanted) {
        return ground(wanted.book(), wanted.accounts());
    }

    Mono<Book> find(Scope scope, UUID id) {
        return told("select json from book_json where id = :id" + scope.condition("principal"), Map.of("id", id))
                .map(BookTold::toBook)
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    private Mono<BookTold> told(String query, Map<String, ?> of) {
        return database.sql(query)
                .bindValues(of)
                .mapValue(String.class)
                .one()
                .map(told -> json.readValue(told, BookTold.class));
    }

    /**
     * Those of these accounts that there are, and how far the book is closed. Until this transaction ends no account
     * gets details below it and no month is closed.
     */
    Mono<PostingContext> ground(Book book, Set<String> codes) {
        return database.sql("""
                        select pg_advisory_xact_lock_shared(hashtextextended(:book, 3))::text,
                               pg_advisory_xact_lock_shared(hashtextextended(:book, 6))::text
                        """).bind("book", book.id().toString()).then().then(Mono.defer(() -> stand(book, codes)));
    }

    private Mono<PostingContext> stand(Book book, Set<String> codes) {
        return accounts(book, codes)
                .zipWith(dimensions.of(book), (accounts, dimensions) -> ground(book, accounts, dimensions))
                .zipWith(
                        told(
                                "select json from book_json where principal = :principal and id = :book",
                                Map.of("principal", book.principal().value(), "book", book.id())),
                        (postingContext, told) -> told.after(postingContext));
    }

    private static PostingContext ground(Book book, List<AccountRow> accounts, Dimensions dimensions) {
        return new PostingContext(
                book,
                Chart.of(accounts.stream().map(AccountRow::toModel).toList()),
                dimensions,
                accounts.stream()
                        .filter(AccountRow::isResult)
                        .map(AccountRow::code)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Mono<List<AccountRow>> accounts(Book book, Set<String> codes) {
        return database.sql("""
                        select code, name, parent, side, leaf, nature
                          from account
                         where principal = :principal and book = :book and code = any(:codes)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("codes", codes.toArray(String[]::new))
                .mapProperties(AccountRow.class)
                .all()
                .collectList();
    }
}
