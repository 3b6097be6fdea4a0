package org.fivetrust.assets.depreciation.model;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How a card says that its asset is written off.
 *
 * @param life months, or units of work
 * @param meter where the meter stands at the start, for units of work
 */
public record DepreciationTerms(
        DepreciationMethod method, StartRule start, long life, Money residual, long meter, Opening opening) {

    private static final Refusal RESIDUAL_ABOVE_COST = Refusal.rule("assets.residual-above-cost");

    private static final Refusal OPENING_ABOVE_DEPRECIABLE = Refusal.rule("assets.opening-above-depreciable");

    private static final Refusal OPENING_BEYOND_LIFE = Refusal.rule("assets.opening-beyond-life");

    /** What the books before these had charged (期初累计折旧), over how much of the life. */
    public record Opening(long used, Money accumulated) {

        public static final Opening NONE = new Opening(0, Money.ZERO);
    }

    /** A straight line over months, of an asset that is new to the books. */
    public static DepreciationTerms straightLine(int months, Money residual) {
        return new DepreciationTerms(
                DepreciationMethod.STRAIGHT_LINE, StartRule.MONTH_AFTER, months, residual, 0, Opening.NONE);
    }

    /** An asset without terms is carried at cost. */
    public static DepreciationBase atCost(Money cost, LocalDate acquiredOn) {
        return new DepreciationBase(YearMonth.from(acquiredOn), cost, Money.ZERO, Money.ZERO, Money.ZERO, 0, 0);
    }

    public DepreciationBase base(Money cost, LocalDate acquiredOn) {
        var first = start.first(acquiredOn);
        var from = method == DepreciationMethod.STRAIGHT_LINE ? first.plusMonths(opening.used()) : first;
        return new DepreciationBase(
                from, cost, Money.ZERO, residual, opening.accumulated(), life - opening.used(), meter);
    }

    /** Nothing is worth more at its end than it cost, and what was charged before leaves something for what is left. */
    public @Nullable Refusal fault(Money cost) {
        if (residual.isMoreThan(cost)) {
            return RESIDUAL_ABOVE_COST.with("residual", residual).with("cost", cost);
        }
        var depreciable = cost.minus(residual);
        if (opening.accumulated().isMoreThan(depreciable)) {
            return OPENING_ABOVE_DEPRECIABLE
                    .with("accumulated", opening.accumulated())
                    .with("depreciable", depreciable);
        }
        if (opening.used() > life
                || opening.used() == life && opening.accumulated().isLessThan(depreciable)) {
            return OPENING_BEYOND_LIFE.with("used", opening.used()).with("life", life);
        }
        return null;
    }
}
