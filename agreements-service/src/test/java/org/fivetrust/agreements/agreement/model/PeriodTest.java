package org.fivetrust.agreements.agreement.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fivetrust.agreements.agreement.model.Notice.Side;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    @ParameterizedTest
    @CsvSource({
        "1, 2026-01-01, 2026-05-20, 2026-01-01",
        "2, 2026-01-01, 2026-05-20, 2026-05-20",
        "2, 2026-05-20, 2026-05-20, 2026-05-20",
        "2, 2026-07-01, 2026-05-20, 2026-07-01"
    })
    void a_later_version_begins_on_its_day_and_not_before_it_is_signed(
            int version, LocalDate termFrom, LocalDate signedOn, LocalDate from) {
        assertThat(Period.of(version, termFrom, TO, signedOn)).isEqualTo(new Period(from, TO));
    }

    @Test
    void both_days_belong_to_it_and_one_signed_too_late_has_none() {
        var period = new Period(TODAY, TO);
        assertThat(period.holds(TODAY)).isTrue();
        assertThat(period.holds(TO)).isTrue();
        assertThat(period.holds(TO.plusDays(1))).isFalse();
        assertThat(Period.of(2, TODAY, TO, TO.plusDays(1)).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, 0",
                "2026-06-15, 2026-06-30, 0",
                "2026-06-30, 2026-06-30, 0",
                "2026-07-01, 2026-06-30, 1",
                "2026-05-19, 2026-06-30, 1",
                "2026-05-18, 2026-05-17, 3"
            })
    void days_of_a_notice_are_in_order_and_not_past(
            @Nullable LocalDate freeze, @Nullable LocalDate effective, int faults) {
        assertThat(Notice.of(Side.STREET, freeze, effective, TODAY).faults(TODAY))
                .hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "COMMUNITY, -, false",
                "COMMUNITY, 2026-06-30, true",
                "STREET, -, false",
                "STREET, 2026-06-30, false"
            })
    void the_assembly_decides_an_ordered_end_by_the_community(
            Side side, @Nullable LocalDate effective, boolean needed) {
        assertThat(Notice.of(side, null, effective, TODAY).needsResolution()).isEqualTo(needed);
    }
}
