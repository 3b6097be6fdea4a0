package org.fivetrust.agreements.calendar;

import java.time.Clock;
import java.time.LocalDate;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The calendar that every limit is counted by. */
@Component
public class WorkingCalendar {

    private final DatabaseClient database;
    private final Clock clock;

    WorkingCalendar(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record SpecialDay(LocalDate day, boolean working) {}

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    public Mono<WorkingDays> fromToday() {
        return from(today());
    }

    /** For limits that started on this day, or start later within a year. */
    public Mono<WorkingDays> from(LocalDate first) {
        return database.sql("select day, working from calendar_day where day between :from and :to")
                .bind("from", first)
                .bind("to", today().plusYears(1))
                .mapProperties(SpecialDay.class)
                .all()
                .collectMap(SpecialDay::day, SpecialDay::working)
                .map(WorkingDays::new);
    }
}
