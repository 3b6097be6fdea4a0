package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.fivetrust.assets.depreciation.model.DepreciationTerms.Opening;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final YearMonth FROM = YearMonth.parse("2020-01");

    private static final LocalDate TODAY = LocalDate.parse("2020-03-01");

    /** Bought so that January 2020 is its first month. */
    private static Schedule of(String cost, String residual, int months) {
        return Schedule.of(
                Money.parse(cost),
                LocalDate.parse("2019-12-11"),
                DepreciationTerms.straightLine(months, Money.parse(residual)));
    }

    private static Schedule takenOver(String accumulated) {
        return Schedule.of(Money.parse("60000.00"), LocalDate.parse("2016-03-11"), opening(accumulated));
    }

    private static DepreciationTerms opening(String accumulated) {
        return new DepreciationTerms(
                DepreciationMethod.STRAIGHT_LINE,
                StartRule.MONTH_AFTER,
                120,
                Money.parse("3000.00"),
                0,
                new Opening(45, Money.parse(accumulated)));
    }

    private static Schedule truck(MeterReading... readings) {
        var terms = new DepreciationTerms(
                DepreciationMethod.UNITS_OF_WORK,
                StartRule.MONTH_AFTER,
                400_000,
                Money.parse("8000.00"),
                0,
                Opening.NONE);
        return new Schedule(
                terms.method(),
                terms.start(),
                List.of(terms.base(Money.parse("200000.00"), LocalDate.parse("2019-12-11"))),
                List.of(readings),
                null);
    }

    private static MeterReading on(String day, long meter) {
        return new MeterReading(LocalDate.parse(day), meter);
    }

    private static List<String> charges(Schedule schedule, YearMonth from, int months) {
        return IntStream.range(0, months)
                .mapToObj(month -> schedule.charge(from.plusMonths(month)).toString())
                .toList();
    }

    @Test
    void a_minibus_is_charged_alike_each_month_down_to_its_residual() {
        var minibus = Schedule.of(
                Money.parse("128000.00"),
                LocalDate.parse("2017-03-15"),
                DepreciationTerms.straightLine(96, Money.parse("5120.00")));

        assertThat(minibus.lines()).hasSize(96).allMatch(line -> line.charge().equals(Money.parse("1280.00")));
        assertThat(minibus.lines().getFirst().month()).isEqualTo(YearMonth.parse("2017-04"));
        assertThat(minibus.lines().getLast().month()).isEqualTo(YearMonth.parse("2025-03"));
        assertThat(minibus.lines().getLast().net()).isEqualTo(Money.parse("5120.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "4999.00, 0.00, 72, 69.43 69.43 69.43, 833.17, 4999.00",
        "10000.00, 333.33, 36, 268.52 268.52 268.52 268.51, 3222.22, 9666.67",
        "1250.00, 62.50, 180, 6.60 6.59 6.60, 79.17, 1187.50",
        "2399.00, 95.96, 60, 38.38 38.39, 460.61, 2303.04",
    })
    void the_sum_is_rounded_and_not_the_month(
            String cost, String residual, int months, String first, String year, String all) {
        var schedule = of(cost, residual, months);

        assertThat(charges(schedule, FROM, first.split(" ").length)).containsExactly(first.split(" "));
        assertThat(schedule.accumulated(FROM.plusMonths(11))).isEqualTo(Money.parse(year));
        assertThat(schedule.accumulated(FROM.plusMonths(months - 1))).isEqualTo(Money.parse(all));
    }

    @Test
    void what_the_books_before_charged_leaves_the_rest_for_the_rest_of_the_life() {
        assertThat(charges(takenOver("21375.00"), FROM, 75)).containsOnly("475.00");
        assertThat(charges(takenOver("22000.00"), FROM, 3)).containsExactly("466.67", "466.66", "466.67");
        assertThat(takenOver("22000.00").net(FROM.plusMonths(74))).isEqualTo(Money.parse("3000.00"));
        assertThat(takenOver("22000.00").charge(FROM.plusMonths(75))).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"57000.00,", "57000.01, assets.opening-above-depreciable", "60000.00, assets.opening-above-depreciable"
    })
    void the_books_before_charged_no_more_than_there_was(String accumulated, String code) {
        var fault = opening(accumulated).fault(Money.parse("60000.00"));

        assertThat(fault == null ? null : fault.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"IMPROVED, 2166.67 2166.66 2166.67", "IMPAIRED, 1750.00 1750.00 1750.00"})
    void a_change_spreads_what_is_left_and_leaves_what_was_charged(String what, String after) {
        var building = of("480000.00", "0.00", 240);
        var from = FROM.plusMonths(60);
        var change = what.equals("IMPROVED")
                ? new ValueChange.Improvement(Money.parse("30000.00"), null)
                : new ValueChange.Impairment(Money.parse("45000.00"));
        var changed = building.with(building.change(change, from).orRefuse());

        assertThat(charges(changed, FROM, 60)).containsOnly("2000.00");
        assertThat(charges(changed, from, 3)).containsExactly(after.split(" "));
        assertThat(changed.net(from.plusMonths(179))).isEqualTo(Money.ZERO);
        assertThat(changed.charge(from.plusMonths(180))).isEqualTo(Money.ZERO);
    }

    @Test
    void a_truck_is_charged_by_what_it_drove_and_never_beyond() {
        var truck = truck(on("2020-01-31", 3215), on("2021-12-31", 399_000), on("2022-02-28", 500_000));

        assertThat(truck.charge(FROM)).isEqualTo(Money.parse("1543.20"));
        assertThat(truck.charge(FROM.plusMonths(1))).isEqualTo(Money.ZERO);
        assertThat(truck.accumulated(YearMonth.parse("2030-01"))).isEqualTo(Money.parse("192000.00"));
        assertThat(truck.lines()).hasSize(3);
    }

    @Test
    void a_meter_runs_forward_in_the_order_of_the_days() {
        var truck = truck(on("2020-01-31", 3215));

        assertThat(truck.read(on("2020-02-29", 3215), null, TODAY)).isInstanceOf(Outcome.Done.class);
        assertDeclined(truck.read(on("2020-02-29", 3214), null, TODAY), "assets.meter-runs-back");
        assertDeclined(truck.read(on("2020-01-31", 3216), null, TODAY), "assets.reading-out-of-order");
        assertDeclined(of("1.00", "0.00", 12).read(on("2020-01-31", 1), null, TODAY), "assets.no-meter");
    }

    @ParameterizedTest
    @CsvSource({"MONTH_AFTER, 2020-01, 2021-06", "SAME_MONTH, 2019-12, 2021-05"})
    void the_month_of_leaving_follows_the_month_of_coming(StartRule start, YearMonth first, YearMonth last) {
        var terms = new DepreciationTerms(DepreciationMethod.STRAIGHT_LINE, start, 60, Money.ZERO, 0, Opening.NONE);
        var sold = Schedule.of(Money.parse("6000.00"), LocalDate.parse("2019-12-11"), terms)
                .leaving(LocalDate.parse("2021-06-14"));

        assertThat(sold.lines().getFirst().month()).isEqualTo(first);
        assertThat(sold.lines().getLast().month()).isEqualTo(last);
    }

    @Test
    void the_smallest_cases_come_out() {
        assertThat(charges(of("999.99", "0.00", 1), FROM, 2)).containsExactly("999.99", "0.00");
        assertThat(of("5000.00", "5000.00", 60).lines()).isEmpty();
        assertThat(of("0.01", "0.00", 12).lines())
                .singleElement()
                .satisfies(line -> assertThat(line.month()).isEqualTo(FROM.plusMonths(5)));
    }

    @Test
    void an_asset_without_a_life_is_carried_at_cost_whatever_is_added() {
        var land = Schedule.of(Money.parse("350000.00"), LocalDate.parse("1998-07-01"), null);
        var drained = land.with(land.change(new ValueChange.Improvement(Money.parse("1000.00"), null), FROM)
                .orRefuse());

        assertThat(drained.lines()).isEmpty();
        assertThat(drained.netOn(LocalDate.parse("2019-12-31"))).isEqualTo(Money.parse("350000.00"));
        assertThat(drained.netOn(LocalDate.parse("2026-06-03"))).isEqualTo(Money.parse("351000.00"));
    }

    @Test
    void a_life_that_is_over_takes_an_improvement_only_with_a_new_one() {
        var writtenOff = of("1000.00", "0.00", 10);
        var later = FROM.plusMonths(20);

        assertDeclined(
                writtenOff.change(new ValueChange.Improvement(Money.parse("1.00"), null), later), "assets.life-over");
        assertThat(writtenOff
                        .with(writtenOff
                                .change(new ValueChange.Improvement(Money.parse("100.00"), 10L), later)
                                .orRefuse())
                        .charge(later))
                .isEqualTo(Money.parse("10.00"));
    }

    @Test
    void nothing_is_impaired_below_nil_and_no_residual_is_above_the_net_value() {
        var lamp = of("1000.00", "0.00", 10);
        var from = FROM.plusMonths(5);

        assertDeclined(
                lamp.change(new ValueChange.Impairment(Money.parse("500.01")), from),
                "assets.impairment-above-net-value");
        assertThat(lamp.change(new ValueChange.Impairment(Money.parse("500.00")), from))
                .isInstanceOf(Outcome.Done.class);
        assertDeclined(
                lamp.change(new ValueChange.Estimate(null, Money.parse("500.01")), from),
                "assets.residual-above-net-value");
    }

    @ParameterizedTest(name = "on {0} it stands at {1}")
    @CsvSource({
        "2017-03-15, 128000.00",
        "2017-04-29, 128000.00",
        "2017-04-30, 126720.00",
        "2018-03-31, 112640.00",
        "2025-02-28, 6400.00",
        "2025-03-30, 6400.00",
        "2025-03-31, 5120.00",
        "2099-12-31, 5120.00",
        "2016-12-31, 128000.00",
    })
    void a_month_counts_once_it_is_over(LocalDate day, String value) {
        var minibus = Schedule.of(
                Money.parse("128000.00"),
                LocalDate.parse("2017-03-15"),
                DepreciationTerms.straightLine(96, Money.parse("5120.00")));

        assertThat(minibus.netOn(day)).isEqualTo(Money.parse(value));
    }

    private static void assertDeclined(Outcome<?> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.because().code()).isEqualTo(code));
    }
}
