package org.fivetrust.accounts.export;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.export.BookingMessages.Booked;
import org.fivetrust.accounts.export.BookingMessages.Entry;
import org.fivetrust.accounts.export.BookingMessages.Original;
import org.fivetrust.accounts.export.BookingMessages.View;
import org.fivetrust.accounts.voucher.model.Document;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads how posted vouchers booked their documents. Other vouchers have booked nothing. */
@Repository
class Bookings {

    private final DatabaseClient database;
    private final JsonMapper json;

    Bookings(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    private record Line(
            String summary,
            long debit,
            long credit,
            String account,
            @Nullable String top) {

        Entry entry() {
            var name = top == null ? account : top;
            return new Entry(
                    debit == 0 ? "贷" : "借",
                    name,
                    name.equals(account) ? null : account,
                    TextWriter.money(debit == 0 ? credit : debit));
        }
    }

    private record Row(
            String principal,
            String unit,
            @Nullable String creditCode,
            VoucherType type,
            int number,
            LocalDate date,
            LocalDate postedOn,
            String documents,
            String lines) {}

    Mono<View> find(Scope scope, UUID voucher) {
        return database.sql("""
                        select head.principal, unit.unit, unit.credit_code, head.type, head.number, head.date,
                               (posted.at at time zone 'Asia/Shanghai')::date as posted_on,
                               head.documents::text as documents,
                               (select jsonb_agg(jsonb_build_object('summary', line.summary, 'debit', line.debit,
                                           'credit', line.credit, 'account', leaf.name, 'top', top.name)
                                           order by line.position)::text
                                  from voucher_line line
                                  join account leaf on leaf.principal = line.principal and leaf.book = line.book
                                       and leaf.code = line.account
                                  left join account top on top.principal = line.principal and top.book = line.book
                                       and top.parent is null and starts_with(line.account, top.code)
                                 where line.principal = head.principal and line.voucher = head.id
                                   and line.version = head.version) as lines
                          from voucher head
                          join voucher_step posted on posted.principal = head.principal and posted.voucher = head.id
                               and posted.step = 'POSTED'
                         cross join lateral unit_on(head.principal, head.book, head.date) unit
                         where head.id = :id
                        """ + scope.condition("head.principal"))
                .bind("id", voucher)
                .mapProperties(Row.class)
                .one()
                .map(this::view)
                .switchIfEmpty(Mono.error(() -> new NotFound("booking-information", voucher)));
    }

    private View view(Row row) {
        var lines = json.readValue(row.lines(), new TypeReference<List<Line>>() {});
        var originals = json.readValue(row.documents(), new TypeReference<List<Document>>() {}).stream()
                .filter(Document::electronic)
                .map(document -> new Original(document.kind(), document.number(), document.record(), document.sha256()))
                .toList();
        return new View(
                row.creditCode(),
                row.unit(),
                List.of(new Booked(
                        row.type().label(row.number()),
                        row.postedOn().toString(),
                        YearMonth.from(row.date()).toString(),
                        lines.getFirst().summary(),
                        lines.stream().map(Line::entry).toList())),
                originals);
    }
}
