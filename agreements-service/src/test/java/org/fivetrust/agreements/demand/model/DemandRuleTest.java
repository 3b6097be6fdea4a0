package org.fivetrust.agreements.demand.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fivetrust.agreements.resolution.model.Share;
import org.fivetrust.shared.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandRuleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 3);

    @ParameterizedTest
    @CsvSource({
        "1, 5, 900, 179, 180, false",
        "1, 5, 900, 180, 180, true",
        "1, 5, 901, 180, 181, false",
        "1, 10, 12, 1, 2, false",
        "1, 3, 7, 3, 3, true",
        "1, 3, 2, 0, 1, false",
        "1, 5, 2147483647, 429496729, 429496730, false"
    })
    void the_share_is_reached_by_the_smallest_whole_number_that_is_enough(
            int numerator, int denominator, int eligible, int signers, int needed, boolean sufficient) {
        var rule = new DemandRule(1, "CN", new Share(numerator, denominator, false), DAY, "第十条", false);
        assertThat(rule.judge(new Demand(DAY, eligible, signers)))
                .isEqualTo(new DemandRule.Judgement(sufficient, needed, rule));
    }

    @Test
    void impossible_figures_are_all_named() {
        assertThatThrownBy(() -> new Demand(DAY, 0, 1))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.violations())
                                .extracting(InvalidValue.Violation::pointer)
                                .containsExactly("/eligible", "/signers"));
        assertThatThrownBy(() -> new Demand(DAY, 10, 11)).isInstanceOf(InvalidValue.class);
    }
}
