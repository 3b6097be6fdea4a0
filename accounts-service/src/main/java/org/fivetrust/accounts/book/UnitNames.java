package org.fivetrust.accounts.book;

import java.time.Instant;
import java.util.UUID;
import org.fivetrust.accounts.book.BookMessages.NameUnit;
import org.fivetrust.accounts.book.BookMessages.UnitName;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The names a book's papers have borne and bear. Only added to; of one day the last said counts. */
@Repository
class UnitNames {

    private static final Keyset<UnitName> ORDER = Keyset.of("unit-names", UnitName::setAt);

    private final DatabaseClient database;

    UnitNames(DatabaseClient database) {
        this.database = database;
    }

    Mono<UnitName> add(Book book, NameUnit name, UUID ruling, String by, Instant at) {
        var insert = database.sql("""
                        insert into unit_name (principal, book, valid_from, name, credit_code, set_by, set_at, ruling)
                        values (:principal, :book, :from, :name, :creditCode, :by, :at, :ruling)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("from", name.validFrom())
                .bind("name", name.name().strip())
                .bind("by", by)
                .bind("at", at)
                .bind("ruling", ruling);
        var code = name.creditCode();
        return (code == null ? insert.bindNull("creditCode", String.class) : insert.bind("creditCode", code))
                .then()
                .thenReturn(new UnitName(name.name().strip(), code, name.validFrom(), by, at));
    }

    /** In the order they were set. */
    Mono<Page<UnitName>> list(Book book, PageRequest page) {
        var after = ORDER.after(page);
        return database.sql("""
                        select name, credit_code, valid_from, set_by, set_at
                          from unit_name
                         where principal = :principal and book = :book and set_at > :after
                         order by set_at limit :limit
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("after", after.isEmpty() ? Instant.EPOCH : after.getFirst())
                .bind("limit", page.fetch())
                .mapProperties(UnitName.class)
                .all()
                .collectList()
                .map(names -> ORDER.page(names, page));
    }
}
