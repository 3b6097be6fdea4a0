package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a year of a book for export; vouchers as a stream, fetched some hundreds at a time. */
@Repository
class Exports {

    private static final int FETCHED = 500;

    private static final String VOUCHERS = """
            select head.id, head.type, head.date, head.number, head.kind, head.attachments,
                   (select jsonb_agg(jsonb_build_object('summary', line.summary, 'account', line.account,
                               'debit', line.debit, 'credit', line.credit, 'dimensions', line.dimensions)
                               order by line.position)::text
                      from voucher_line line
                     where line.principal = head.principal and line.voucher = head.id
                       and line.version = head.version) as lines,
                   hand.prepared_by, hand.reviewed_by, hand.posted_by
              from voucher head
             cross join lateral (
                 select (array_agg(step.by_name order by step.seq desc)
                             filter (where step.step in ('DRAFTED', 'SUBMITTED')))[1] as prepared_by,
                        (array_agg(step.by_name order by step.seq desc)
                             filter (where step.step = 'REVIEWED'))[1] as reviewed_by,
                        (array_agg(step.by_name order by step.seq desc)
                             filter (where step.step = 'POSTED'))[1] as posted_by
                   from voucher_step step
                  where step.principal = head.principal and step.voucher = head.id) hand
             where head.principal = :principal and head.book = :book and head.date between :first and :last
               and head.status = 'POSTED'
             order by head.date, head.type, head.number, head.id
            """;

    private final DatabaseClient database;
    private final Function<ReportPeriod, Mono<List<AccountMovement>>> turnovers;
    private final Function<ReportPeriod, Mono<List<MonthMovement>>> months;
    private final JsonMapper json;

    Exports(
            DatabaseClient database,
            Function<ReportPeriod, Mono<List<AccountMovement>>> turnovers,
            Function<ReportPeriod, Mono<List<MonthMovement>>> months,
            JsonMapper json) {
        this.database = database;
        this.turnovers = turnovers;
        this.months = months;
        this.json = json;
    }

    private record Row(
            UUID id,
            String type,
            LocalDate date,
            int number,
            String kind,
            int attachments,
            String lines,
            @Nullable String preparedBy,
            @Nullable String reviewedBy,
            @Nullable String postedBy) {}

    Mono<ExportBook> book(Scope scope, UUID id, int year) {
        return database.sql("""
                        select principal, unit.unit, unit.credit_code, id, standard, standard_name, starts_on
                          from book_view
                         cross join lateral unit_on(principal, id, :last) unit
                         where id = :id
                        """ + scope.condition("principal"))
                .bind("id", id)
                .bind("last", LocalDate.of(year, 12, 31))
                .mapProperties(ExportBook.Head.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("book", id)))
                .flatMap(head -> filled(head, year));
    }

    private Mono<ExportBook> filled(ExportBook.Head head, int year) {
        var january = LocalDate.of(year, 1, 1);
        var reportPeriod =
                new ReportPeriod(head.principal(), head.id(), january, january, LocalDate.of(year, 12, 31), null);
        return Mono.zip(
                turnovers.apply(reportPeriod),
                months.apply(reportPeriod),
                (accounts, moved) -> new ExportBook(head, year, accounts, moved));
    }

    Flux<ExportVoucher> vouchers(ExportBook book) {
        return database.sql(VOUCHERS)
                .bind("principal", book.head().principal())
                .bind("book", book.head().id())
                .bind("first", book.first())
                .bind("last", book.last())
                .filter(statement -> statement.fetchSize(FETCHED))
                .mapProperties(Row.class)
                .all()
                .map(this::voucher);
    }

    private ExportVoucher voucher(Row row) {
        return new ExportVoucher(
                row.id(),
                VoucherType.valueOf(row.type()),
                row.date(),
                row.number(),
                row.kind(),
                row.attachments(),
                json.readValue(row.lines(), new TypeReference<List<ExportVoucher.Line>>() {}),
                row.preparedBy(),
                row.reviewedBy(),
                row.postedBy());
    }
}
