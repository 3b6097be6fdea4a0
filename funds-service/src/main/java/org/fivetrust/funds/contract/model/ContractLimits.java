package org.fivetrust.funds.contract.model;

import org.jspecify.annotations.Nullable;

/** What the rules of a day allow at most; none where no row holds. */
public record ContractLimits(
        @Nullable Limit retention,
        @Nullable Limit defectsPeriod,
        @Nullable Limit change) {

    /** @param most in hundredths of a percent, or in months */
    public record Limit(int most, String source) {}
}
