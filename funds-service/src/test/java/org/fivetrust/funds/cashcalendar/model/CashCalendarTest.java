package org.fivetrust.funds.cashcalendar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Item;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Kind;
import org.fivetrust.funds.cashcalendar.model.CashCalendar.Movement;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CashCalendarTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-06-03");

    private static Movement movement(Kind kind, String amount, @Nullable String day) {
        return new Movement(
                kind, UUID.randomUUID(), day == null ? null : LocalDate.parse(day), Money.parse(amount), "某户", null);
    }

    private static CashCalendar calendar(String opening, Movement... movements) {
        return CashCalendar.of(TODAY, 90, Money.parse(opening), List.of(movements));
    }

    private static Money figure(CashCalendar calendar, String day) {
        return calendar.days().stream()
                .filter(one -> one.day().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow()
                .figure();
    }

    @Test
    void it_tells_ninety_days_and_today_is_the_first() {
        var days = calendar("10.00").days();

        assertThat(days).hasSize(90);
        assertThat(days.getFirst().day()).isEqualTo(TODAY);
        assertThat(days.getLast().day()).isEqualTo("2026-08-31");
        assertThat(days).allSatisfy(day -> assertThat(day.figure()).isEqualTo(Money.parse("10.00")));
    }

    @Test
    void the_first_day_without_enough_is_named() {
        var calendar = calendar(
                "1000.00",
                movement(Kind.RETENTION, "-8850.00", "2026-07-20"),
                movement(Kind.RENT, "5000.00", "2026-07-01"),
                movement(Kind.RENT, "5000.00", "2026-08-01"));

        assertThat(calendar.firstBelowNil()).isEqualTo("2026-07-20");
        assertThat(figure(calendar, "2026-07-19")).isEqualTo(Money.parse("6000.00"));
        assertThat(figure(calendar, "2026-07-20")).isEqualTo(Money.parse("-2850.00"));
        assertThat(figure(calendar, "2026-08-01")).isEqualTo(Money.parse("2150.00"));
    }

    @Test
    void what_lasts_names_no_day() {
        assertThat(calendar("100.00", movement(Kind.PAYMENT, "-100.00", null)).firstBelowNil())
                .isNull();
    }

    @Test
    void what_may_go_out_on_any_day_goes_out_today() {
        var calendar = calendar("100.00", movement(Kind.CONTRACT, "-100.01", null));

        assertThat(calendar.firstBelowNil()).isEqualTo(TODAY);
    }

    @Test
    void an_obligation_that_is_late_falls_due_today() {
        var calendar = calendar("100.00", movement(Kind.RETENTION, "-30.00", "2026-05-31"));

        assertThat(figure(calendar, "2026-06-03")).isEqualTo(Money.parse("70.00"));
        assertThat(calendar.days().getFirst().items()).singleElement().matches(Item::late);
    }

    @Test
    void income_that_is_late_is_shown_and_not_counted_on() {
        var calendar = calendar("0.00", movement(Kind.RENT, "5000.00", "2026-06-02"));

        assertThat(figure(calendar, "2026-06-03")).isEqualTo(Money.ZERO);
        assertThat(calendar.days().getFirst().items())
                .singleElement()
                .matches(Item::late)
                .matches(item -> !item.counted());
    }

    @Test
    void income_of_today_is_not_late() {
        assertThat(figure(calendar("0.00", movement(Kind.DISPOSAL, "5000.00", "2026-06-03")), "2026-06-03"))
                .isEqualTo(Money.parse("5000.00"));
    }

    @Test
    void cash_that_should_be_at_the_bank_is_counted_today() {
        assertThat(figure(calendar("0.00", movement(Kind.DEPOSIT, "60.00", "2026-06-01")), "2026-06-03"))
                .isEqualTo(Money.parse("60.00"));
    }

    @Test
    void an_advance_that_may_come_back_as_papers_is_not_counted() {
        assertThat(figure(calendar("0.00", movement(Kind.IMPREST, "600.00", "2026-06-10")), "2026-08-31"))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void what_is_beyond_the_last_day_is_left_out() {
        assertThat(calendar("0.00", movement(Kind.RETENTION, "-1.00", "2026-09-01"))
                        .firstBelowNil())
                .isNull();
    }

    /**
     * The last figure is the opening one with all that is counted; the first day below nil is the first such figure.
     */
    @Test
    void the_figures_are_the_running_sum_of_what_is_counted() {
        var random = new Random(20260603);
        for (var round = 0; round < 200; round++) {
            var movements = new ArrayList<Movement>();
            for (var n = random.nextInt(40); n > 0; n--) {
                movements.add(movement(
                        Kind.values()[random.nextInt(Kind.values().length)],
                        Money.ofFen(random.nextInt(-100_000, 100_000)).toString(),
                        TODAY.plusDays(random.nextInt(-5, 90)).toString()));
            }
            var calendar = CashCalendar.of(TODAY, 90, Money.parse("100.00"), movements);

            var counted = calendar.days().stream()
                    .flatMap(day -> day.items().stream())
                    .filter(Item::counted)
                    .map(item -> item.movement().amount())
                    .reduce(Money.parse("100.00"), Money::plus);
            var below = calendar.days().stream()
                    .filter(day -> day.figure().isNegative())
                    .map(CashCalendar.Day::day)
                    .findFirst();
            assertThat(calendar.days().getLast().figure()).isEqualTo(counted);
            assertThat(calendar.firstBelowNil()).isEqualTo(below.orElse(null));
            assertThat(calendar.days().stream()
                            .mapToInt(day -> day.items().size())
                            .sum())
                    .isEqualTo(movements.size());
        }
    }
}
