package org.fivetrust.assets.depreciation.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The depreciation schedule of an asset (折旧计划): what is charged up to each month.
 *
 * @param bases one for each change, in the order of their months; a later one counts from its month on
 * @param readings in the order of their days, for units of work
 * @param leftOn the day it left the register
 */
public record Schedule(
        DepreciationMethod method,
        StartRule start,
        List<DepreciationBase> bases,
        List<MeterReading> readings,
        @Nullable LocalDate leftOn) {

    private static final Refusal LIFE_OVER = Refusal.rule("assets.life-over");

    private static final Refusal IMPAIRED_BELOW_NIL = Refusal.rule("assets.impairment-above-net-value");

    private static final Refusal RESIDUAL_ABOVE_NET = Refusal.rule("assets.residual-above-net-value");

    private static final Refusal METER_BACK = Refusal.rule("assets.meter-runs-back");

    private static final Refusal FUTURE = Refusal.rule("assets.date-in-the-future");

    private static final Refusal GONE = Refusal.state("assets.already-disposed");

    private static final Refusal NO_METER = Refusal.rule("assets.no-meter");

    private static final Refusal READ_OUT_OF_ORDER = Refusal.rule("assets.reading-out-of-order");

    public Schedule {
        bases = List.copyOf(bases);
        readings = List.copyOf(readings);
    }

    /** The schedule of a card as it is written. */
    public static Schedule of(Money cost, LocalDate acquiredOn, @Nullable DepreciationTerms terms) {
        return terms == null
                ? new Schedule(
                        DepreciationMethod.STRAIGHT_LINE,
                        StartRule.MONTH_AFTER,
                        List.of(DepreciationTerms.atCost(cost, acquiredOn)),
                        List.of(),
                        null)
                : new Schedule(terms.method(), terms.start(), List.of(terms.base(cost, acquiredOn)), List.of(), null);
    }

    /** One month of the schedule, with what it ends at. */
    public record Line(YearMonth month, Money charge, Money accumulated, Money net) {}

    /** What is charged up to the end of a month, with what the books before these had charged. */
    public Money accumulated(YearMonth through) {
        var month = leftOn == null || through.isBefore(start.last(leftOn)) ? through : start.last(leftOn);
        var base = base(month);
        return base.accumulated(used(base, month));
    }

    public Money charge(YearMonth month) {
        return accumulated(month).minus(accumulated(month.minusMonths(1)));
    }

    public Money cost(YearMonth month) {
        return base(month).cost();
    }

    /** Cost less impairment and what is charged up to the end of a month (账面净值). */
    public Money net(YearMonth through) {
        var base = base(through);
        return base.cost().minus(base.impairment()).minus(accumulated(through));
    }

    /** The net value on a day: a month counts once it is over. */
    public Money netOn(LocalDate day) {
        return net(over(day));
    }

    /** The last month that is over on a day. */
    public static YearMonth over(LocalDate day) {
        var month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
    }

    /** The same for an asset that leaves on a day: what is still charged for it is charged. */
    public Schedule leaving(LocalDate day) {
        return new Schedule(method, start, bases, readings, day);
    }

    private DepreciationBase base(YearMonth month) {
        return bases.reversed().stream()
                .filter(base -> !base.from().isAfter(month))
                .findFirst()
                .orElseGet(bases::getFirst);
    }

    private long used(DepreciationBase base, YearMonth through) {
        return switch (method) {
            case STRAIGHT_LINE -> base.from().until(through, ChronoUnit.MONTHS) + 1;
            case UNITS_OF_WORK -> meter(through, base.meter()) - base.meter();
        };
    }

    private long meter(YearMonth through, long opening) {
        return readings.reversed().stream()
                .filter(reading -> !YearMonth.from(reading.readOn()).isAfter(through))
                .mapToLong(MeterReading::meter)
                .findFirst()
                .orElse(opening);
    }

    /** Every month with a charge, to the end of the life, or of the readings. */
    public List<Line> lines() {
        return months().map(month -> new Line(month, charge(month), accumulated(month), net(month)))
                .filter(line -> !line.charge().isZero())
                .toList();
    }

    private Stream<YearMonth> months() {
        if (method == DepreciationMethod.UNITS_OF_WORK) {
            return readings.stream()
                    .map(reading -> YearMonth.from(reading.readOn()))
                    .distinct();
        }
        var last = bases.getLast();
        return Stream.iterate(bases.getFirst().from(), month -> month.plusMonths(1))
                .limit(bases.getFirst().from().until(last.from().plusMonths(last.life()), ChronoUnit.MONTHS));
    }

    /**
     * What is charged from a month on after a change: what is left, over what is left of the life. A change never
     * counts before an earlier one.
     */
    public Outcome<DepreciationBase> change(ValueChange change, YearMonth month) {
        var left = left(month.isBefore(bases.getLast().from()) ? bases.getLast().from() : month);
        return switch (change) {
            case ValueChange.Improvement(var amount, var life) ->
                spread(left, left.cost().plus(amount), left.impairment(), left.residual(), life);
            case ValueChange.Impairment(var amount) ->
                amount.isMoreThan(left.net())
                        ? Outcome.declined(
                                IMPAIRED_BELOW_NIL.with("amount", amount).with("net", left.net()))
                        : spread(left, left.cost(), left.impairment().plus(amount), left.residual(), null);
            case ValueChange.Revaluation(var netValue) ->
                spread(left, left.cost().plus(netValue).minus(left.net()), left.impairment(), left.residual(), null);
            case ValueChange.Estimate(var life, var residual) -> estimated(left, life, residual);
        };
    }

    private Outcome<DepreciationBase> estimated(DepreciationBase left, @Nullable Long life, @Nullable Money residual) {
        if (residual != null && residual.isMoreThan(left.net())) {
            return Outcome.declined(
                    RESIDUAL_ABOVE_NET.with("residual", residual).with("net", left.net()));
        }
        return spread(left, left.cost(), left.impairment(), residual == null ? left.residual() : residual, life);
    }

    /** What stands at the end of the month before. */
    private DepreciationBase left(YearMonth from) {
        var base = bases.getLast();
        var before = from.minusMonths(1);
        var used = Math.clamp(used(base, before), 0, base.life());
        return new DepreciationBase(
                from,
                base.cost(),
                base.impairment(),
                base.residual(),
                base.accumulated(used),
                base.life() - used,
                base.meter() + (method == DepreciationMethod.UNITS_OF_WORK ? used(base, before) : 0));
    }

    public Schedule with(DepreciationBase base) {
        return new Schedule(
                method, start, Stream.concat(bases.stream(), Stream.of(base)).toList(), readings, leftOn);
    }

    /** A life that is over takes nothing more; whoever adds to it says for how long. */
    private Outcome<DepreciationBase> spread(
            DepreciationBase left, Money cost, Money impairment, Money residual, @Nullable Long life) {
        var changed = new DepreciationBase(
                left.from(),
                cost,
                impairment,
                residual,
                left.accumulated(),
                life == null ? left.life() : life,
                left.meter());
        return isDepreciated() && changed.life() == 0 && changed.depreciable().isPositive()
                ? Outcome.declined(LIFE_OVER)
                : Outcome.done(changed);
    }

    /** An asset that is carried at cost never is. */
    public boolean isDepreciated() {
        return bases.stream()
                .anyMatch(base -> base.life() > 0 || base.accumulated().isPositive());
    }

    /** A meter runs forward, is read in the order of the days, and changes no month that is confirmed. */
    public Outcome<MeterReading> read(MeterReading next, @Nullable YearMonth confirmed, LocalDate today) {
        if (method != DepreciationMethod.UNITS_OF_WORK) {
            return Outcome.declined(NO_METER);
        }
        if (next.readOn().isAfter(today)) {
            return Outcome.declined(FUTURE.with("date", next.readOn()));
        }
        if (leftOn != null) {
            return Outcome.declined(GONE);
        }
        if (confirmed != null && !YearMonth.from(next.readOn()).isAfter(confirmed)) {
            return Outcome.declined(ChangeRequest.posted(YearMonth.from(next.readOn()), confirmed));
        }
        var meter = readings.isEmpty()
                ? bases.getFirst().meter()
                : readings.getLast().meter();
        if (next.meter() < meter) {
            return Outcome.declined(METER_BACK.with("meter", next.meter()).with("last", meter));
        }
        if (!readings.isEmpty() && !next.readOn().isAfter(readings.getLast().readOn())) {
            return Outcome.declined(READ_OUT_OF_ORDER
                    .with("date", next.readOn())
                    .with("last", readings.getLast().readOn()));
        }
        return Outcome.done(next);
    }
}
