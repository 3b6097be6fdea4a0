package org.fivetrust.accounts.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Roles;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The balances of a closed book of the same principal, as an import file. */
@Repository
class ClosedBook {

    private static final Refusal OPEN = Refusal.state("accounts.old-book-open")
            .curedBy(Cure.of("accounts.close-the-year", Roles.AGENCY_ACCOUNTANT));

    private static final String HEAD = "voucher_no,date,summary,account_code,debit,credit\n";

    private final DatabaseClient database;

    ClosedBook(DatabaseClient database) {
        this.database = database;
    }

    private record Row(String code, long fen) {

        String line() {
            var amount = Money.ofFen(Math.abs(fen));
            return "OPENING,,上年结转,%s,%s".formatted(code, fen > 0 ? amount + "," : "," + amount);
        }
    }

    /** Requires the year before the new book to be closed, so that its balances cannot change. */
    Mono<Upload> balances(Book old, Book book) {
        return mustBeClosed(old, book)
                .then(Mono.defer(() -> rows(old, book)))
                .map(rows -> HEAD + rows.stream().map(Row::line).collect(Collectors.joining("\n")))
                .map(text -> new Upload(text.getBytes(StandardCharsets.UTF_8), MediaType.parseMediaType(Upload.CSV)));
    }

    private Mono<Void> mustBeClosed(Book old, Book book) {
        if (!old.principal().equals(book.principal()) || old.id().equals(book.id())) {
            return Mono.error(new NotFound("book", old.id()));
        }
        return database.sql("""
                        select exists (select from year_closed
                                        where principal = :principal and book = :book and year = :year)
                        """)
                .bind("principal", old.principal().value())
                .bind("book", old.id())
                .bind("year", book.openingDay().getYear())
                .mapValue(Boolean.class)
                .one()
                .flatMap(closed -> closed
                        ? Mono.empty()
                        : Mono.error(
                                new Refused(OPEN.with("year", book.openingDay().getYear()))));
    }

    private Mono<List<Row>> rows(Book old, Book book) {
        return database.sql("""
                        select account as code, sum(debit - credit)::bigint as fen
                          from balance
                         where principal = :principal and book = :book and month <= :last
                         group by account having sum(debit) <> sum(credit)
                         order by account
                        """)
                .bind("principal", old.principal().value())
                .bind("book", old.id())
                .bind("last", book.openingDay())
                .mapProperties(Row.class)
                .all()
                .collectList();
    }
}
