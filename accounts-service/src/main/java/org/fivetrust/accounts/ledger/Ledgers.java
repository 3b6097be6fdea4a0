package org.fivetrust.accounts.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads posted lines page by page. A page costs what it shows: the balance it begins with comes from the months that
 * are kept and the lines of one month, and each account's lines are read in the order of their days, no more than a
 * page.
 */
@Repository
class Ledgers {

    private static final String COLUMNS = """
            book_entry.voucher, book_entry.position, book_entry.date, book_entry.type, book_entry.number,
            book_entry.kind, book_entry.summary, book_entry.account, book_entry.debit, book_entry.credit, book_entry.dimensions::text as dimensions""";

    static final String ORDER = "date, type, number, voucher, position";

    private static final String AFTER = """
            (book_entry.date, book_entry.type, book_entry.number, book_entry.voucher, book_entry.position)
            > (:date, :type, :place, :voucher, :position)""";

    static final String OF_ACCOUNT = """
            select line.*, leaf.name as account_name
              from account leaf
             cross join lateral (
                 select %s from book_entry
                  where principal = :principal and book = :book and account = leaf.code
                    and date >= :date and date <= :last and %s%%s
                  order by %s limit :limit) line
             where leaf.principal = :principal and leaf.book = :book and starts_with(leaf.code, :account)
             order by %s limit :limit
            """.formatted(COLUMNS, AFTER, ORDER, ORDER);

    /** No more vouchers are looked at than a page has lines: each has at least one. */
    static final String OF_ALL = """
            select line.voucher, line.position, line.date, head.type, head.number, head.kind, line.summary, line.account, line.debit,
                   line.credit, line.dimensions::text as dimensions, account.name as account_name
              from (select book_entry.*
                      from (select principal, book, id as voucher, version, date, type, number, kind, status
                              from voucher) book_entry
                     where principal = :principal and book = :book and status = 'POSTED'
                       and date >= :date and date <= :last
                       and (date, type, number, voucher) >= (:date, :type, :place, :voucher)%s
                     order by date, type, number, voucher limit :limit + 1) head
              join voucher_line line on line.principal = head.principal and line.voucher = head.voucher
                   and line.version = head.version
              join account on account.principal = :principal and account.book = :book and account.code = line.account
             where (line.date, head.type, head.number, line.voucher, line.position)
                   > (:date, :type, :place, :voucher, :position)
             order by date, type, number, voucher, position limit :limit
            """;

    private static final String OPENING = """
            select (coalesce((select sum(debit - credit) from balance
                               where principal = :principal and book = :book and starts_with(account, :account)
                                 and month < :month), 0)
                  + coalesce((select sum(debit - credit) from book_entry
                               where principal = :principal and book = :book and starts_with(account, :account)
                                 and date >= :month and date <= :date and not %s), 0))::bigint
            """.formatted(AFTER);

    private static final String OPENING_ONCE_KNOWN = """
            select coalesce(sum(debit - credit), 0)::bigint from book_entry
             where principal = :principal and book = :book and starts_with(account, :account)
               and date <= :date and not %s
            """.formatted(AFTER) + AccountMovements.POSTED_BY_THEN;

    private final DatabaseClient database;
    private final Books books;
    private final JsonMapper json;

    Ledgers(DatabaseClient database, Books books, JsonMapper json) {
        this.database = database;
        this.books = books;
        this.json = json;
    }

    /** What of a book's lines is read. */
    record Reading(
            Book book,
            @Nullable String account,
            LocalDate first,
            LocalDate last,
            @Nullable Instant knownAt) {}

    Mono<Book> book(Scope scope, UUID id) {
        return books.find(scope, id);
    }

    /** What is read, if the book has the account that is asked for. */
    Mono<Reading> known(Reading reading) {
        var code = reading.account();
        return code == null ? Mono.just(reading) : known(reading, code);
    }

    private Mono<Reading> known(Reading reading, String code) {
        return database.sql(
                        "select code from account where principal = :principal and book = :book and code = :account")
                .bind("principal", reading.book().principal().value())
                .bind("book", reading.book().id())
                .bind("account", code)
                .mapValue(String.class)
                .one()
                .map(_ -> reading)
                .switchIfEmpty(Mono.error(() -> new NotFound("account", code)));
    }

    /** What papers of the last day call the unit. */
    Mono<String> unit(Reading reading) {
        return database.sql("select unit from unit_on(:principal, :book, :day)")
                .bind("principal", reading.book().principal().value())
                .bind("book", reading.book().id())
                .bind("day", reading.last())
                .mapValue(String.class)
                .one();
    }

    /** One line more than a page has, so that it is seen whether more follow. */
    Mono<List<EntryRow>> lines(Reading reading, PageRequest page) {
        var known = reading.knownAt() == null ? "" : AccountMovements.POSTED_BY_THEN;
        var query = bind(
                        (reading.account() == null ? OF_ALL : OF_ACCOUNT).formatted(known),
                        reading,
                        LedgerCursor.of(page, reading.first()))
                .bind("last", reading.last())
                .bind("limit", page.fetch());
        return query.mapProperties(EntryRow.Stored.class)
                .all()
                .map(stored -> stored.read(json))
                .collectList();
    }

    /** What the account and those below it stood at before the page. */
    Mono<Long> opening(Reading reading, PageRequest page) {
        var ledgerCursor = LedgerCursor.of(page, reading.first());
        var query = bind(reading.knownAt() == null ? OPENING : OPENING_ONCE_KNOWN, reading, ledgerCursor);
        return (reading.knownAt() == null
                        ? query.bind("month", ledgerCursor.date().withDayOfMonth(1))
                        : query)
                .mapValue(Long.class)
                .one();
    }

    private GenericExecuteSpec bind(String sql, Reading reading, LedgerCursor after) {
        var query = database.sql(sql)
                .bind("principal", reading.book().principal().value())
                .bind("book", reading.book().id())
                .bind("date", after.date())
                .bind("type", after.type())
                .bind("place", after.number())
                .bind("voucher", after.voucher())
                .bind("position", after.position());
        query = reading.account() == null ? query : query.bind("account", reading.account());
        return reading.knownAt() == null ? query : query.bind("known", reading.knownAt());
    }
}
