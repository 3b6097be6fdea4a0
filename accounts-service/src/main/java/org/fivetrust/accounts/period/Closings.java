package org.fivetrust.accounts.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.PeriodMessages.BankReconciled;
import org.fivetrust.accounts.period.PeriodMessages.Finding;
import org.fivetrust.accounts.period.PeriodMessages.View;
import org.fivetrust.accounts.period.model.ClosingCheck;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores closed months and years, and the checks a book sets. Rows are added and never changed. */
@Repository
class Closings {

    private static final Refusal SET = Refusal.state("accounts.check-set-already");

    private static final Keyset<Row> ORDER = Keyset.of("periods", Row::month);

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final JsonMapper json;

    Closings(DatabaseClient database, R2dbcEntityTemplate entities, JsonMapper json) {
        this.database = database;
        this.entities = entities;
        this.json = json;
    }

    @Table("month_closed")
    private record MonthClosed(
            PrincipalId principal,
            UUID book,
            @Id LocalDate month,
            String closedBy,
            String closedByName,
            Instant closedAt,
            UUID ruling,
            @Nullable JsonNode bankReconciled,
            JsonNode warnings) {}

    @Table("year_closed")
    private record YearClosed(
            PrincipalId principal,
            UUID book,
            @Id int year,
            String closedBy,
            String closedByName,
            Instant closedAt,
            UUID ruling,
            JsonNode warnings) {}

    @Table("book_check")
    private record BookCheck(
            PrincipalId principal,
            UUID book,
            @Id ClosingCheck code,
            LocalDate validFrom,
            Severity severity,
            String setBy,
            Instant setAt,
            UUID ruling) {}

    Mono<Void> close(
            Book book,
            YearMonth month,
            Person by,
            Instant at,
            UUID ruling,
            @Nullable BankReconciled reconciled,
            List<Finding> warnings) {
        return entities.insert(new MonthClosed(
                        book.principal(),
                        book.id(),
                        month.atDay(1),
                        by.subject(),
                        by.name(),
                        at,
                        ruling,
                        reconciled == null ? null : json.valueToTree(reconciled),
                        json.valueToTree(warnings)))
                .then();
    }

    Mono<Void> close(Book book, int year, Person by, Instant at, UUID ruling, List<Finding> warnings) {
        return entities.insert(new YearClosed(
                        book.principal(),
                        book.id(),
                        year,
                        by.subject(),
                        by.name(),
                        at,
                        ruling,
                        json.valueToTree(warnings)))
                .then();
    }

    Mono<Void> set(Book book, PeriodMessages.SetCheck check, Person by, Instant at, UUID ruling) {
        return entities.insert(new BookCheck(
                        book.principal(),
                        book.id(),
                        check.code(),
                        check.validFrom(),
                        check.severity(),
                        by.subject(),
                        at,
                        ruling))
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
