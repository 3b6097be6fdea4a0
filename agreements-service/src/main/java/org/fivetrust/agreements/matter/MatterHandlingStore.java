package org.fivetrust.agreements.matter;

import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.ResumedAgreement;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Extend;
import org.fivetrust.agreements.matter.MatterHandlingMessages.HandOn;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Papers;
import org.fivetrust.agreements.matter.MatterHandlingMessages.Settle;
import org.fivetrust.agreements.matter.MatterStore.Note;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.MatterHandling.Extension;
import org.fivetrust.agreements.matter.model.MatterHandling.Reassignment;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes pauses, extensions, reassignments and papers; each is recorded as a note. */
@Component
class MatterHandlingStore implements Agreements.ResumptionListener {

    private final DatabaseClient database;
    private final MatterStore store;
    private final MatterEvents news;
    private final WorkingCalendar workingCalendar;
    private final Clock clock;

    MatterHandlingStore(
            DatabaseClient database,
            MatterStore store,
            MatterEvents news,
            WorkingCalendar workingCalendar,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.news = news;
        this.workingCalendar = workingCalendar;
        this.clock = clock;
    }

    private GenericExecuteSpec on(MatterRow row, String sql) {
        return database.sql(sql).bind("principal", row.principal()).bind("matter", row.id());
    }

    private Mono<Void> note(MatterRow row, String kind, Map<String, Object> body, Caller caller) {
        return store.note(row, new Note(UUID.randomUUID(), kind, body, caller.subject()))
                .then(news.tell(row.principal(), row.id(), kind));
    }

    Mono<Void> handed(MatterRow row, Caller caller, HandOn reassignment) {
        return superseded(row)
                .then(reassignment(row, caller, reassignment))
                .then(note(row, "HANDED", Map.of("to", reassignment.to(), "reason", reassignment.reason()), caller));
    }

    /** A later reassignment supersedes one that is not acknowledged. */
    private Mono<Void> superseded(MatterRow row) {
        return on(row, """
                        update matter_reassignment set superseded_at = :at
                        where principal = :principal and matter = :matter and accepted_at is null
                            and superseded_at is null
                        """).bind("at", clock.instant()).then();
    }

