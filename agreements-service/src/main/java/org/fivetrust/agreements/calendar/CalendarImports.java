package org.fivetrust.agreements.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.calendar.CalendarMessages.Import;
import org.fivetrust.agreements.calendar.model.CalendarChange;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored imports and the versions of days they added. */
@Component
class CalendarImports {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final Clock clock;

    CalendarImports(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.clock = clock;
    }

    @Table("calendar_import")
    record Row(@Id UUID id, int rows, int added, int changed, int unchanged, String by, String byName, Instant at) {

        Import view() {
            return new Import(id, false, rows, added, changed, unchanged, byName, at, null);
        }
    }

    Mono<Void> add(UUID id, Import view, Caller caller) {
        return entities.insert(new Row(
                        id,
                        view.rows(),
                        view.added(),
                        view.changed(),
                        view.unchanged(),
                        caller.subject(),
                        caller.name(),
                        clock.instant()))
                .then();
    }

    /** A day whose entry differs gets another version; all days in one statement. */
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

    Mono<Page<Import>> list(PageRequest page) {
        return lists.ofShared(Row.class)
                .newestFirst(Row::at, Row::id)
                .page(page)
                .map(rows -> rows.map(Row::view));
    }

    Mono<Import> find(UUID id) {
        return lists.ofShared(Row.class)
                .where(Row::id, id)
                .one("calendar import", id)
                .map(Row::view);
    }
}
