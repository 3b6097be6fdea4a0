package org.fivetrust.funds.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.fivetrust.agreementclient.AnnouncedDays;
import org.fivetrust.agreementclient.AnnouncedDays.Day;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes over what is announced; while agreements-service is silent, what was taken over before holds. */
@Component
class CalendarCopy {

    private static final Logger log = LoggerFactory.getLogger(CalendarCopy.class);

    private final AnnouncedDays announced;
    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;

    CalendarCopy(AnnouncedDays announced, DatabaseClient database, Transactions transactions, Clock clock) {
        this.announced = announced;
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${calendar.copy-every:PT6H}", initialDelayString = "PT20S")
    Mono<Void> take() {
        return announced
                .all()
                .flatMap(days -> keep(days).as(transactions.within(Scope.ALL)))
                .doOnError(silent -> log.warn("the calendar could not be read: {}", silent.toString()))
                .onErrorComplete();
    }

    private Mono<Void> keep(List<Day> days) {
        return database.sql("""
                        insert into calendar_day (day, version, working, name, source, told_at)
                        select told.day, told.version, told.working, told.name, told.source, :at
                        from unnest(:days, :versions, :working, :names, :sources)
                            told (day, version, working, name, source)
                        on conflict do nothing
                        """)
                .bind("days", days.stream().map(Day::day).toArray(LocalDate[]::new))
                .bind("versions", days.stream().map(Day::version).toArray(Integer[]::new))
                .bind("working", days.stream().map(Day::working).toArray(Boolean[]::new))
                .bind("names", days.stream().map(Day::name).toArray(String[]::new))
                .bind("sources", days.stream().map(Day::source).toArray(String[]::new))
                .bind("at", clock.instant())
                .then();
    }
}
