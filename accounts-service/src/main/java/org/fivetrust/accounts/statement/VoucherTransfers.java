package org.fivetrust.accounts.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.statement.model.VoucherTransfer;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads posted vouchers of a period that touch certain accounts, without closing and opening vouchers. */
@Repository
class VoucherTransfers {

    private final DatabaseClient database;

    VoucherTransfers(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            UUID voucher, LocalDate date, String type, int number, String account, long debit, long credit) {}

    Mono<List<VoucherTransfer>> touching(List<String> accounts, ReportPeriod reportPeriod) {
        var query = database.sql("""
                        with touched as (
                            select distinct book_entry.voucher
                              from book_entry
                             where principal = :principal and book = :book and date between :first and :last
                               and kind in ('NORMAL', 'REVERSAL')
                               and account = any(:accounts)%s)
                        select entry.voucher, entry.date, entry.type, entry.number, entry.account, entry.debit,
                               entry.credit
                          from touched
                          join book_entry entry on entry.principal = :principal and entry.voucher = touched.voucher
                         order by entry.date, entry.type, entry.number, entry.voucher, entry.position
                        """.formatted(reportPeriod.knownAt() == null ? "" : POSTED_BY_THEN))
                .bind("principal", reportPeriod.principal())
                .bind("book", reportPeriod.book())
                .bind("first", reportPeriod.first())
                .bind("last", reportPeriod.last())
                .bind("accounts", accounts.toArray(String[]::new));
        query = reportPeriod.knownAt() == null ? query : query.bind("known", reportPeriod.knownAt());
        return query.mapProperties(Row.class).all().collectList().map(rows -> moves(rows, reportPeriod));
    }

    private static final String POSTED_BY_THEN = """

                             and exists (select from voucher_step posted
                                          where posted.principal = book_entry.principal
                                            and posted.voucher = book_entry.voucher and posted.step = 'POSTED'
                                            and posted.at <= :known)""";

    private static List<VoucherTransfer> moves(List<Row> rows, ReportPeriod reportPeriod) {
        var moves = new LinkedHashMap<UUID, List<Row>>();
        rows.forEach(row ->
                moves.computeIfAbsent(row.voucher(), _ -> new ArrayList<>()).add(row));
        return moves.values().stream()
                .map(lines -> move(lines.getFirst(), lines, reportPeriod))
                .toList();
    }

    private static VoucherTransfer move(Row head, List<Row> lines, ReportPeriod reportPeriod) {
        return new VoucherTransfer(
                head.voucher(),
                head.date() + " " + VoucherType.valueOf(head.type()).label(head.number()),
                !head.date().isBefore(reportPeriod.second()),
                lines.stream()
                        .map(line -> new VoucherTransfer.Leg(line.account(), new Sums(line.debit(), line.credit())))
                        .toList());
    }
}
