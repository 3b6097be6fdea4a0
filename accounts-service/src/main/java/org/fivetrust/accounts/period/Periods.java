package org.fivetrust.accounts.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.model.AccountBalance;
import org.fivetrust.accounts.period.model.KeptBalance;
import org.fivetrust.accounts.period.model.MovedByHand;
import org.fivetrust.accounts.period.model.OutOfOrder;
import org.fivetrust.accounts.period.model.UnpostedVoucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads the facts that closing a month or a year depends on. */
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

    private GenericExecuteSpec of(Book book, String query) {
        return database.sql(query).bind("principal", book.principal().value()).bind("book", book.id());
    }

    /** Locks out writers of this book, who take the same lock shared, until the transaction ends. */
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

    /** The last day the book takes. */
    Mono<LocalDate> lastDay(Book book) {
        return of(book, "select book_last_day(:principal, :book)")
                .mapValue(LocalDate.class)
                .one();
    }

    Mono<List<UnpostedVoucher>> unposted(Book book, YearMonth through) {
        return of(book, """
                        select id, date, status, voucher_no from voucher
                         where principal = :principal and book = :book and date <= :last
                           and status not in ('POSTED', 'DISCARDED')
                         order by date, entered
                        """)
                .bind("last", through.atEndOfMonth())
                .mapProperties(UnpostedRow.class)
                .all()
                .map(row -> new UnpostedVoucher(row.id(), row.date(), row.status(), row.voucherNo()))
                .collectList();
    }

    Mono<List<String>> gaps(Book book, YearMonth month) {
        return of(book, "select type from number_gap where principal = :principal and book = :book and month = :month")
                .bind("month", month.atDay(1))
                .mapValue(String.class)
                .all()
                .collectList();
    }

    /** Leaf accounts with a balance at the end of a month. */
    Mono<List<AccountBalance>> standings(Book book, YearMonth through) {
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
                .mapProperties(AccountBalance.class)
                .all()
                .collectList();
    }

    /**
     * Accounts with assets to depreciate before this month, if nothing was depreciated in it. Assets whose value is
     * written off count no more.
     */
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
                           and (select sum(held.debit - held.credit)
                                  from chart_role side
                                  join balance held on starts_with(held.account, side.code)
                                 where side.standard = :standard and side.role in ('DEPRECIABLE', 'DEPRECIATION')
                                   and held.principal = :principal and held.book = :book and held.month < :month) > 0
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

    /** Posted vouchers of a month that move money which funds keeps and do not come from funds. */
    Mono<List<MovedByHand>> byHand(Book book, YearMonth month) {
        return of(book, """
                        select head.type, head.number, head.reason
                          from voucher head
                         where head.principal = :principal and head.book = :book and head.month = :month
                           and head.status = 'POSTED' and is_by_hand(head)
                         order by head.type, head.number
                        """)
                .bind("month", month.atDay(1))
                .mapProperties(MovedByHand.class)
                .all()
                .collectList();
    }

    /**
     * Whether every trust account that funds keeps was reconciled and signed for the last day of the month; nothing
     * where funds keeps none.
     */
    Mono<Optional<Boolean>> reconciled(Book book, YearMonth month) {
        return database.sql("""
                        select bool_and(exists (
                                   select from reconciled_money signed
                                    where signed.principal = kept.principal and signed.account = kept.account
                                      and signed.as_of = :last)) as all_signed
                          from kept_money kept
                         where kept.principal = :principal and kept.since <= :last
                        having count(*) > 0
                        """)
                .bind("principal", book.principal().value())
                .bind("last", month.atEndOfMonth())
                .mapValue(Boolean.class)
                .one()
                .singleOptional();
    }

    /** The money that funds keeps, once it keeps any. */
    Mono<KeptBalance> kept(Book book, YearMonth through) {
        return of(book, """
                        select (select coalesce(sum(kept.debit - kept.credit), 0)
                                  from balance kept
                                  join chart_role role on role.standard = :standard and role.role = 'KEPT'
                                       and starts_with(kept.account, role.code)
                                 where kept.principal = :principal and kept.book = :book
                                   and kept.month <= :last)::bigint as books,
                               (select coalesce(sum(case when kind in ('payment', 'receipt-reversal', 'transfer-out', 'imprest', 'bank-charge')
                                                        then -amount else amount end), 0)
                                  from source
                                 where principal = :principal and happened_on <= :last
                                   and kind in ('trust-account', 'receipt', 'receipt-reversal', 'payment', 'payment-return',
                                        'transfer-in', 'transfer-out', 'imprest', 'bank-charge', 'interest'))::bigint as funds
                         where exists (select from kept_money where principal = :principal and since <= :last)
                        """)
                .bind("standard", book.standard().code())
                .bind("last", through.atEndOfMonth())
                .mapProperties(KeptBalance.class)
                .one()
                .defaultIfEmpty(KeptBalance.NOTHING);
    }
}
