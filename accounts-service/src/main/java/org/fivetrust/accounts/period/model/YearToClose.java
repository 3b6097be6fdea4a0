package org.fivetrust.accounts.period.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.statement.model.StatementCheck;
import org.fivetrust.accounts.voucher.model.Cashier;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.jspecify.annotations.Nullable;

/**
 * A year to close.
 *
 * @param lastDay the last day the book takes
 * @param yearClosed the last year that is
 * @param unposted vouchers up to and with its December that are not in the books
 * @param standings at the end of its December
 * @param checks severities at the end of December
 * @param unequal figures of its statements that should be one and are not
 */
public record YearToClose(
        Book book,
        int year,
        LocalDate lastDay,
        @Nullable YearMonth closedThrough,
        @Nullable Integer yearClosed,
        List<UnpostedVoucher> unposted,
        List<AccountBalance> standings,
        List<ClosingRule> rules,
        Map<ClosingCheck, Severity> checks,
        List<StatementCheck> unequal) {

    private static final Refusal CLOSED = Refusal.state("accounts.year-closed-already");

    private static final Refusal OUTSIDE = Refusal.rule("accounts.year-outside-book");

    public YearToClose {
        unposted = List.copyOf(unposted);
        standings = List.copyOf(standings);
        rules = List.copyOf(rules);
        checks = Map.copyOf(checks);
        unequal = List.copyOf(unequal);
    }

    /** Carries balances forward first; closes the year once those vouchers are posted and December is closed. */
    public YearClosing close(Permitted permitted, Person person) {
        var obstacle = obstacle(person);
        if (obstacle != null) {
            return new YearClosing.Declined(obstacle);
        }
        var december = YearMonth.of(year, 12);
        var findings = new ArrayList<Violation>();
        unposted.stream().map(UnpostedVoucher::told).forEach(findings::add);
        if (yearClosed == null ? book.startsOn().getYear() < year : yearClosed < year - 1) {
            findings.add(Violation.worded("closing.year-open", ClosingCheck.EARLIER_OPEN.place(year - 1)));
        }
        findings.addAll(openMonths(december));
        if (!findings.isEmpty()) {
            return new YearClosing.Blocked(findings);
        }
        var carried = CarryForward.of(december.atEndOfMonth(), standings, rules);
        if (!carried.isEmpty()) {
            return new YearClosing.Carried(carried);
        }
        return closedThrough == null || closedThrough.isBefore(december)
                ? new YearClosing.Blocked(List.of(MonthToClose.open(december)))
                : compared();
    }

    /** Its statements weigh as they do when a month is closed. */
    private YearClosing compared() {
        var found = unequal.stream().map(ClosingCheck::differing).toList();
        return switch (checks.getOrDefault(ClosingCheck.STATEMENTS_AGREE, Severity.OFF)) {
            case REFUSE -> found.isEmpty() ? new YearClosing.Closed(List.of()) : new YearClosing.Blocked(found);
            case WARN -> new YearClosing.Closed(found);
            case OFF -> new YearClosing.Closed(List.of());
        };
    }

    private @Nullable Refusal obstacle(Person person) {
        var cashier = Cashier.refusal(person);
        if (cashier != null) {
            return cashier;
        }
        if (yearClosed != null && yearClosed >= year) {
            return CLOSED.with("year", year);
        }
        return year < book.startsOn().getYear()
                        || year > lastDay.getYear()
                        || !book.covers(YearMonth.of(year, 12).atEndOfMonth())
                ? OUTSIDE.with("year", year).with("from", book.startsOn())
                : null;
    }

    /** All months but December, which holds the vouchers that carry balances forward. */
    private List<Violation> openMonths(YearMonth december) {
        var open = new ArrayList<Violation>();
        var first = closedThrough == null ? YearMonth.from(book.startsOn()) : closedThrough.plusMonths(1);
        for (var month = first; month.isBefore(december); month = month.plusMonths(1)) {
            open.add(MonthToClose.open(month));
        }
        return open;
    }
}
