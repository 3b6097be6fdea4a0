package org.fivetrust.shared.web;

import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/** The query parameter {@code amount} of lists. */
public final class AmountParameter {

    private static final BoundedPattern AMOUNT = BoundedPattern.of(Money.PATTERN);

    private AmountParameter() {}

    /** Null where the parameter is left out. */
    public static @Nullable Money read(@Nullable String amount) {
        if (amount != null && !AMOUNT.matches(amount)) {
            throw new InvalidValue("/amount", "an amount is written like 4980.00 (金额格式)");
        }
        return amount == null ? null : Money.parse(amount);
    }
}
