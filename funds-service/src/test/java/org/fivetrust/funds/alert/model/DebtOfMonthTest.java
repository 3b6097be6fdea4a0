package org.fivetrust.funds.alert.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebtOfMonthTest {

    @ParameterizedTest
    @CsvSource({
        "100000.01, 100000.00, 12, 100, true",
        "100000.00, 100000.00, 12, 100, false",
        "60000.01, 100000.00, 12, 60, true",
        "60000.00, 100000.00, 12, 60, false",
        "0.01, 0.00, 12, 100, true",
        "0.00, 0.00, 12, 100, false",
        "999999999999.99, 1.00, 12, 100, true",
        "900000.00, 1.00, 11, 100, false"
    })
    void debt_is_above_the_line_by_the_income_of_twelve_months(
            String debt, String income, int months, int percent, boolean above) {
        var told = new DebtOfMonth("2026-05", Money.parse(debt), Money.parse(income), months);

        assertThat(told.isAbove(percent)).isEqualTo(above);
    }
}
