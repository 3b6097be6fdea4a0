package org.fivetrust.agreements.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.fivetrust.agreements.calendar.model.CalendarDay;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The days that differ from the working week, in all versions. */
@Component
class Calendar {

    private final DatabaseClient database;
    private final Clock clock;

    Calendar(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One version of one day. */
    record Version(
            LocalDate day,
            int version,
            boolean working,
            String name,
            String source,
            boolean provisional,
            @Nullable Instant since) {

        CalendarDay toModel() {
            return new CalendarDay(day, working, name, source, provisional);
        }
    }

    record Year(int year, String source) {}

    /** The newest versions at that moment, or at the present one where none is given. */
    Flux<Version> exceptions(LocalDate from, LocalDate to, @Nullable Instant knownAt) {
        return database.sql("""
                        select distinct on (day) day, version, working, name, source, provisional, since
                        from calendar_version
                        where day between :from and :to and since <= :known order by day, version desc
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("known", knownAt == null ? clock.instant() : knownAt)
                .mapProperties(Version.class)
                .all();
    }

    Flux<Version> versions(LocalDate day) {
        return database.sql("""
                        select day, version, working, name, source, provisional, since
                        from calendar_version where day = :day order by version
                        """).bind("day", day).mapProperties(Version.class).all();
    }

    Flux<Integer> years() {
        return database.sql("select year from calendar_year order by year")
                .mapValue(Integer.class)
                .all();
    }

    /** Makes imports wait for each other, so that none compares with rows that another one is changing. */
    Mono<Void> queue() {
        return database.sql("select " + AdvisoryLock.CALENDAR_IMPORT.hold("'calendar'"))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
