package org.fivetrust.accounts.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.model.Check;
import org.fivetrust.accounts.period.model.ClosingRule;
import org.fivetrust.accounts.period.model.OutOfOrder;
import org.fivetrust.accounts.period.model.Standing;
import org.fivetrust.accounts.period.model.Unposted;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What is looked at before a month or a year is closed. */
@Repository
class Periods {

    private final DatabaseClient database;

    Periods(DatabaseClient database) {
        this.database = database;
    }

    private record UnpostedRow(
            UUID id,
            LocalDate date,
            VoucherStatus status,
            @Nullable String voucherNo) {}

    private record CheckRow(Check code, Severity severity) {}

    private GenericExecuteSpec of(Book book, String query) {
        return database.sql(query).bind("principal", book.principal().value()).bind("book", book.id());
    }

    /** Nobody writes into this book until this transaction ends (writers take the same lock, shared). */
    Mono<Void> lock(Book book) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:book, 6))::text")
                .bind("book", book.id().toString())
                .then();
    }

    Mono<Optional<YearMonth>> closedThrough(Book book) {
        return of(
                        book,
                        "select max(month) as month from month_closed where principal = :principal and book = :book"
                                + " having max(month) is not null")
                .mapValue(LocalDate.class)
                .one()
                .map(YearMonth::from)
                .singleOptional();
    }

    Mono<Optional<Integer>> yearClosed(Book book) {
        return of(
                        book,
                        "select max(year) as year from year_closed where principal = :principal and book = :book"
                                + " having max(year) is not null")
                .mapValue(Integer.class)
                .one()
                .singleOptional();
    }

    Mono<List<Unposted>> unposted(Book book, YearMonth through) {
        return of(book, """
                        select id, date, status, voucher_no from voucher
                         where principal = :principal and book = :book and date <= :last
                           and status not in ('POSTED', 'DISCARDED')
                         order by date, drafted_at, place, id
                        """)
                .bind("last", through.atEndOfMonth())
                .mapProperties(UnpostedRow.class)
                .all()
                .map(row -> new Unposted(row.id(), row.date(), row.status(), row.voucherNo()))
                .collectList();
    }

    Mono<List<String>> gaps(Book book, YearMonth month) {
        return of(book, "select type from number_gap where principal = :principal and book = :book and month = :month")
                .bind("month", month.atDay(1))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** Every leaf account that is not nil at the end of a month. */
    Mono<List<Standing>> standings(Book book, YearMonth through) {
        return of(book, """
                        select kept.account as code, account.name, account.nature,
                               sum(kept.debit - kept.credit)::bigint as fen
                          from balance kept
                          join account on account.principal = kept.principal and account.book = kept.book
                               and account.code = kept.account
                         where kept.principal = :principal and kept.book = :book and kept.month <= :month
                         group by kept.account, account.name, account.nature
                        having sum(kept.debit) <> sum(kept.credit)
                         order by kept.account
                        """)
                .bind("month", through.atDay(1))
                .mapProperties(Standing.class)
                .all()
                .collectList();
    }

    /** Accounts the standard keeps for what is pending, and what the book opened itself under such a name. */
    Mono<Set<String>> pending(Book book) {
        return of(book, """
                        select code from chart_role where standard = :standard and role = 'PENDING'
                         union
                        select own.code
                          from detail_account own
                          join pending_name on own.name ~ pending_name.name_matches
                         where own.principal = :principal and own.book = :book and pending_name.standard = :standard
                        """)
                .bind("standard", book.standard().code())
                .mapValue(String.class)
                .all()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Accounts that held something to depreciate before this month, if nothing was depreciated in it. */
    Mono<List<String>> undepreciated(Book book, YearMonth month) {
        return of(book, """
                        select role.code
                          from chart_role role
                          join balance kept on starts_with(kept.account, role.code)
                         where role.standard = :standard and role.role = 'DEPRECIABLE'
                           and kept.principal = :principal and kept.book = :book and kept.month < :month
                           and not exists (
                               select from chart_role counter
                                 join balance charged on starts_with(charged.account, counter.code)
                                where counter.standard = :standard and counter.role = 'DEPRECIATION'
                                  and charged.principal = :principal and charged.book = :book
                                  and charged.month = :month and charged.credit > 0)
                         group by role.code
                        having sum(kept.debit) > sum(kept.credit)
                         order by role.code
                        """)
                .bind("standard", book.standard().code())
                .bind("month", month.atDay(1))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** Posted vouchers of a month whose numbers follow those of later days. */
    Mono<List<OutOfOrder>> outOfOrder(Book book, YearMonth month) {
        return of(book, """
                        select type, number, date
                          from (select type, number, date, max(date) over (partition by type order by number) as latest
                                  from voucher
                                 where principal = :principal and book = :book and month = :month
                                   and status = 'POSTED') numbered
                         where date < latest
                         order by type, number
                        """)
                .bind("month", month.atDay(1))
                .mapProperties(OutOfOrder.class)
                .all()
                .collectList();
    }

    /**
     * What weighs how much on the last day of a month: the book's own setting, else the standard's, else everyone's.
     */
    Mono<Map<Check, Severity>> checks(Book book, YearMonth month) {
        return of(book, """
                        select distinct on (code) code, severity from (
                            select code, severity, 0 as rank, valid_from from book_check
                             where principal = :principal and book = :book and valid_from <= :last
                             union all
                            select code, severity, case standard when '*' then 2 else 1 end, valid_from
                              from closing_check
                             where standard in ('*', :standard) and :number = any(months)
                               and :last between valid_from and coalesce(valid_to, 'infinity')) known
                         order by code, rank, valid_from desc
                        """)
                .bind("standard", book.standard().code())
                .bind("last", month.atEndOfMonth())
                .bind("number", month.getMonthValue())
                .mapProperties(CheckRow.class)
                .all()
                .collectList()
                .map(Periods::bySort);
    }

    private static Map<Check, Severity> bySort(List<CheckRow> rows) {
        var checks = new EnumMap<Check, Severity>(Check.class);
        rows.forEach(row -> checks.put(row.code(), row.severity()));
        return checks;
    }

    Mono<List<ClosingRule>> rules(Book book, LocalDate day) {
        return database.sql("""
                        select step, place, nature, code, name_matches, target, summary
                          from closing_rule
                         where standard = :standard and :day between valid_from and coalesce(valid_to, 'infinity')
                        """)
                .bind("standard", book.standard().code())
                .bind("day", day)
                .mapProperties(ClosingRule.class)
                .all()
                .collectList();
    }
}
