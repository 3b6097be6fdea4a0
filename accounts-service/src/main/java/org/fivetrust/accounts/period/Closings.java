package org.fivetrust.accounts.period;

import io.r2dbc.postgresql.codec.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.PeriodMessages.BankReconciled;
import org.fivetrust.accounts.period.PeriodMessages.Finding;
import org.fivetrust.accounts.period.PeriodMessages.View;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Months and years that are closed, and what books demand before. Only added to. */
@Repository
class Closings {

    private static final Refusal SET = Refusal.state("accounts.check-set-already");

    private static final Keyset<Row> ORDER = Keyset.of("periods", Row::month);

    private final DatabaseClient database;
    private final JsonMapper json;

    Closings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> close(
            Book book,
            YearMonth month,
            Person by,
            Instant at,
            UUID ruling,
            @Nullable BankReconciled reconciled,
            List<Finding> warnings) {
        var insert = database.sql("""
                        insert into month_closed (principal, book, month, closed_by, closed_by_name, closed_at, ruling,
                            bank_reconciled, warnings)
                        values (:principal, :book, :month, :by, :name, :at, :ruling, :reconciled, :warnings)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("month", month.atDay(1))
                .bind("by", by.subject())
                .bind("name", by.name())
                .bind("at", at)
                .bind("ruling", ruling)
                .bind("warnings", Json.of(json.writeValueAsString(warnings)));
        return (reconciled == null
                        ? insert.bindNull("reconciled", Json.class)
                        : insert.bind("reconciled", Json.of(json.writeValueAsString(reconciled))))
                .then();
    }

    Mono<Void> close(Book book, int year, Person by, Instant at, UUID ruling, List<Finding> warnings) {
        return database.sql("""
                        insert into year_closed (principal, book, year, closed_by, closed_by_name, closed_at, ruling,
                            warnings)
                        values (:principal, :book, :year, :by, :name, :at, :ruling, :warnings)
                        """)
                .bind("warnings", Json.of(json.writeValueAsString(warnings)))
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("year", year)
                .bind("by", by.subject())
                .bind("name", by.name())
                .bind("at", at)
                .bind("ruling", ruling)
                .then();
    }

    Mono<Void> set(Book book, PeriodMessages.SetCheck check, Person by, Instant at, UUID ruling) {
        return database.sql("""
                        insert into book_check (principal, book, code, valid_from, severity, set_by, set_at, ruling)
                        values (:principal, :book, :code, :from, :severity, :by, :at, :ruling)
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("code", check.code().name())
                .bind("from", check.validFrom())
                .bind("severity", check.severity().name())
                .bind("by", by.subject())
                .bind("at", at)
                .bind("ruling", ruling)
                .then()
                .onErrorMap(
                        DuplicateKeyException.class,
                        _ -> new Refused(SET.with("check", check.code()).with("day", check.validFrom())));
    }

    private record Row(
            LocalDate month,
            int posted,
            int unposted,
            @Nullable String closedBy,
            @Nullable String closedByName,
            @Nullable Instant closedAt,
            @Nullable String bankReconciled,
            @Nullable String warnings) {}

    private View view(Row row) {
        return new View(
                YearMonth.from(row.month()).toString(),
                row.closedAt() == null ? "OPEN" : "CLOSED",
                row.posted(),
                row.unposted(),
                row.closedBy(),
                row.closedByName(),
                row.closedAt(),
                row.bankReconciled() == null ? null : json.readValue(row.bankReconciled(), BankReconciled.class),
                row.warnings() == null
                        ? List.of()
                        : json.readValue(row.warnings(), new TypeReference<List<Finding>>() {}));
    }

    /** A month that the list of months has. */
    Mono<View> find(Book book, YearMonth month) {
        return rows(book, month.minusMonths(1).atDay(1), 1)
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .map(rows -> view(rows.getFirst()))
                .switchIfEmpty(Mono.error(() -> new NotFound("period", book.id())));
    }

    Mono<Page<View>> list(Book book, PageRequest page) {
        var after = ORDER.after(page);
        return rows(book, after.isEmpty() ? LocalDate.EPOCH : (LocalDate) after.getFirst(), page.fetch())
                .collectList()
                .map(rows -> ORDER.page(rows, page).map(this::view));
    }

    /** From the book's first month to the last with a voucher, and the one after the last closed. */
    private Flux<Row> rows(Book book, LocalDate after, int limit) {
        return database.sql("""
                        select months.month::date as month,
                               (select count(*) from voucher
                                 where principal = :principal and book = :book and month = months.month::date
                                   and status = 'POSTED')::int as posted,
                               (select count(*) from voucher
                                 where principal = :principal and book = :book and month = months.month::date
                                   and status not in ('POSTED', 'DISCARDED'))::int as unposted,
                               closed.closed_by, closed.closed_by_name, closed.closed_at,
                               closed.bank_reconciled::text as bank_reconciled, closed.warnings::text as warnings
                          from generate_series(:first::timestamp, greatest(:first::timestamp,
                                   (select max(month) from voucher where principal = :principal and book = :book),
                                   (select max(month) + interval '1 month' from month_closed
                                     where principal = :principal and book = :book)),
                                   interval '1 month') as months (month)
                          left join month_closed closed
                            on closed.principal = :principal and closed.book = :book and closed.month = months.month::date
                         where months.month::date > :after
                         order by months.month limit :limit
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("first", book.startsOn().withDayOfMonth(1))
                .bind("after", after)
                .bind("limit", limit)
                .mapProperties(Row.class)
                .all();
    }
}
