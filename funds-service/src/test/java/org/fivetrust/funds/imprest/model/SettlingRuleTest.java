package org.fivetrust.funds.imprest.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingRuleTest {

    @ParameterizedTest
    @CsvSource({
        "7, 2026-06-03, 2026-06-10",
        "3, 2026-06-03, 2026-06-06",
        "7, 2026-06-23, 2026-06-30",
        "7, 2026-06-24, 2026-06-30",
        "3, 2026-06-30, 2026-06-30",
        "7, 2028-02-25, 2028-02-29"
    })
    void an_advance_is_settled_within_days_and_never_across_the_end_of_a_month(
            int days, LocalDate advancedOn, LocalDate dueOn) {
        assertThat(new SettlingRule(days).dueOn(advancedOn)).isEqualTo(dueOn);
    }
}
