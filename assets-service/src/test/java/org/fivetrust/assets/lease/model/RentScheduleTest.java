package org.fivetrust.assets.lease.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.assets.lease.model.PaymentTiming.IN_ADVANCE;
import static org.fivetrust.assets.lease.model.PaymentTiming.IN_ARREARS;
import static org.fivetrust.assets.lease.model.PeriodStart.CALENDAR;
import static org.fivetrust.assets.lease.model.PeriodStart.DAY_OF_LEASE;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RentScheduleTest {

    private static final BigDecimal HALF_A_FEN = new BigDecimal("0.0050000001");

    @Test
    void a_month_from_the_31st_is_due_on_the_31st_again_after_february() {
        var dues = RentSchedule.of(term("2026-01-31", "2027-01-30"), monthly("1000.00", DAY_OF_LEASE));

        assertThat(dues)
                .extracting(due -> due.dueOn().toString())
                .containsExactly(
                        "2026-01-31",
                        "2026-02-28",
                        "2026-03-31",
                        "2026-04-30",
                        "2026-05-31",
                        "2026-06-30",
                        "2026-07-31",
                        "2026-08-31",
                        "2026-09-30",
                        "2026-10-31",
                        "2026-11-30",
                        "2026-12-31");
        assertThat(sum(dues)).isEqualTo("12000.00");
    }

    @Test
    void the_29th_of_february_comes_back_in_the_next_leap_year() {
        var dues = RentSchedule.of(term("2028-02-29", "2033-02-27"), yearly("6000.00", RentInterval.YEAR));

        assertThat(dues)
                .extracting(due -> due.dueOn().toString())
                .containsExactly("2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29");
        assertThat(sum(dues)).isEqualTo("30000.00");
    }

    @Test
    void the_first_and_the_last_calendar_month_cost_their_days() {
        var dues = RentSchedule.of(term("2026-03-16", "2026-06-15"), monthly("900.00", CALENDAR));

        assertThat(amounts(dues)).containsExactly("464.52", "900.00", "900.00", "450.00");
        assertThat(dues)
                .extracting(due -> due.period().from() + "/" + due.period().to())
                .containsExactly(
                        "2026-03-16/2026-03-31",
                        "2026-04-01/2026-04-30",
                        "2026-05-01/2026-05-31",
                        "2026-06-01/2026-06-15");
        assertThat(sum(dues)).isEqualTo("2714.52");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-26, 2026-02-28, 9.00, CALENDAR, 0.96, 1",
        "2026-03-01, 2026-03-31, 700.00, CALENDAR, 700.00, 1",
        "2026-08-03, 2027-08-02, 20.00, DAY_OF_LEASE, 240.00, 12",
        "2026-08-03, 2026-08-03, 31.00, DAY_OF_LEASE, 1.00, 1"
    })
    void months_are_neither_lost_nor_counted_twice(
            String from, String to, String rent, PeriodStart start, String sum, int rows) {
        var dues = RentSchedule.of(term(from, to), monthly(rent, start));

        assertThat(dues).hasSize(rows);
        assertThat(sum(dues)).isEqualTo(sum);
    }

    @Test
    void rent_rises_every_second_year() {
        var terms = yearly("51200.00", RentInterval.YEAR, rises(3, 2, "5"));

        assertThat(amounts(RentSchedule.of(term("2026-09-01", "2031-08-31"), terms)))
                .containsExactly("51200.00", "51200.00", "53760.00", "53760.00", "56448.00");
    }

    @Test
    void rent_by_area_is_rounded_only_when_it_is_shown() {
        var terms = new RentTerms(
                Money.parse("47.00"),
                new BigDecimal("948"),
                RentUnit.YEAR,
                RentInterval.YEAR,
                IN_ADVANCE,
                DAY_OF_LEASE,
                Set.of(),
                List.of(rises(5, 2, "5")));

        var amounts = amounts(RentSchedule.of(term("2026-01-01", "2045-12-31"), terms));

        assertThat(amounts).hasSize(20);
        assertThat(amounts.subList(0, 10))
                .containsExactly(
                        "44556.00",
                        "44556.00",
                        "44556.00",
                        "44556.00",
                        "46783.80",
                        "46783.80",
                        "49122.99",
                        "49122.99",
                        "51579.14",
                        "51579.14");
        assertThat(amounts.getLast()).isEqualTo("65829.50");
    }

    @Test
    void a_year_is_paid_in_quarters() {
        var dues = RentSchedule.of(
                term("2026-03-15", "2029-03-14"), yearly("36000.00", RentInterval.QUARTER, rises(2, 1, "3")));

        assertThat(amounts(dues))
                .containsExactly(
                        "9000.00", "9000.00", "9000.00", "9000.00", "9270.00", "9270.00", "9270.00", "9270.00",
                        "9548.10", "9548.10", "9548.10", "9548.10");
        assertThat(sum(dues)).isEqualTo("111272.40");
        assertThat(dues.get(1).dueOn()).isEqualTo("2026-06-15");
    }

    @Test
    void rent_rises_by_an_amount_once() {
        var terms = yearly("1000.00", RentInterval.YEAR, new Escalation(2, null, null, Money.parse("50.00")));

        assertThat(amounts(RentSchedule.of(term("2026-01-01", "2028-12-31"), terms)))
                .containsExactly("1000.00", "1050.00", "1050.00");
    }

    @Test
    void in_arrears_the_last_rent_is_due_on_the_last_day() {
        var terms = new RentTerms(
                Money.parse("100.00"),
                BigDecimal.ONE,
                RentUnit.MONTH,
                RentInterval.QUARTER,
                IN_ARREARS,
                DAY_OF_LEASE,
                Set.of(),
                List.of());

        var dues = RentSchedule.of(term("2026-01-15", "2026-05-31"), terms);

        assertThat(dues).extracting(due -> due.dueOn().toString()).containsExactly("2026-04-14", "2026-05-31");
        // one month, and 17 of 31 days
        assertThat(amounts(dues)).containsExactly("300.00", "154.84");
    }

    @Test
    void free_months_cost_nothing() {
        var terms = new RentTerms(
                Money.parse("1200.00"),
                BigDecimal.ONE,
                RentUnit.MONTH,
                RentInterval.QUARTER,
                IN_ADVANCE,
                DAY_OF_LEASE,
                Set.of(1, 2, 3, 13),
                List.of());

        assertThat(amounts(RentSchedule.of(term("2026-01-01", "2027-03-31"), terms)))
                .containsExactly("0.00", "3600.00", "3600.00", "3600.00", "2400.00");
    }

    @Test
    void equal_months_of_a_year_that_no_twelfth_divides_come_to_the_year() {
        var amounts =
                amounts(RentSchedule.of(term("2026-01-01", "2026-12-31"), yearly("10000.00", RentInterval.MONTH)));

        assertThat(amounts).containsOnly("833.33", "833.34").hasSize(12);
        assertThat(amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("10000.00");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatever_is_agreed_periods_follow_each_other_and_end_with_the_lease(long seed) {
        var random = new SplittableRandom(seed);
        for (var attempt = 0; attempt < 200; attempt++) {
            var from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1500));
            var term = new Term(from, from.plusDays(random.nextInt(3000)));
            var price = 1 + random.nextInt(1_000_000);
            var start = PeriodStart.values()[random.nextInt(2)];
            var terms = new RentTerms(
                    Money.ofFen(price),
                    BigDecimal.ONE,
                    RentUnit.MONTH,
                    RentInterval.values()[random.nextInt(4)],
                    PaymentTiming.values()[random.nextInt(2)],
                    start,
                    Set.of(),
                    List.of());

            var dues = RentSchedule.of(term, terms);

            assertThat(dues.getFirst().period().from()).isEqualTo(term.from());
            assertThat(dues.getLast().period().to()).isEqualTo(term.to());
            for (var n = 1; n < dues.size(); n++) {
                assertThat(dues.get(n).period().from())
                        .isEqualTo(dues.get(n - 1).period().to().plusDays(1));
            }
            assertThat(dues)
                    .noneMatch(due ->
                            due.dueOn().isAfter(term.to()) || due.amount().isNegative());
            assertThat(new BigDecimal(sum(dues))
                            .subtract(theLongWay(term, price, start))
                            .abs())
                    .isLessThanOrEqualTo(HALF_A_FEN.multiply(BigDecimal.valueOf(dues.size())));
        }
    }

    /** Day by day: each costs its share of the month it is in. */
    private static BigDecimal theLongWay(Term term, int fen, PeriodStart start) {
        var numerator = BigDecimal.ZERO;
        for (var day = term.from(); !day.isAfter(term.to()); day = day.plusDays(1)) {
            numerator = numerator.add(BigDecimal.valueOf(fen)
                    .divide(BigDecimal.valueOf(length(term, day, start)), 40, RoundingMode.HALF_EVEN));
        }
        return numerator.movePointLeft(2);
    }

    private static int length(Term term, LocalDate day, PeriodStart start) {
        if (start == CALENDAR) {
            return day.lengthOfMonth();
        }
        var months = 0;
        while (!term.from().plusMonths(months + 1L).isAfter(day)) {
            months++;
        }
        return (int) (term.from().plusMonths(months + 1L).toEpochDay()
                - term.from().plusMonths(months).toEpochDay());
    }

    private static Term term(String from, String to) {
        return new Term(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static RentTerms monthly(String rent, PeriodStart start) {
        return new RentTerms(
                Money.parse(rent),
                BigDecimal.ONE,
                RentUnit.MONTH,
                RentInterval.MONTH,
                IN_ADVANCE,
                start,
                Set.of(),
                List.of());
    }

    private static RentTerms yearly(String rent, RentInterval every, Escalation... escalations) {
        return new RentTerms(
                Money.parse(rent),
                BigDecimal.ONE,
                RentUnit.YEAR,
                every,
                IN_ADVANCE,
                DAY_OF_LEASE,
                Set.of(),
                List.of(escalations));
    }

    private static Escalation rises(int fromYear, int everyYears, String percent) {
        return new Escalation(fromYear, everyYears, Percent.parse(percent), null);
    }

    private static List<String> amounts(List<RentDue> dues) {
        return dues.stream().map(due -> due.amount().toString()).toList();
    }

    private static String sum(List<RentDue> dues) {
        return dues.stream()
                .map(RentDue::amount)
                .reduce(Money.ZERO, Money::plus)
                .toString();
    }
}
