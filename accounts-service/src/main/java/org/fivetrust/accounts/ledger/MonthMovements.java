package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What each account moved in each month of a window, opening balances left out. */
@Repository
class MonthMovements {

    private static final String KEPT = """
            select account, month, debit, credit from balance
             where principal = :principal and book = :book and month between :first and :whole
             union all
            select account, month, -debit, -credit from book_entry
             where principal = :principal and book = :book and kind in ('CLOSING', 'OPENING')
               and date between :first and :whole_end and kind = 'OPENING'
             union all
            select account, month, debit, credit from book_entry
             where principal = :principal and book = :book and date > :whole_end and date >= :first and date <= :last
               and kind <> 'OPENING'""";

    private static final String ONCE_KNOWN = """
            select account, month, debit, credit from book_entry
             where principal = :principal and book = :book and date between :first and :last and kind <> 'OPENING'""" + AccountMovements.POSTED_BY_THEN;

    private final DatabaseClient database;

    MonthMovements(DatabaseClient database) {
        this.database = database;
    }

    private record Row(String account, LocalDate month, long debit, long credit) {}

    Mono<List<MonthMovement>> of(ReportPeriod reportPeriod) {
        var query = database.sql("""
                        select account, month, sum(debit)::bigint as debit, sum(credit)::bigint as credit
                          from (%s) each
                         group by account, month
                         order by account collate "C", month
                        """.formatted(reportPeriod.knownAt() == null ? KEPT : ONCE_KNOWN))
                .bind("principal", reportPeriod.principal())
                .bind("book", reportPeriod.book())
                .bind("first", reportPeriod.first());
        query = reportPeriod.knownAt() == null
                ? query.bind("whole", reportPeriod.wholeUntil())
                        .bind(
                                "whole_end",
                                reportPeriod.wholeUntil().plusMonths(1).minusDays(1))
                        .bind("last", reportPeriod.last())
                : query.bind("known", reportPeriod.knownAt()).bind("last", reportPeriod.last());
        return query.mapProperties(Row.class)
                .all()
                .map(row -> new MonthMovement(row.account(), row.month(), new Sums(row.debit(), row.credit())))
                .collectList();
    }
}
