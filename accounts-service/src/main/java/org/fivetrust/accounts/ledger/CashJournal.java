package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import org.fivetrust.accounts.ledger.JournalMessages.DayView;
import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads the lines of the money accounts day by day; which accounts are money, the standard says. */
@Repository
class CashJournal {

    private static final String MONEY = """
            with money as (
                select account.code, account.name
                  from account
                  join money_account kept on kept.standard = :standard and kept.kind = :kind
                       and starts_with(account.code, kept.code)
                 where account.principal = :principal and account.book = :book
                   and starts_with(account.code, :account))
            """;

    private static final String LINES = MONEY + """
            , day as (
                select distinct date from book_entry
                 where principal = :principal and book = :book and account in (select code from money)
                   and date > :after and date <= :last%1$s
                 order by date limit :limit)
            select voucher, position, date, type, number, kind, summary, account, money.name as account_name, debit, credit,
                   dimensions::text as dimensions
              from book_entry
              join money on money.code = book_entry.account
             where principal = :principal and book = :book and date in (select date from day)%1$s
             order by %2$s
            """;

    private static final String PRINTED = MONEY + """
            select voucher, position, date, type, number, kind, summary, account, money.name as account_name, debit, credit,
                   dimensions::text as dimensions
              from book_entry
              join money on money.code = book_entry.account
             where principal = :principal and book = :book and date > :after and date <= :last%s
             order by %s limit :limit
            """;

    private static final String TURNED = MONEY + """
            select coalesce(sum(debit), 0)::bigint as debit, coalesce(sum(credit), 0)::bigint as credit
              from book_entry
             where principal = :principal and book = :book and account in (select code from money)
               and date >= :january and date <= :after and kind <> 'OPENING'%s
            """;

    private static final String OPENING = MONEY + """
            select (coalesce((select sum(debit - credit) from balance
                               where principal = :principal and book = :book
                                 and account in (select code from money) and month < :month), 0)
                  + coalesce((select sum(debit - credit) from book_entry
                               where principal = :principal and book = :book
                                 and account in (select code from money)
                                 and date >= :month and date <= :after), 0))::bigint
            """;

    private static final String OPENING_ONCE_KNOWN = MONEY + """
            select coalesce(sum(debit - credit), 0)::bigint from book_entry
             where principal = :principal and book = :book and account in (select code from money)
               and date <= :after""" + AccountMovements.POSTED_BY_THEN;

    private static final Keyset<DayView> ORDER = Keyset.of("cash-journal", DayView::date);

    private static final PageRequest FROM_THE_FIRST = new PageRequest(1, null);

    private final DatabaseClient database;
    private final JsonMapper json;

    CashJournal(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The lines of one day more than a page has. */
    Mono<List<EntryRow>> lines(Reading reading, MoneyKind kind, PageRequest page) {
        return bind(LINES.formatted(known(reading), Ledgers.ORDER), reading, kind, page)
                .bind("last", reading.last())
                .bind("limit", page.fetch())
                .mapProperties(EntryRow.Stored.class)
                .all()
                .map(stored -> stored.read(json))
                .collectList();
    }

    /** The lines of all days in their order, and no more than these. */
    Mono<List<EntryRow>> lines(Reading reading, MoneyKind kind, int most) {
        return bind(PRINTED.formatted(known(reading), Ledgers.ORDER), reading, kind, FROM_THE_FIRST)
                .bind("last", reading.last())
                .bind("limit", most)
                .mapProperties(EntryRow.Stored.class)
                .all()
                .map(stored -> stored.read(json))
                .collectList();
    }

    /** What money moved since January before the first day. */
    Mono<Sums> turned(Reading reading, MoneyKind kind) {
        return bind(TURNED.formatted(known(reading)), reading, kind, FROM_THE_FIRST)
                .bind("january", reading.first().withDayOfYear(1))
                .mapProperties(Sums.class)
                .one();
    }

    /** Before the first day. */
    Mono<Long> opening(Reading reading, MoneyKind kind) {
        return opening(reading, kind, FROM_THE_FIRST);
    }

    Mono<Long> opening(Reading reading, MoneyKind kind, PageRequest page) {
        var sql = reading.knownAt() == null ? OPENING : OPENING_ONCE_KNOWN;
        var query = bind(sql, reading, kind, page);
        return (reading.knownAt() == null
                        ? query.bind("month", after(page, reading.first()).withDayOfMonth(1))
                        : query)
                .mapValue(Long.class)
                .one();
    }

    private static String known(Reading reading) {
        return reading.knownAt() == null ? "" : AccountMovements.POSTED_BY_THEN;
    }

    private DatabaseClient.GenericExecuteSpec bind(String sql, Reading reading, MoneyKind kind, PageRequest page) {
        var query = database.sql(sql)
                .bind("principal", reading.book().principal().value())
                .bind("book", reading.book().id())
                .bind("standard", reading.book().standard().code())
                .bind("kind", kind.name())
                .bind("account", reading.account() == null ? "" : reading.account())
                .bind("after", after(page, reading.first()));
        return reading.knownAt() == null ? query : query.bind("known", reading.knownAt());
    }

    /** The last day of the page before. */
    private static LocalDate after(PageRequest page, LocalDate first) {
        var after = ORDER.after(page);
        return after.isEmpty() ? first.minusDays(1) : (LocalDate) after.getFirst();
    }

    static Page<DayView> page(List<DayView> days, PageRequest page) {
        return ORDER.page(days, page);
    }
}
