package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.HandoverMessages.LastNumber;
import org.fivetrust.accounts.ledger.HandoverMessages.Open;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an accountant leaves behind besides balances: how far numbers have come, what is open, how far months are
 * closed.
 */
@Repository
class HandoverSheets {

    private final DatabaseClient database;
    private final JsonMapper json;

    HandoverSheets(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Row(String unit, @Nullable LocalDate closedThrough, String numbers, String open) {}

    private record Number(LocalDate month, VoucherType type, int number) {

        LastNumber told() {
            return new LastNumber(month.toString().substring(0, 7), type.label(number));
        }
    }

    private record Unposted(
            UUID id,
            LocalDate date,
            VoucherStatus status,
            @Nullable String summary) {

        Open told() {
            return new Open(id, date, status.name(), summary);
        }
    }

    /** What is known of it besides its balances. */
    record BookState(String unit, @Nullable LocalDate closedThrough, List<LastNumber> numbers, List<Open> open) {}

    Mono<BookState> find(Book book, LocalDate last) {
        return database.sql("""
                        select unit.unit,
                               (select max(month) from month_closed
                                 where principal = :principal and book = :book and month <= :last) as closed_through,
                               (select coalesce(jsonb_agg(given order by given.month, given.type), '[]')::text
                                  from (select month, type, max(number) as number from voucher
                                         where principal = :principal and book = :book and status = 'POSTED'
                                           and date <= :last
                                           and month > (:last::date - interval '1 year')
                                         group by month, type) given) as numbers,
                               (select coalesce(jsonb_agg(unposted order by unposted.date, unposted.id), '[]')::text
                                  from (select head.id, head.date, head.status,
                                               (select line.summary from voucher_line line
                                                 where line.principal = head.principal and line.voucher = head.id
                                                   and line.version = head.version
                                                 order by line.position limit 1) as summary
                                          from voucher head
                                         where head.principal = :principal and head.book = :book and head.date <= :last
                                           and head.status not in ('POSTED', 'DISCARDED')) unposted) as open
                          from unit_on(:principal, :book, :last) unit
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("last", last)
                .mapProperties(Row.class)
                .one()
                .map(this::found);
    }

    private BookState found(Row row) {
        return new BookState(
                row.unit(),
                row.closedThrough(),
                json.readValue(row.numbers(), new TypeReference<List<Number>>() {}).stream()
                        .map(Number::told)
                        .toList(),
                json.readValue(row.open(), new TypeReference<List<Unposted>>() {}).stream()
                        .map(Unposted::told)
                        .toList());
    }
}
