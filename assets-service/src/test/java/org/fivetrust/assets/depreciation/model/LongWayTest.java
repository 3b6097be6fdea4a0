package org.fivetrust.assets.depreciation.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;

/** The same schedules the long way: month by month, in decimals of yuan, with one division for each month. */
class LongWayTest {

    @Test
    void two_hundred_assets_are_charged_as_the_long_way_says() {
        var random = new Random(13);
        for (var n = 0; n < 200; n++) {
            var cost = random.nextLong(1, 9_999_999_999L);
            var residual = random.nextInt(4) == 0 ? 0 : random.nextLong(0, cost + 1);
            var life = random.nextInt(1, 721);
            var acquired = LocalDate.parse("1995-01-01").plusDays(random.nextInt(11_000));
            var schedule = Schedule.of(
                    Money.ofFen(cost), acquired, DepreciationTerms.straightLine(life, Money.ofFen(residual)));
            var depreciable = BigDecimal.valueOf(cost - residual, 2);
            var charged = new BigDecimal("0.00");
            var month = java.time.YearMonth.from(acquired);
            for (var gone = 1; gone <= life; gone++) {
                month = month.plusMonths(1);
                var due = depreciable
                        .multiply(BigDecimal.valueOf(gone))
                        .divide(BigDecimal.valueOf(life), 2, RoundingMode.HALF_UP);

                assertThat(schedule.charge(month).toString())
                        .as("asset %s, month %s", n, month)
                        .isEqualTo(due.subtract(charged).toPlainString());
                charged = due;
            }
            assertThat(charged).isEqualByComparingTo(depreciable);
        }
    }
}
