package org.fivetrust.assets.asset.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookValueTest {

    /** Bought in March 2017 for 128,000, eight years, 4% left: 1,280 a month from April 2017. */
    private final BookValue minibus = new BookValue(
            Money.parse("128000.00"), LocalDate.parse("2017-03-15"), new Depreciation(96, Money.parse("5120.00")));

    @ParameterizedTest(name = "on {0} it stands at {1}")
    @CsvSource({
        "2017-03-15, 128000.00",
        "2017-03-31, 128000.00",
        "2017-04-29, 128000.00",
        "2017-04-30, 126720.00",
        "2018-03-31, 112640.00",
        "2025-02-28, 6400.00",
        "2025-03-30, 6400.00",
        "2025-03-31, 5120.00",
        "2026-06-03, 5120.00",
        "2099-12-31, 5120.00",
    })
    void fallsByEqualMonthsFromTheMonthAfterItWasAcquiredDownToTheResidual(LocalDate day, String value) {
        assertThat(minibus.on(day)).isEqualTo(Money.parse(value));
    }

    @Test
    void isTheCostForAThingWithoutALife() {
        var land = new BookValue(Money.parse("350000.00"), LocalDate.parse("1998-07-01"), null);

        assertThat(land.on(LocalDate.parse("2026-06-03"))).isEqualTo(Money.parse("350000.00"));
    }

    @Test
    void isTheCostOnADayBeforeItWasAcquired() {
        assertThat(minibus.on(LocalDate.parse("2016-12-31"))).isEqualTo(Money.parse("128000.00"));
    }

    @Test
    void losesNoFenToRoundingOverItsWholeLife() {
        var lamp =
                new BookValue(Money.parse("100.00"), LocalDate.parse("2020-01-10"), new Depreciation(36, Money.ZERO));

        assertThat(lamp.on(LocalDate.parse("2020-02-29"))).isEqualTo(Money.parse("97.22"));
        assertThat(lamp.on(LocalDate.parse("2020-03-31"))).isEqualTo(Money.parse("94.44"));
        assertThat(lamp.on(LocalDate.parse("2020-04-30"))).isEqualTo(Money.parse("91.67"));
        assertThat(lamp.on(LocalDate.parse("2023-01-31"))).isEqualTo(Money.ZERO);
    }

    @Test
    void neverRisesAndNeverLeavesTheBandBetweenCostAndResidual() {
        var value = minibus.cost();
        for (var day = LocalDate.parse("2017-03-01"); day.getYear() < 2027; day = day.plusDays(1)) {
            var next = minibus.on(day);
            assertThat(next).isBetween(Money.parse("5120.00"), value);
            value = next;
        }
    }

    @Test
    void holdsTheLargestCostOverTheLongestLife() {
        var dam = new BookValue(
                Money.parse("999999999999.99"), LocalDate.parse("1950-01-31"), new Depreciation(1200, Money.ZERO));

        assertThat(dam.on(LocalDate.parse("2000-01-31"))).isEqualTo(Money.parse("499999999999.99"));
    }

    /**
     * Lives, costs and residuals by seed: of the smallest and the largest amounts, and of lives that divide nothing.
     */
    private static BookValue anyThing(Random random) {
        var cost = random.nextLong(0, random.nextBoolean() ? 1_000 : 99_999_999_999_999L);
        var residual = random.nextInt(3) == 0 ? 0 : random.nextLong(0, cost + 1);
        var acquired = LocalDate.parse("1990-01-01").plusDays(random.nextInt(15_000));
        return new BookValue(
                Money.ofFen(cost), acquired, new Depreciation(random.nextInt(1, 601), Money.ofFen(residual)));
    }

    private static List<Long> months(BookValue thing) {
        var months = new ArrayList<Long>();
        var before = thing.cost().fen();
        for (var month = 1; month <= thing.depreciation().lifeMonths(); month++) {
            var after = thing.on(
                            YearMonth.from(thing.acquiredOn()).plusMonths(month).atEndOfMonth())
                    .fen();
            months.add(before - after);
            before = after;
        }
        return months;
    }

    @Test
    void theMonthsComeToWhatIsDepreciableExactly() {
        var random = new Random(2026);
        for (var n = 0; n < 500; n++) {
            var thing = anyThing(random);

            assertThat(months(thing).stream().mapToLong(Long::longValue).sum())
                    .as(thing.toString())
                    .isEqualTo(
                            thing.cost().minus(thing.depreciation().residual()).fen());
        }
    }

    @Test
    void twoMonthsDifferByAFenAtMost() {
        var random = new Random(12);
        for (var n = 0; n < 500; n++) {
            var thing = anyThing(random);
            var months = months(thing);

            assertThat(Collections.max(months) - Collections.min(months))
                    .as(thing.toString())
                    .isBetween(0L, 1L);
        }
    }

    @Test
    void nothingIsWrittenOffBeforeTheFirstMonthIsOverNorAfterTheLast() {
        var random = new Random(1);
        for (var n = 0; n < 500; n++) {
            var thing = anyThing(random);
            var first = YearMonth.from(thing.acquiredOn()).plusMonths(1).atEndOfMonth();
            var last = YearMonth.from(thing.acquiredOn())
                    .plusMonths(thing.depreciation().lifeMonths())
                    .atEndOfMonth();

            assertThat(thing.on(first.minusDays(1))).as(thing.toString()).isEqualTo(thing.cost());
            assertThat(thing.on(last)).isEqualTo(thing.depreciation().residual());
            assertThat(thing.on(last.plusYears(50)))
                    .isEqualTo(thing.depreciation().residual());
        }
    }
}
