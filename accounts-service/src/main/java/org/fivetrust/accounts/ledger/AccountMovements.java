package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * What a window of a book holds of every account, in one statement: whole months from the balances that are kept, the
 * rest, and all that is asked as it was once known, from the posted lines. The statement tells what has moved and which
 * details the book has opened; the accounts of its standard stand in {@link Charts}.
 */
@Repository
class AccountMovements {

    private static final String SUMMED = """
            select book.standard, reference.edition, held.code, held.name, held.parent, held.nature, held.side,
                   coalesce(held.before_debit, 0)::bigint as before_debit,
                   coalesce(held.before_credit, 0)::bigint as before_credit,
                   coalesce(held.debit, 0)::bigint as debit, coalesce(held.credit, 0)::bigint as credit,
                   coalesce(held.late_debit, 0)::bigint as late_debit,
                   coalesce(held.late_credit, 0)::bigint as late_credit,
                   coalesce(held.opened_debit, 0)::bigint as opened_debit,
                   coalesce(held.opened_credit, 0)::bigint as opened_credit,
                   coalesce(held.late_opened_debit, 0)::bigint as late_opened_debit,
                   coalesce(held.late_opened_credit, 0)::bigint as late_opened_credit,
                   coalesce(held.closed_debit, 0)::bigint as closed_debit,
                   coalesce(held.closed_credit, 0)::bigint as closed_credit,
                   coalesce(held.late_closed_debit, 0)::bigint as late_closed_debit,
                   coalesce(held.late_closed_credit, 0)::bigint as late_closed_credit,
                   coalesce(held.booked, false) as booked
              from book
             cross join reference_edition reference
              left join (
                  select coalesce(own.code, moved.account) as code, own.name, own.parent, own.nature, own.side,
                         moved.before_debit, moved.before_credit, moved.debit, moved.credit, moved.late_debit,
                         moved.late_credit, moved.booked, apart.opened_debit, apart.opened_credit,
                         apart.late_opened_debit, apart.late_opened_credit, apart.closed_debit, apart.closed_credit,
                         apart.late_closed_debit, apart.late_closed_credit
                    from (
                        select account,
                               sum(debit) filter (where day < :first) as before_debit,
                               sum(credit) filter (where day < :first) as before_credit,
                               sum(debit) filter (where day >= :first) as debit,
                               sum(credit) filter (where day >= :first) as credit,
                               sum(debit) filter (where day >= :second) as late_debit,
                               sum(credit) filter (where day >= :second) as late_credit,
                               bool_or(day >= :first) as booked
                          from (%s) each
                         group by account) moved
                    left join (
                        select account,
                               sum(debit) filter (where kind = 'OPENING') as opened_debit,
                               sum(credit) filter (where kind = 'OPENING') as opened_credit,
                               sum(debit) filter (where kind = 'OPENING' and date >= :second) as late_opened_debit,
                               sum(credit) filter (where kind = 'OPENING' and date >= :second) as late_opened_credit,
                               sum(debit) filter (where kind = 'CLOSING') as closed_debit,
                               sum(credit) filter (where kind = 'CLOSING') as closed_credit,
                               sum(debit) filter (where kind = 'CLOSING' and date >= :second) as late_closed_debit,
                               sum(credit) filter (where kind = 'CLOSING' and date >= :second) as late_closed_credit
                          from book_entry
                         where principal = :principal and book = :book and date between :first and :last
                           and kind in ('CLOSING', 'OPENING')%s
                         group by account) apart on apart.account = moved.account
                    full join (
                        select code, name, parent, nature, side from detail_account
                         where principal = :principal and book = :book) own on own.code = moved.account) held on true
             where book.principal = :principal and book.id = :book
            """;

    private static final String KEPT = """
            select account, month as day, debit, credit from balance
             where principal = :principal and book = :book and month <= :whole""";

    private static final String REST = """

             union all
            select account, date, debit, credit from book_entry
             where principal = :principal and book = :book and date > :whole_end and date <= :last""";

    private static final String ONCE_KNOWN = """
            select account, date as day, debit, credit from book_entry
             where principal = :principal and book = :book and date <= :last%s""";

    /** By then it was in the books. */
    static final String POSTED_BY_THEN = """

             and exists (select from voucher_step posted
                          where posted.principal = book_entry.principal and posted.voucher = book_entry.voucher
                            and posted.step = 'POSTED' and posted.at <= :known)""";

    private final DatabaseClient database;
    private final Charts charts;

    AccountMovements(DatabaseClient database, Charts charts) {
        this.database = database;
        this.charts = charts;
    }

    static String sql(ReportPeriod reportPeriod) {
        return reportPeriod.knownAt() != null
                ? SUMMED.formatted(ONCE_KNOWN.formatted(POSTED_BY_THEN), POSTED_BY_THEN)
                : SUMMED.formatted(reportPeriod.isWholeMonths() ? KEPT : KEPT + REST, "");
    }

    Mono<List<AccountMovement>> of(ReportPeriod reportPeriod) {
        var query = database.sql(sql(reportPeriod))
                .bind("principal", reportPeriod.principal())
                .bind("book", reportPeriod.book())
                .bind("first", reportPeriod.first())
                .bind("second", reportPeriod.second())
                .bind("last", reportPeriod.last());
        if (reportPeriod.knownAt() != null) {
            query = query.bind("known", reportPeriod.knownAt());
        } else {
            query = query.bind("whole", reportPeriod.wholeUntil());
            query = reportPeriod.isWholeMonths() ? query : query.bind("whole_end", end(reportPeriod.wholeUntil()));
        }
        return query.mapProperties(AccountMovementRow.class).all().collectList().flatMap(this::withChart);
    }

    private Mono<List<AccountMovement>> withChart(List<AccountMovementRow> rows) {
        return rows.isEmpty()
                ? Mono.just(List.of())
                : charts.of(rows.getFirst().standard(), rows.getFirst().edition())
                        .map(chart -> AccountMovementRow.toModel(chart, rows));
    }

    private static LocalDate end(LocalDate month) {
        return month.plusMonths(1).minusDays(1);
    }
}
