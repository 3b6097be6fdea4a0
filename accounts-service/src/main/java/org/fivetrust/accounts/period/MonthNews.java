package org.fivetrust.accounts.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells funds of a closed month: what the book owes by its end, and the income of the year up to it. */
@Component
class MonthNews {

    private static final int MONTHS_OF_A_YEAR = 12;

    private final DatabaseClient database;
    private final Outbox outbox;

    MonthNews(DatabaseClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** @param months how many the income is of: twelve, unless the book is younger */
    private record MonthClosed(UUID book, String month, Money debt, Money income, int months) {}

    private record Figures(long debt, long income) {}

    Mono<Void> tell(Book book, YearMonth month) {
        var first = first(book, month);
        var months = (int) first.until(month.atDay(1)).toTotalMonths() + 1;
        return figures(book, first, month)
                .map(figures -> new MonthClosed(
                        book.id(),
                        month.toString(),
                        Money.ofFen(figures.debt()),
                        Money.ofFen(figures.income()),
                        months))
                .flatMap(fact -> outbox.add(Event.to("funds", book.principal(), fact)));
    }

    private static LocalDate first(Book book, YearMonth month) {
        var yearAgo = month.minusMonths(MONTHS_OF_A_YEAR - 1L).atDay(1);
        var opened = book.startsOn().withDayOfMonth(1);
        return opened.isAfter(yearAgo) ? opened : yearAgo;
    }

    /** Closing entries carry income away and are none. An account that is overpaid is no debt. */
    private Mono<Figures> figures(Book book, LocalDate first, YearMonth month) {
        return database.sql("""
                        select (select coalesce(sum(owed.amount), 0)::bigint
                                from (select greatest(sum(credit - debit), 0) as amount from balance
                                      where principal = :principal and book = :book and month <= :month
                                          and exists (select from chart_role role
                                                      where role.standard = :standard and role.role = 'DEBT'
                                                          and starts_with(balance.account, role.code))
                                      group by account) owed) as debt,
                               (select coalesce(sum(entry.credit - entry.debit), 0)::bigint
                                from book_entry entry
                                join account on account.principal = :principal and account.book = :book
                                    and account.code = entry.account and account.nature = 'INCOME'
                                where entry.principal = :principal and entry.book = :book
                                    and entry.kind in ('NORMAL', 'REVERSAL')
                                    and entry.month between :first and :month) as income
                        """)
                .bind("principal", book.principal().value())
                .bind("book", book.id())
                .bind("standard", book.standard().code())
                .bind("first", first)
                .bind("month", month.atDay(1))
                .mapProperties(Figures.class)
                .one();
    }
}
