package org.fivetrust.assets.asset.model;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** What a thing cost, and how that is written off. Without a life nothing is: it is carried at cost. */
public record BookValue(
        Money cost, LocalDate acquiredOn, @Nullable Depreciation depreciation) {

    private static final Refusal FUTURE = Refusal.rule("assets.date-in-the-future");

    private static final Refusal RESIDUAL_ABOVE_COST = Refusal.rule("assets.residual-above-cost");

    /** Its book value on that day (账面净值). */
    public Money on(LocalDate day) {
        return depreciation == null ? cost : cost.minus(depreciation.accumulated(cost, acquiredOn, day));
    }

    /** Only what has been acquired is registered, and nothing is worth more at its end than it cost. */
    @Nullable
    Refusal fault(LocalDate today) {
        if (acquiredOn.isAfter(today)) {
            return FUTURE.with("date", acquiredOn);
        }
        if (depreciation != null && depreciation.residual().isMoreThan(cost)) {
            return RESIDUAL_ABOVE_COST.with("residual", depreciation.residual()).with("cost", cost);
        }
        return null;
    }
}
