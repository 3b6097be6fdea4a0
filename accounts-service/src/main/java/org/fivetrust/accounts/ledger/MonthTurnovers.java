package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.fivetrust.accounts.ledger.model.MonthTurnover;
import org.fivetrust.accounts.ledger.model.Turnover.Sums;
import org.fivetrust.accounts.ledger.model.Window;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What each account moved in each month of a window, opening balances left out. */
@Repository
class MonthTurnovers implements Function<Window, Mono<List<MonthTurnover>>> {

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
             where principal = :principal and book = :book and date between :first and :last and kind <> 'OPENING'""" + Turnovers.POSTED_BY_THEN;

    private final DatabaseClient database;

    MonthTurnovers(DatabaseClient database) {
        this.database = database;
    }

    private record Row(String account, LocalDate month, long debit, long credit) {}

    @Override
    public Mono<List<MonthTurnover>> apply(Window window) {
        var query = database.sql("""
                        select account, month, sum(debit)::bigint as debit, sum(credit)::bigint as credit
                          from (%s) each
                         group by account, month
                         order by account collate "C", month
                        """.formatted(window.knownAt() == null ? KEPT : ONCE_KNOWN))
                .bind("principal", window.principal())
                .bind("book", window.book())
                .bind("first", window.first());
        query = window.knownAt() == null
                ? query.bind("whole", window.wholeUntil())
                        .bind("whole_end", window.wholeUntil().plusMonths(1).minusDays(1))
                        .bind("last", window.last())
                : query.bind("known", window.knownAt()).bind("last", window.last());
        return query.mapProperties(Row.class)
                .all()
                .map(row -> new MonthTurnover(row.account(), row.month(), new Sums(row.debit(), row.credit())))
                .collectList();
    }
}
