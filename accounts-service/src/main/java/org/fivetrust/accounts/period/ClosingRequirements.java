package org.fivetrust.accounts.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.model.ClosingCheck;
import org.fivetrust.accounts.period.model.ClosingRule;
import org.fivetrust.accounts.voucher.model.Severity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The checks of a standard and of a book before closing, by day. */
@Repository
class ClosingRequirements {

    private final DatabaseClient database;

    ClosingRequirements(DatabaseClient database) {
        this.database = database;
    }

    private record CheckRow(ClosingCheck code, Severity severity) {}

    private GenericExecuteSpec of(Book book, String query) {
        return database.sql(query).bind("principal", book.principal().value()).bind("book", book.id());
    }

    /** Accounts for pending items: those of the standard, and details of the book under such names. */
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

    /**
     * The severity of each check on the last day of a month: of the book, else of the standard, else the general one.
     */
    Mono<Map<ClosingCheck, Severity>> checks(Book book, YearMonth month) {
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
                .map(ClosingRequirements::bySort);
    }

    private static Map<ClosingCheck, Severity> bySort(List<CheckRow> rows) {
        var checks = new EnumMap<ClosingCheck, Severity>(ClosingCheck.class);
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
