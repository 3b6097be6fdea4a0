package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.fivetrust.accounts.ledger.model.Turnover;
import org.fivetrust.accounts.ledger.model.Turnover.Sums;
import org.fivetrust.accounts.ledger.model.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * What a window of a book holds of every account, in one statement: whole months from the balances that are kept, the
 * rest, and all that is asked as it was once known, from the posted lines.
 */
@Repository
class Turnovers implements Function<Window, Mono<List<Turnover>>> {

    private static final String SUMMED = """
            select account.code, account.name, account.english, account.parent, account.nature, account.side,
                   coalesce(moved.before_debit, 0)::bigint as before_debit,
                   coalesce(moved.before_credit, 0)::bigint as before_credit,
                   coalesce(moved.debit, 0)::bigint as debit, coalesce(moved.credit, 0)::bigint as credit,
                   coalesce(moved.late_debit, 0)::bigint as late_debit,
                   coalesce(moved.late_credit, 0)::bigint as late_credit,
                   coalesce(apart.opened_debit, 0)::bigint as opened_debit,
                   coalesce(apart.opened_credit, 0)::bigint as opened_credit,
                   coalesce(apart.late_opened_debit, 0)::bigint as late_opened_debit,
                   coalesce(apart.late_opened_credit, 0)::bigint as late_opened_credit,
                   coalesce(apart.closed_debit, 0)::bigint as closed_debit,
                   coalesce(apart.closed_credit, 0)::bigint as closed_credit,
                   coalesce(apart.late_closed_debit, 0)::bigint as late_closed_debit,
                   coalesce(apart.late_closed_credit, 0)::bigint as late_closed_credit,
                   coalesce(moved.booked, false) as booked
              from account
              left join (
                  select account,
                         sum(debit) filter (where day < :first) as before_debit,
                         sum(credit) filter (where day < :first) as before_credit,
                         sum(debit) filter (where day >= :first) as debit,
                         sum(credit) filter (where day >= :first) as credit,
                         sum(debit) filter (where day >= :second) as late_debit,
                         sum(credit) filter (where day >= :second) as late_credit,
                         bool_or(day >= :first) as booked
                    from (%s) each
                   group by account) moved on moved.account = account.code
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
                   group by account) apart on apart.account = account.code
             where account.principal = :principal and account.book = :book
             order by account.code collate "C"
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

    Turnovers(DatabaseClient database) {
        this.database = database;
    }

    private record Row(
            String code,
            String name,
            @Nullable String english,
            @Nullable String parent,
            String nature,
            BalanceSide side,
            long beforeDebit,
            long beforeCredit,
            long debit,
            long credit,
            long lateDebit,
            long lateCredit,
            long openedDebit,
            long openedCredit,
            long lateOpenedDebit,
            long lateOpenedCredit,
            long closedDebit,
            long closedCredit,
            long lateClosedDebit,
            long lateClosedCredit,
            boolean booked) {

        Turnover toModel() {
            var opened = new Sums(openedDebit, openedCredit);
            return new Turnover(
                    code,
                    name,
                    english,
                    parent,
                    nature,
                    side,
                    new Sums(beforeDebit, beforeCredit),
                    opened,
                    new Sums(debit, credit).minus(opened),
                    new Sums(lateDebit, lateCredit).minus(new Sums(lateOpenedDebit, lateOpenedCredit)),
                    new Sums(closedDebit, closedCredit),
                    new Sums(lateClosedDebit, lateClosedCredit),
                    booked);
        }
    }

    static String sql(Window window) {
        return window.knownAt() != null
                ? SUMMED.formatted(ONCE_KNOWN.formatted(POSTED_BY_THEN), POSTED_BY_THEN)
                : SUMMED.formatted(window.isWholeMonths() ? KEPT : KEPT + REST, "");
    }

    @Override
    public Mono<List<Turnover>> apply(Window window) {
        var query = database.sql(sql(window))
                .bind("principal", window.principal())
                .bind("book", window.book())
                .bind("first", window.first())
                .bind("second", window.second())
                .bind("last", window.last());
        if (window.knownAt() != null) {
            query = query.bind("known", window.knownAt());
        } else {
            query = query.bind("whole", window.wholeUntil());
            query = window.isWholeMonths() ? query : query.bind("whole_end", end(window.wholeUntil()));
        }
        return query.mapProperties(Row.class).all().map(Row::toModel).collectList();
    }

    private static LocalDate end(LocalDate month) {
        return month.plusMonths(1).minusDays(1);
    }
}
