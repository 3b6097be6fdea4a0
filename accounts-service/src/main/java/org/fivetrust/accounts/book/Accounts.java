package org.fivetrust.accounts.book;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.accounts.book.model.Account;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.book.model.Chart;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The accounts of a book: those of its standard and its own details. */
@Repository
class Accounts {

    private static final String SEEN =
            "select code, name, english, parent, class as class_word, nature, side, detail, leaf from account";

    private static final Keyset<AccountRow> ORDER = Keyset.of("accounts", AccountRow::code);

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** Nobody drafts on this book's accounts until this transaction ends (drafting takes the same lock, shared). */
    Mono<Void> lock(Book book) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:book, 3))::text")
                .bind("book", book.id().toString())
                .then();
    }

    Mono<Chart> chart(Book book) {
        return database.sql(SEEN + " where principal = :principal and book = :book")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .mapProperties(AccountRow.class)
                .all()
                .map(AccountRow::toModel)
                .collectList()
                .map(Chart::of);
    }

    /** Which of the accounts a code could stand below have lines of vouchers on them. */
    Mono<Set<String>> usedAbove(Book book, String code) {
        var beginnings = IntStream.range(1, code.length())
                .mapToObj(end -> code.substring(0, end))
                .toArray(String[]::new);
        return database.sql("""
                        select distinct line.account
                          from voucher_line line
                          join voucher head on head.principal = line.principal and head.id = line.voucher
                               and head.version = line.version
                         where line.principal = :principal and line.book = :book and line.account = any(:beginnings)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("beginnings", beginnings)
                .mapValue(String.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    Mono<Void> add(Book book, Account account, Basis basis, String by, Instant at) {
        return database.sql("""
                        insert into detail_account (principal, book, code, name, parent, class, nature, side,
                            opened_by, opened_at, ruling)
                        select principal, book, :code, :name, code, class, nature, :side, :by, :at, :ruling
                          from account
                         where principal = :principal and book = :book and code = :parent
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("code", account.code())
                .bind("name", account.name())
                .bind("parent", String.valueOf(account.parent()))
                .bind("side", account.side().name())
                .bind("by", by)
                .bind("at", at)
                .bind("ruling", basis.ruling())
                .then();
    }

    Mono<AccountRow> find(Book book, String code) {
        return database.sql(SEEN + " where principal = :principal and book = :book and code = :code")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("code", code)
                .mapProperties(AccountRow.class)
                .one();
    }

    /** In the order of their codes, so that details follow their parent. */
    Mono<Page<AccountRow>> list(Book book, PageRequest page) {
        var after = ORDER.after(page);
        return database.sql(SEEN + """
                         where principal = :principal and book = :book and code collate "C" > :after
                         order by code collate "C" limit :limit
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("after", after.isEmpty() ? "" : after.getFirst())
                .bind("limit", page.fetch())
                .mapProperties(AccountRow.class)
                .all()
                .collectList()
                .map(rows -> ORDER.page(rows, page));
    }
}
