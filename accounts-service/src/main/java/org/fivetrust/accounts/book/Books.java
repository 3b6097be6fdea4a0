package org.fivetrust.accounts.book;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Standard;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Sets of books. What a book is never changes (the database refuses it), so it is read once and cached; whether the
 * scope covers it is checked on every call.
 */
@Repository
public class Books {

    /** Implemented by features that act when a book is opened, in the transaction that opens it. */
    public interface OnBookOpened {

        Mono<Void> opened(Book book);
    }

    private static final Keyset<BookRow> ORDER = Keyset.of("books", BookRow::principal, BookRow::openedAt, BookRow::id);

    private static final int CACHED_AT_MOST = 20_000;

    /** The days a standard is in force belong to the book and may be set later. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(10);

    private static final String SEEN = """
            select book_view.*, unit.unit, unit.credit_code
              from book_view
             cross join lateral unit_on(principal, id, (now() at time zone 'Asia/Shanghai')::date) unit
            """;

    private final Cache<UUID, Book> cache = Caffeine.newBuilder()
            .maximumSize(CACHED_AT_MOST)
            .expireAfterWrite(CACHED_FOR)
            .build();
    private final DatabaseClient database;
    private final Subdistricts subdistricts;

    Books(DatabaseClient database, Subdistricts subdistricts) {
        this.database = database;
        this.subdistricts = subdistricts;
    }

    private record StandardRow(
            String code,
            String name,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceTo) {}

    Mono<Standard> standard(String code) {
        return database.sql("select code, name, in_force_from, in_force_to from standard where code = :code")
                .bind("code", code)
                .mapProperties(StandardRow.class)
                .one()
                .map(row -> new Standard(row.code(), row.name(), row.inForceFrom(), row.inForceTo()))
                .switchIfEmpty(Mono.error(() -> InvalidValue.worded("standard-unknown", "/standard")));
    }

    /** Of two books under one standard the database lets one in. */
    Mono<Void> add(Book book, Basis basis, String by, Instant at) {
        return database.sql("""
                        insert into book (principal, id, standard, starts_on, opened_by, opened_at, ruling)
                        values (:principal, :id, :standard, :starts, :by, :at, :ruling)
                        """)
                .bind("principal", book.principal().value())
                .bind("id", book.id())
                .bind("standard", book.standard().code())
                .bind("starts", book.startsOn())
                .bind("by", by)
                .bind("at", at)
                .bind("ruling", basis.ruling())
                .then()
                .onErrorMap(DuplicateKeyException.class, _ -> new Refused(book.exists()));
    }

    /** The book of this id, if the scope covers its principal. */
    public Mono<Book> find(Scope scope, UUID id) {
        return Mono.defer(() -> Mono.justOrEmpty(cache.getIfPresent(id)))
                .switchIfEmpty(
                        Mono.defer(() -> row(scope, id).map(BookRow::toModel).doOnNext(book -> cache.put(id, book))))
                .filterWhen(book -> subdistricts.within(scope, book.principal()).hasElement())
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    /** The book that a day of this principal belongs to; of several the one opened first. Empty while there is none. */
    public Mono<Book> covering(PrincipalId principal, LocalDate day) {
        return database.sql(SEEN + """
                         where principal = :principal and starts_on <= :day
                           and :day between in_force_from and coalesce(in_force_to, 'infinity')
                         order by opened_at, id limit 1
                        """)
                .bind("principal", principal.value())
                .bind("day", day)
                .mapProperties(BookRow.class)
                .one()
                .map(BookRow::toModel);
    }

    Mono<BookRow> row(Scope scope, UUID id) {
        return database.sql(SEEN + " where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(BookRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)));
    }

    /** By principal, oldest first. */
    Mono<Page<BookRow>> list(Scope scope, @Nullable String principal, PageRequest page) {
        var after = ORDER.after(page);
        var query = database.sql(SEEN + " where true"
                        + scope.condition("principal")
                        + (principal == null ? "" : " and principal = :principal")
                        + (after.isEmpty() ? "" : " and (principal, opened_at, id) > (:owner, :opened, :last)")
                        + " order by principal, opened_at, id limit :limit")
                .bind("limit", page.fetch());
        query = principal == null ? query : query.bind("principal", principal);
        query = after.isEmpty()
                ? query
                : query.bind("owner", after.get(0)).bind("opened", after.get(1)).bind("last", after.get(2));
        return query.mapProperties(BookRow.class).all().collectList().map(rows -> ORDER.page(rows, page));
    }
}
