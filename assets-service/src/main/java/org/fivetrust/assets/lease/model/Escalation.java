package org.fivetrust.assets.lease.model;

import java.math.BigDecimal;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Percent;
import org.jspecify.annotations.Nullable;

/**
 * A step of the rent (租金递增), by a percentage of what it has come to or by an amount.
 *
 * @param fromYear the year of the lease from which it holds, from 2
 * @param everyYears after how many years it comes again; none: once
 * @param amount for one unit, on the price
 */
public record Escalation(
        int fromYear,
        @Nullable Integer everyYears,
        @Nullable Percent rate,
        @Nullable Money amount) {

    boolean comesIn(int year) {
        return year == fromYear || everyYears != null && year > fromYear && (year - fromYear) % everyYears == 0;
    }

    BigDecimal apply(BigDecimal price) {
        if (rate != null) {
            return price.add(price.multiply(BigDecimal.valueOf(rate.hundredths(), 4)));
        }
        return amount == null ? price : price.add(BigDecimal.valueOf(amount.fen(), 2));
    }
}
