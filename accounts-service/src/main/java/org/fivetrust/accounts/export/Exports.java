package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.Balances;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.voucher.model.VoucherType;
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
            select head.id, head.type, head.date, head.number, head.kind, head.attachments, head.reason,
                   earlier.type as corrected_type, earlier.date as corrected_date, earlier.number as corrected_number,
                   (select jsonb_agg(jsonb_build_object('summary', line.summary, 'account', line.account,
                               'debit', line.debit, 'credit', line.credit, 'dimensions', line.dimensions)
                               order by line.position)::text
                      from voucher_line line
                     where line.principal = head.principal and line.voucher = head.id
                       and line.version = head.version) as lines,
                   hand.prepared_by, hand.reviewed_by, hand.posted_by
              from voucher head
              left join voucher earlier on earlier.principal = head.principal and earlier.id = head.corrects
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

    private static final String POSTED_LINES = """
              from voucher head
              join voucher_line line on line.principal = head.principal and line.voucher = head.id
                   and line.version = head.version
             where head.principal = :principal and head.book = :book and head.status = 'POSTED'
            """;

    private final DatabaseClient database;
    private final Books books;
    private final Balances balances;
    private final JsonMapper json;

    Exports(DatabaseClient database, Books books, Balances balances, JsonMapper json) {
        this.database = database;
        this.books = books;
        this.balances = balances;
        this.json = json;
    }

    private record Row(
            UUID id,
            String type,
            LocalDate date,
            int number,
            String kind,
            int attachments,
            @Nullable String reason,
            @Nullable String correctedType,
            @Nullable LocalDate correctedDate,
            @Nullable Integer correctedNumber,
            String lines,
            @Nullable String preparedBy,
            @Nullable String reviewedBy,
            @Nullable String postedBy) {

        /** Nothing for one whose corrected voucher has no number yet. */
        @Nullable
        String corrects() {
            return correctedType == null || correctedDate == null || correctedNumber == null
                    ? null
                    : ExportVoucher.key(correctedDate, VoucherType.valueOf(correctedType), correctedNumber);
        }
    }

    private record OpeningRow(String account, String dimensions, long net) {}

    Mono<ExportBook> book(Scope scope, UUID id, int year) {
        return books.find(scope, id).flatMap(book -> filled(book, year));
    }

    private Mono<ExportBook> filled(Book book, int year) {
        var january = LocalDate.of(year, 1, 1);
        var period = new ReportPeriod(
                book.principal().value(), book.id(), january, january, LocalDate.of(year, 12, 31), null);
        return unit(book, period.last())
                .zipWith(
                        Mono.zip(balances.of(period), balances.byMonth(period), openings(period), dimensions(period)),
                        (unit, read) -> new ExportBook(
                                book, unit, year, read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    private Mono<List<ExportBook.Opening>> openings(ReportPeriod period) {
        return database.sql("select line.account, line.dimensions::text as dimensions,"
                        + " sum(line.debit - line.credit)::bigint as net " + POSTED_LINES
                        + " and head.date < :first group by line.account, line.dimensions"
                        + " having sum(line.debit) <> sum(line.credit) order by line.account, line.dimensions::text")
                .bind("principal", period.principal())
                .bind("book", period.book())
                .bind("first", period.first())
                .mapProperties(OpeningRow.class)
                .all()
                .map(row -> new ExportBook.Opening(
                        row.account(),
                        json.readValue(row.dimensions(), new TypeReference<Map<String, String>>() {}),
                        row.net()))
                .collectList();
    }

    private Mono<List<String>> dimensions(ReportPeriod period) {
        return database.sql("select distinct jsonb_object_keys(line.dimensions) as name " + POSTED_LINES
                        + " and head.date <= :last order by name")
                .bind("principal", period.principal())
                .bind("book", period.book())
                .bind("last", period.last())
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<ExportBook.Unit> unit(Book book, LocalDate day) {
        return database.sql("select unit as name, credit_code from unit_on(:principal, :book, :day)")
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("day", day)
                .mapProperties(ExportBook.Unit.class)
                .one();
    }

    Flux<ExportVoucher> vouchers(ExportBook book) {
        return database.sql(VOUCHERS)
                .bind("principal", book.book().principal().value())
                .bind("book", book.book().id())
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
                row.corrects(),
                row.reason(),
                json.readValue(row.lines(), new TypeReference<List<ExportVoucher.Line>>() {}),
                row.preparedBy(),
                row.reviewedBy(),
                row.postedBy());
    }
}
