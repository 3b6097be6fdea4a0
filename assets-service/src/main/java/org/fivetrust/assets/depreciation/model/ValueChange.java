package org.fivetrust.assets.depreciation.model;

import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What changes the value of an asset or the estimates of its life. */
public sealed interface ValueChange {

    /**
     * Subsequent expenditure that is capitalised (资本化后续支出).
     *
     * @param life months or units that are left from here on; none: those that were left anyway
     */
    record Improvement(Money amount, @Nullable Long life) implements ValueChange {}

    /** A provision for impairment (减值准备). */
    record Impairment(Money amount) implements ValueChange {}

    /** A new net value (重估). */
    record Revaluation(Money netValue) implements ValueChange {}

    /**
     * Other estimates (会计估计变更).
     *
     * @param life months or units that are left from here on; none: as before
     */
    record Estimate(@Nullable Long life, @Nullable Money residual) implements ValueChange {}
}