    private Mono<Void> reassignment(MatterRow row, Caller caller, HandOn reassignment) {
        var insert = on(row, """
                        insert into matter_reassignment (principal, matter, id, step, from_subject, from_name, to_subject,
                            to_name, reason, handed_at)
                        values (:principal, :matter, :id, :step, :from, :from_name, :to, :to_name, :reason, :at)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("from", caller.subject())
                .bind("from_name", caller.name())
                .bind("to", reassignment.to())
                .bind("to_name", reassignment.toName())
                .bind("reason", reassignment.reason())
                .bind("at", clock.instant());
        var step = reassignment.step();
        return (step == null ? insert.bindNull("step", UUID.class) : insert.bind("step", step)).then();
    }

    Mono<Void> accepted(MatterRow row, Caller caller, Reassignment reassignment) {
        return on(row, """
                        update matter_reassignment set accepted_at = :at
                        where principal = :principal and matter = :matter and id = :id
                        """)
                .bind("at", clock.instant())
                .bind("id", reassignment.id())
                .then()
                .then(note(
                        row,
                        "HANDING_ACCEPTED",
                        Map.of("handing", reassignment.id(), "from", reassignment.from()),
                        caller));
    }

    Mono<Void> paused(MatterRow row, Caller caller, String reason) {
        return on(row, """
                        insert into matter_pause (principal, matter, id, reason, paused_by, paused_at, paused_on)
                        values (:principal, :matter, :id, :reason, :by, :at, :on)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("reason", reason)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("on", workingCalendar.today())
                .then()
                .then(note(row, "PAUSED", Map.of("reason", reason), caller));
    }

    /** Every open clock goes on with what was left of it. */
    Mono<Void> resumed(MatterRow row, Matter matter, Caller caller) {
        return on(row, """
                        update matter_pause set resumed_by = :by, resumed_at = :at
                        where principal = :principal and matter = :matter and resumed_at is null returning paused_on
                        """)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .mapValue(LocalDate.class)
                .one()
                .flatMap(since -> shift(row, matter, since))
                .then(note(row, "RESUMED", Map.of(), caller));
    }

    private Mono<Void> shift(MatterRow row, Matter matter, LocalDate since) {
        return workingCalendar
                .from(since)
                .flatMapMany(days -> Flux.fromIterable(matter.steps())
                        .filter(step -> step.status() == Step.Status.OPEN && step.due() != null)
                        .concatMap(step -> due(row, step, days, days.between(since, workingCalendar.today()))))
                .then();
    }

    private Mono<Void> due(MatterRow row, Step step, WorkingDays days, int more) {
        return on(row, """
                        update matter_step set due = :due
                        where principal = :principal and matter = :matter and no = :no
                        """)
                .bind("due", days.after(Objects.requireNonNull(step.due()), more))
                .bind("no", step.no())
                .then();
    }

    /** An open step whose clock stood still with its agreement. */
    private record Stood(
            UUID matter, int no, LocalDate due, @Nullable LocalDate pausedOn) {

        /** Its own pause, if it still lasts, is counted when that ends. */
        int days(WorkingDays days, LocalDate since, LocalDate today) {
            return days.between(since, pausedOn == null ? today : pausedOn);
        }
    }

    /** An agreement suspended since then is resumed: every open clock goes on with what was left of it. */
    @Override
    public Mono<Void> resumed(ResumedAgreement agreement) {
        return workingCalendar
                .from(agreement.since())
                .flatMap(days -> stood(agreement.principal(), agreement.series())
                        .concatMap(step -> due(agreement.principal(), step, days, agreement.since()))
                        .then());
    }

    private Flux<Stood> stood(String principal, UUID series) {
        return database.sql("""
                        select s.matter, s.no, s.due, p.paused_on
                        from matter_step s
                        join matter m on m.principal = s.principal and m.id = s.matter and m.status = 'OPEN'
                        join agreement a on a.principal = m.principal and a.id = m.agreement and a.series = :series
                        left join matter_pause p
                            on p.principal = m.principal and p.matter = m.id and p.resumed_at is null
                        where s.principal = :principal and s.status = 'OPEN' and s.due is not null
                        order by s.matter, s.no
                        """)
                .bind("principal", principal)
                .bind("series", series)
                .mapProperties(Stood.class)
                .all()
                .collectList()
                .flatMapIterable(steps -> steps);
    }

    private Mono<Void> due(String principal, Stood step, WorkingDays days, LocalDate since) {
        return database.sql("""
                        update matter_step set due = :due
                        where principal = :principal and matter = :matter and no = :no and status = 'OPEN'
                        """)
                .bind("due", days.after(step.due(), step.days(days, since, workingCalendar.today())))
                .bind("principal", principal)
                .bind("matter", step.matter())
                .bind("no", step.no())
                .then();
    }

    Mono<Void> asked(MatterRow row, Caller caller, Extend extend) {
        return on(row, """
                        insert into matter_extension (principal, matter, id, step, days, reason, asked_by, asked_at)
                        values (:principal, :matter, :id, :step, :days, :reason, :by, :at)
                        """)
                .bind("id", UUID.randomUUID())
                .bind("step", extend.step())
                .bind("days", extend.days())
                .bind("reason", extend.reason())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .then()
                .then(note(
                        row,
                        "EXTENSION_ASKED",
                        Map.of("step", extend.step(), "days", extend.days(), "reason", extend.reason()),
                        caller));
    }

    Mono<Void> settled(MatterRow row, Step step, Extension asked, Caller caller, Settle settle) {
        return on(row, """
                                update matter_extension set granted = :granted, settled_by = :by, settled_at = :at,
                                    comment = :comment
                                where principal = :principal and matter = :matter and id = :id returning days
                                """)
                .bind("granted", settle.granted())
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("id", asked.id())
                .bind("comment", Parameters.in(R2dbcType.VARCHAR, settle.comment()))
                .mapValue(Integer.class)
                .one()
                .filter(_ -> settle.granted())
                .zipWhen(_ -> workingCalendar.fromToday())
                .flatMap(more -> due(row, step, more.getT2(), more.getT1()))
                .then(note(
                        row,
                        settle.granted() ? "EXTENDED" : "EXTENSION_REFUSED",
                        Map.of("extension", asked.id(), "step", asked.step()),
                        caller));
    }

    Mono<Void> papers(MatterRow row, Caller caller, Papers papers) {
        return on(row, """
                        update matter set papers_at = :at, papers_by = :by
                        where principal = :principal and id = :matter
                        """)
                .bind("at", clock.instant())
                .bind("by", caller.subject())
                .then()
                .then(note(row, "PAPERS", Map.of("evidence", papers.evidence()), caller));
    }
}
