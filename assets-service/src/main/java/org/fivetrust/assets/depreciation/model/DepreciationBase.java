package org.fivetrust.assets.depreciation.model;

import java.time.YearMonth;
import org.fivetrust.shared.kernel.Money;

/**
 * What is still to be charged from a month on, and over how much of the life (折旧基数). The first one comes from the card;
 * each change of value or of the estimates makes another one from the net value, and those before stay.
 *
 * @param cost with what was capitalised or revalued up to here
 * @param impairment what was provided for up to here
 * @param accumulated what was charged before
 * @param life months or units of work that are left; nothing is charged over a life of nothing
 * @param meter where the meter stands, for units of work
 */
public record DepreciationBase(
        YearMonth from, Money cost, Money impairment, Money residual, Money accumulated, long life, long meter) {

    /** The longest life in months or units: a rest of a division by it, times it, is still a long. */
    public static final long LONGEST_LIFE = 1_000_000_000;

    Money depreciable() {
        var rest = net().minus(residual);
        return rest.isNegative() ? Money.ZERO : rest;
    }

    /** The net value before the first month of this base. */
    Money net() {
        return cost.minus(impairment).minus(accumulated);
    }

    /**
     * What is charged in all once {@code used} of the life is used: ⌊depreciable × used ÷ life⌉, rounded on the sum and
     * not month by month, so that the last month ends exactly at the residual.
     */
    Money accumulated(long used) {
        return life == 0 ? accumulated : accumulated.plus(share(Math.clamp(used, 0, life)));
    }

    private Money share(long used) {
        var fen = depreciable().fen();
        return Money.ofFen(fen / life * used + (2 * (fen % life) * used + life) / (2 * life));
    }
}
