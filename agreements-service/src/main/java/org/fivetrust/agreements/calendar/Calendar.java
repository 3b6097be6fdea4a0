package org.fivetrust.agreements.calendar;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** The days that differ from the week. */
@Component
class Calendar {

    private final DatabaseClient database;

    Calendar(DatabaseClient database) {
        this.database = database;
    }

    record Day(LocalDate day, boolean working, String name, String source) {}

    record Year(int year, String source) {}

    Flux<Day> exceptions(LocalDate from, LocalDate to) {
        return database.sql("""
                        select day, working, name, source from calendar_day
                        where day between :from and :to order by day
                        """)
                .bind("from", from)
                .bind("to", to)
                .mapProperties(Day.class)
                .all();
    }

    Flux<Year> years() {
        return database.sql("select year, source from calendar_year order by year")
                .mapProperties(Year.class)
                .all();
    }
}
