package org.fivetrust.agreements.calendar.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private static WorkingDays week(String free, String worked) {
        var days = new HashMap<LocalDate, Boolean>();
        Stream.of(free.split(" ")).forEach(span -> {
            var ends = span.split("/");
            LocalDate.parse(ends[0])
                    .datesUntil(LocalDate.parse(ends[1]).plusDays(1))
                    .forEach(day -> days.put(day, false));
        });
        Stream.of(worked.split(" ")).map(LocalDate::parse).forEach(day -> days.put(day, true));
        return new WorkingDays(days);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-01/2025-10-08, 2025-09-28 2025-10-11, 2025-09-26, 4, 2025-10-09",
        "2025-10-01/2025-10-08, 2025-09-28 2025-10-11, 2025-10-08, 3, 2025-10-11",
        "2026-10-01/2026-10-07, 2026-09-20 2026-10-10, 2026-09-30, 3, 2026-10-10",
        "2026-02-15/2026-02-23, 2026-02-14 2026-02-28, 2026-02-13, 2, 2026-02-24",
        "2026-02-15/2026-02-23, 2026-02-14 2026-02-28, 2026-02-24, 4, 2026-02-28",
        "2026-01-01/2026-01-03, 2026-01-04, 2025-12-31, 1, 2026-01-04",
        "2026-01-01/2026-01-03, 2026-01-04, 2025-12-30, 2, 2026-01-04"
    })
    void long_holidays_and_shifted_days_are_counted_as_announced(
            String free, String worked, LocalDate from, int days, LocalDate due) {
        assertThat(week(free, worked).after(from, days)).isEqualTo(due);
    }
}
