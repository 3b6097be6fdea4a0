package org.fivetrust.assets.lease.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.fivetrust.shared.kernel.Money;

/**
 * When which rent of a lease is due. What a year of the lease costs is exact and rounded once, its periods add up to
 * it, so equal ones differ by one fen at most. Nothing is due after the lease's last day.
 */
public final class RentSchedule {

    /** The least number that the days of every month divide. */
    private static final int SHARES = 28 * 29 * 15 * 31;

    private final Term term;
    private final RentTerms terms;
    private final List<BigDecimal> rents;

    private RentSchedule(Term term, RentTerms terms) {
        this.term = term;
        this.terms = terms;
        this.rents = terms.rents(yearOf(term.to()) + 1);
    }

    /** A month, or the days of one that are in the lease. */
    private record Month(int number, Term days, int group, int length) {}

    public static List<RentDue> of(Term term, RentTerms terms) {
        return new RentSchedule(term, terms).dues();
    }

    /** How many months, and parts of months, a term has. */
    public static int months(Term term, PeriodStart start) {
        if (start == PeriodStart.CALENDAR) {
            return (int) ChronoUnit.MONTHS.between(YearMonth.from(term.from()), YearMonth.from(term.to())) + 1;
        }
        var whole = (int) ChronoUnit.MONTHS.between(term.from(), term.to());
        return term.from().plusMonths(whole + 1L).isAfter(term.to()) ? whole + 1 : whole + 2;
    }

    private List<RentDue> dues() {
        var periods = new LinkedHashMap<Integer, List<Month>>();
        months().forEach(month ->
                periods.computeIfAbsent(month.group(), _ -> new ArrayList<>()).add(month));
        var dues = new ArrayList<RentDue>();
        var exact = BigDecimal.ZERO;
        var told = Money.ZERO;
        var current = 0;
        for (var months : periods.values()) {
            var year = yearOf(months.getFirst().days().from());
            if (year != current) {
                exact = BigDecimal.ZERO;
                told = Money.ZERO;
                current = year;
            }
            for (var month : months) {
                exact = exact.add(shares(month));
            }
            var upToHere = rounded(exact);
            var period = new Term(
                    months.getFirst().days().from(), months.getLast().days().to());
            dues.add(new RentDue(dues.size() + 1, period, dueOn(period), upToHere.minus(told)));
            told = upToHere;
        }
        return dues;
    }

    private LocalDate dueOn(Term period) {
        return terms.timing() == PaymentTiming.IN_ADVANCE ? period.from() : period.to();
    }

    private List<Month> months() {
        var months = new ArrayList<Month>();
        for (var from = term.from(); !from.isAfter(term.to()); ) {
            var number = months.size();
            var next = terms.start() == PeriodStart.CALENDAR
                    ? YearMonth.from(from).plusMonths(1).atDay(1)
                    : term.from().plusMonths(number + 1L);
            var last = next.minusDays(1).isAfter(term.to()) ? term.to() : next.minusDays(1);
            months.add(
                    terms.start() == PeriodStart.CALENDAR
                            ? new Month(number + 1, new Term(from, last), calendarGroup(from), from.lengthOfMonth())
                            : new Month(
                                    number + 1,
                                    new Term(from, last),
                                    number / terms.every().months(),
                                    (int) ChronoUnit.DAYS.between(from, next)));
            from = next;
        }
        return months;
    }

    private int calendarGroup(LocalDate day) {
        return (day.getYear() * 12 + day.getMonthValue() - 1) / terms.every().months();
    }

    /** Of the rent; a month in which a year of the lease ends costs each part at its own price. */
    private BigDecimal shares(Month month) {
        if (terms.freeMonths().contains(month.number())) {
            return BigDecimal.ZERO;
        }
        var shares = BigDecimal.ZERO;
        for (var from = month.days().from(); !from.isAfter(month.days().to()); ) {
            var year = yearOf(from);
            var turn = term.from().plusYears(year + 1L);
            var next = turn.isAfter(month.days().to()) ? month.days().to().plusDays(1) : turn;
            var days = ChronoUnit.DAYS.between(from, next);
            shares = shares.add(rents.get(year).multiply(BigDecimal.valueOf(days * (SHARES / month.length()))));
            from = next;
        }
        return shares;
    }

    /** From 0. A lease from 29 February has its other years begin on the 28th. */
    private int yearOf(LocalDate day) {
        var years = (int) ChronoUnit.YEARS.between(term.from(), day);
        return term.from().plusYears(years + 1L).isAfter(day) ? years : years + 1;
    }

    private Money rounded(BigDecimal shares) {
        var fen = shares.movePointRight(2)
                .divide(BigDecimal.valueOf((long) SHARES * terms.per().months()), 0, RoundingMode.HALF_UP);
        return Money.ofFen(fen.longValueExact());
    }
}
