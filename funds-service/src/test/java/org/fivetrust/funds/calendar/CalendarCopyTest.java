package org.fivetrust.funds.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.funds.FundsTest;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Working days as agreements-service announces them. */
@FundsTest
class CalendarCopyTest {

    @Autowired
    private CalendarCopy calendar;

    @Autowired
    private DatabaseClient database;

    @BeforeEach
    void announced() {
        NeighbourStub.reset();
        calendar.take().block();
    }

    private String after(String day, int days) {
        return database.sql("select working_day_after(:day::date, :days)::text")
                .bind("day", day)
                .bind("days", days)
                .mapValue(String.class)
                .one()
                .block();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-09, 0, 2026-10-09",
        "2026-10-10, 0, 2026-10-10",
        "2026-10-11, 0, 2026-10-12",
        "2026-10-01, 0, 2026-10-05",
        "2026-09-30, 3, 2026-10-07",
        "2026-10-09, 3, 2026-10-13"
    })
    void a_limit_passes_over_holidays_and_counts_worked_saturdays(String day, int days, String due) {
        assertThat(after(day, days)).isEqualTo(due);
    }

    @Test
    void taken_twice_or_from_a_silent_neighbour_it_stays() {
        calendar.take().block();
        NeighbourStub.silent();
        calendar.take().block();

        assertThat(after("2026-10-01", 0)).isEqualTo("2026-10-05");
    }
}
