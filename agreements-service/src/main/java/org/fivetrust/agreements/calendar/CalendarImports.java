package org.fivetrust.agreements.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.calendar.CalendarMessages.Import;
import org.fivetrust.agreements.calendar.model.CalendarChange;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports at rest, and the versions they brought. */
@Component
class CalendarImports {

    private static final String COLUMNS = """
            select id, rows, added, changed, unchanged, by_name as by, at from calendar_import
            """;

    private final DatabaseClient database;
    private final Clock clock;

    CalendarImports(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** An import as it is kept. */
    record Row(UUID id, int rows, int added, int changed, int unchanged, String by, Instant at) {

        Import view() {
            return new Import(id, false, rows, added, changed, unchanged, by, at, null);
        }
    }

    Mono<Void> add(UUID id, Import view, Caller caller) {
        return database.sql("""
                        insert into calendar_import (id, rows, added, changed, unchanged, by, by_name, at)
                        values (:id, :rows, :added, :changed, :unchanged, :by, :name, :at)
                        """)
                .bind("id", id)
                .bind("rows", view.rows())
                .bind("added", view.added())
                .bind("changed", view.changed())
                .bind("unchanged", view.unchanged())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("at", clock.instant())
                .then();
    }

    /** A day said otherwise than before gets another version; all in one statement. */
    Mono<Void> addVersions(UUID id, List<CalendarChange> judged) {
        var news = judged.stream()
                .filter(one -> one.isNew() || one.isChange())
                .map(CalendarChange::after)
                .toList();
        return database.sql("""
                        insert into calendar_version (day, version, working, name, source, provisional, import, since)
                        select d.day, coalesce((select max(v.version) from calendar_version v where v.day = d.day), 0) + 1,
                               d.working, d.name, d.source, d.provisional, :import, :since
                        from unnest(:days, :working, :names, :sources, :provisional)
                            d (day, working, name, source, provisional)
                        """)
                .bind("import", id)
                .bind("since", clock.instant())
                .bind("days", news.stream().map(day -> day.day()).toArray(LocalDate[]::new))
                .bind("working", news.stream().map(day -> day.working()).toArray(Boolean[]::new))
                .bind("names", news.stream().map(day -> day.name()).toArray(String[]::new))
                .bind("sources", news.stream().map(day -> day.source()).toArray(String[]::new))
                .bind("provisional", news.stream().map(day -> day.provisional()).toArray(Boolean[]::new))
                .then();
    }

    Mono<Void> announce(List<CalendarChange> judged) {
        return Flux.fromIterable(CalendarChange.announced(judged))
                .concatMap(year -> database.sql("""
                                insert into calendar_year (year, source) values (:year, :source) on conflict do nothing
                                """)
                        .bind("year", year)
                        .bind("source", source(judged, year))
                        .then())
                .then();
    }

    private static String source(List<CalendarChange> judged, int year) {
        return judged.stream()
                .map(CalendarChange::after)
                .filter(day -> day.day().getYear() == year && !day.provisional())
                .map(day -> day.source())
                .findFirst()
                .orElseThrow();
    }

    Flux<Import> list(PageRequest page) {
        return database.sql(COLUMNS + """
                        where :after = '' or (at, id) < (select at, id from calendar_import where id::text = :after)
                        order by at desc, id desc limit :limit
                        """)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all()
                .map(Row::view);
    }

    Mono<Import> find(UUID id) {
        return database.sql(COLUMNS + "where id = :id")
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .map(Row::view)
                .switchIfEmpty(Mono.error(() -> new NotFound("calendar import", id)));
    }
}
