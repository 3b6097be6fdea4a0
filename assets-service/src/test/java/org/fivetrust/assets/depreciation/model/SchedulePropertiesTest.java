package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.fivetrust.assets.depreciation.model.DepreciationTerms.Opening;
import org.fivetrust.assets.depreciation.model.Schedule.Line;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for every schedule: of the smallest and the largest amounts, of lives that divide nothing, by seed. */
class SchedulePropertiesTest {

    private static final int MANY = 300;

    private record Anything(Money cost, LocalDate acquiredOn, DepreciationTerms terms) {

        static Anything of(Random random) {
            var cost = random.nextLong(1, random.nextBoolean() ? 1_000 : 99_999_999_999_999L);
            var residual = random.nextInt(3) == 0 ? 0 : random.nextLong(0, cost + 1);
            var life = random.nextInt(1, 601);
            var used = random.nextInt(3) == 0 ? random.nextInt(0, life) : 0;
            var before = used == 0 ? 0 : random.nextLong(0, cost - residual + 1);
            var start = StartRule.values()[random.nextInt(2)];
            return new Anything(
                    Money.ofFen(cost),
                    LocalDate.parse("1990-01-01").plusDays(random.nextInt(15_000)),
                    new DepreciationTerms(
                            DepreciationMethod.STRAIGHT_LINE,
                            start,
                            life,
                            Money.ofFen(residual),
                            0,
                            new Opening(used, Money.ofFen(before))));
        }

        Schedule schedule() {
            assertThat(terms.fault(cost)).isNull();
            return Schedule.of(cost, acquiredOn, terms);
        }

        YearMonth first() {
            return terms.start().first(acquiredOn).plusMonths(terms.opening().used());
        }

        long months() {
            return terms.life() - terms.opening().used();
        }
    }

    private static List<Long> charges(Schedule schedule, YearMonth from, long months) {
        var charges = new ArrayList<Long>();
        for (var month = 0; month < months; month++) {
            charges.add(schedule.charge(from.plusMonths(month)).fen());
        }
        return charges;
    }

    private static ValueChange anyChange(Random random, Money net) {
        return switch (random.nextInt(4)) {
            case 0 -> new ValueChange.Improvement(Money.ofFen(random.nextLong(1, 1_000_000)), 1L + random.nextInt(400));
            case 1 -> new ValueChange.Impairment(Money.ofFen(random.nextLong(0, net.fen() + 1)));
            case 2 -> new ValueChange.Revaluation(Money.ofFen(random.nextLong(0, 2 * net.fen() + 100)));
            default -> new ValueChange.Estimate(1L + random.nextInt(400), null);
        };
    }

    @RepeatedTest(3)
    void the_months_come_to_what_is_depreciable_exactly_and_differ_by_a_fen_at_most(RepetitionInfo seed) {
        var random = new Random(seed.getCurrentRepetition());
        for (var n = 0; n < MANY; n++) {
            var any = Anything.of(random);
            var charges = charges(any.schedule(), any.first(), any.months());

            assertThat(charges.stream().mapToLong(Long::longValue).sum())
                    .as(any.toString())
                    .isEqualTo(any.cost()
                            .minus(any.terms().residual())
                            .minus(any.terms().opening().accumulated())
                            .fen());
            assertThat(Collections.max(charges) - Collections.min(charges))
                    .as(any.toString())
                    .isBetween(0L, 1L);
        }
    }

    @RepeatedTest(3)
    void nothing_is_charged_outside_the_life(RepetitionInfo seed) {
        var random = new Random(100 + seed.getCurrentRepetition());
        for (var n = 0; n < MANY; n++) {
            var any = Anything.of(random);
            var schedule = any.schedule();

            assertThat(schedule.charge(any.first().minusMonths(1))).isEqualTo(Money.ZERO);
            assertThat(schedule.charge(any.first().plusMonths(any.months()))).isEqualTo(Money.ZERO);
            assertThat(schedule.net(YearMonth.of(2200, 1)))
                    .isEqualTo(any.terms().residual());
            assertThat(schedule.lines())
                    .allMatch(line -> !line.month().isBefore(any.first())
                            && line.month().isBefore(any.first().plusMonths(any.months())));
        }
    }

    @RepeatedTest(3)
    void no_change_touches_a_month_before_it_and_all_of_them_end_at_the_residual(RepetitionInfo seed) {
        var random = new Random(200 + seed.getCurrentRepetition());
        for (var n = 0; n < MANY; n++) {
            var any = Anything.of(random);
            var schedule = any.schedule();
            var month = any.first();
            for (var change = 0; change < 4; change++) {
                month = month.plusMonths(random.nextInt(1, 60));
                var before =
                        charges(schedule, any.first(), any.first().until(month, java.time.temporal.ChronoUnit.MONTHS));
                if (schedule.change(anyChange(random, schedule.net(month.minusMonths(1))), month)
                        instanceof Outcome.Done<DepreciationBase>(var base)) {
                    schedule = schedule.with(base);
                }

                assertThat(charges(schedule, any.first(), before.size()))
                        .as(any.toString())
                        .isEqualTo(before);
            }
            assertThat(schedule.lines()).allMatch(line -> line.charge().isPositive());
            assertEndsAtItsResidual(schedule);
        }
    }

    private static void assertEndsAtItsResidual(Schedule schedule) {
        var last = schedule.bases().getLast();
        var end = schedule.net(YearMonth.of(2400, 1));

        assertThat(end)
                .isEqualTo(last.net().isLessThan(last.residual()) || last.life() == 0 ? last.net() : last.residual());
        assertThat(schedule.lines().stream().map(Line::charge).reduce(Money.ZERO, Money::plus))
                .isEqualTo(schedule.accumulated(YearMonth.of(2400, 1))
                        .minus(schedule.bases().getFirst().accumulated()));
    }

    @RepeatedTest(3)
    void work_is_charged_up_to_what_is_depreciable_and_never_twice(RepetitionInfo seed) {
        var random = new Random(300 + seed.getCurrentRepetition());
        for (var n = 0; n < MANY; n++) {
            var cost = random.nextLong(1, 99_999_999_999_999L);
            var life = random.nextLong(1, DepreciationBase.LONGEST_LIFE + 1);
            var readings = new ArrayList<MeterReading>();
            var meter = 0L;
            for (var day = LocalDate.parse("2020-01-31"); readings.size() < 24; day = day.plusDays(17)) {
                meter += random.nextLong(0, life / 10 + 2);
                readings.add(new MeterReading(day, meter));
            }
            var truck = new Schedule(
                    DepreciationMethod.UNITS_OF_WORK,
                    StartRule.MONTH_AFTER,
                    List.of(new DepreciationBase(
                            YearMonth.of(2020, 1), Money.ofFen(cost), Money.ZERO, Money.ZERO, Money.ZERO, life, 0)),
                    readings,
                    null);
            var all = truck.lines().stream().map(Line::charge).reduce(Money.ZERO, Money::plus);

            assertThat(all).isEqualTo(truck.accumulated(YearMonth.of(2030, 1)));
            assertThat(all).isLessThanOrEqualTo(Money.ofFen(cost));
            assertThat(meter < life || all.equals(Money.ofFen(cost))).isTrue();
        }
    }
}
