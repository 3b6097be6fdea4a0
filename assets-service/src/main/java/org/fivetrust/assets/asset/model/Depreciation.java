package org.fivetrust.assets.asset.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.fivetrust.shared.kernel.Money;

/**
 * Straight line (年限平均法): equal months over the life set by the owner, from the month after it was acquired, down to
 * what will be left of it (预计净残值). A month counts once it is over.
 */
public record Depreciation(int lifeMonths, Money residual) {

    /** Rounded on the sum, not month by month, so that the last month ends exactly at the residual. */
    Money accumulated(Money cost, LocalDate acquiredOn, LocalDate asOf) {
        var total = cost.minus(residual).fen();
        return Money.ofFen(Math.floorDiv(2 * total * months(acquiredOn, asOf) + lifeMonths, 2L * lifeMonths));
    }

    private long months(LocalDate acquiredOn, LocalDate asOf) {
        var begun = ChronoUnit.MONTHS.between(YearMonth.from(acquiredOn), YearMonth.from(asOf));
        var over = asOf.equals(YearMonth.from(asOf).atEndOfMonth()) ? begun : begun - 1;
        return Math.clamp(over, 0, lifeMonths);
    }
}
