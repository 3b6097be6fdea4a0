package org.fivetrust.agreements.calendar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 18);

    @Test
    void a_limit_counts_from_the_day_after_and_skips_weekends() {
        assertThat(new WorkingDays(Map.of()).after(FRIDAY, 2)).isEqualTo(LocalDate.of(2026, 9, 22));
    }

    @Test
    void a_sunday_worked_in_exchange_counts() {
        var shifted = new WorkingDays(Map.of(LocalDate.of(2026, 9, 20), true));
        assertThat(shifted.after(FRIDAY, 2)).isEqualTo(LocalDate.of(2026, 9, 21));
    }

    @Test
    void a_holiday_does_not() {
        var holiday = new WorkingDays(Map.of(LocalDate.of(2026, 9, 21), false));
        assertThat(holiday.after(FRIDAY, 1)).isEqualTo(LocalDate.of(2026, 9, 22));
    }
}
