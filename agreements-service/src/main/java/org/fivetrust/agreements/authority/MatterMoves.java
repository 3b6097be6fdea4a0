package org.fivetrust.agreements.authority;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.authority.model.StepTaken;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Matters moved on: steps taken, opened, closed; and noted on. */
@Component
class MatterMoves {

    private final DatabaseClient database;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;
    private final Clock clock;

    MatterMoves(DatabaseClient database, WorkingCalendar workingCalendar, JsonMapper json, Clock clock) {
        this.database = database;
        this.workingCalendar = workingCalendar;
        this.json = json;
        this.clock = clock;
    }

    /** A step taken, by whom and for whom. */
    Mono<Void> taken(MatterRow row, StepTaken taken, Step.Status status, Caller caller, MatterMessages.Approve said) {
        var update = database.sql("""
                        update matter_step set status = :status, by = :by, by_name = :name, on_behalf_of = :for,
                            on_behalf_of_name = :for_name, at = :at, comment = :comment, evidence = :evidence
                        where principal = :principal and matter = :matter and no = :no
                        """)
                .bind("status", status.name())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("at", clock.instant())
                .bind(
                        "evidence",
                        Json.of(json.writeValueAsString(Objects.requireNonNullElse(said.evidence(), List.of()))))
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("no", taken.step().no());
        update = Matters.bind(update, "for", taken.hat().delegator());
        update = Matters.bind(update, "for_name", taken.hat().delegatorName());
        return Matters.bind(update, "comment", said.comment()).then();
    }

    /** The clock of a step starts when it opens. */
    Mono<Void> open(MatterRow row, List<Step> steps) {
        return steps.isEmpty()
                ? Mono.empty()
                : workingCalendar
                        .fromToday()
                        .flatMapMany(days -> Flux.fromIterable(steps).concatMap(step -> open(row, step, days)))
                        .then();
    }

    private Mono<Void> open(MatterRow row, Step step, WorkingDays days) {
        return limit(row, step)
                .flatMap(limit -> database.sql("""
                                update matter_step set status = 'OPEN', due = :due, by = null, by_name = null,
                                    on_behalf_of = null, on_behalf_of_name = null, overdue_at = null, escalated_to = null
                                where principal = :principal and matter = :matter and no = :no
                                """)
                        .bind("due", days.after(workingCalendar.today(), limit))
                        .bind("principal", row.principal())
                        .bind("matter", row.id())
                        .bind("no", step.no())
                        .then());
    }

    private Mono<Integer> limit(MatterRow row, Step step) {
        return database.sql(
                        "select days from matter_step where principal = :principal and matter = :matter and no = :no")
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("no", step.no())
                .mapValue(Integer.class)
                .one();
    }

    /** What ended early leaves no step open. */
    Mono<Void> closeSteps(MatterRow row) {
        return database.sql("""
                        update matter_step set status = 'CLOSED'
                        where principal = :principal and matter = :matter and status in ('WAITING', 'OPEN', 'RETURNED')
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .then();
    }

    Mono<Void> moved(MatterRow row, Matter.Status status, int currentStep) {
        return database.sql("""
                        update matter set status = :status, current_step = :step, changed_at = :at,
                            times_returned = times_returned + case when :status = 'RETURNED' then 1 else 0 end
                        where principal = :principal and id = :id
                        """)
                .bind("status", status.name())
                .bind("step", currentStep)
                .bind("at", clock.instant())
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    Mono<Void> note(MatterRow row, String kind, Object body, String by) {
        return note(row, UUID.randomUUID(), kind, body, by).then();
    }

    /** Said twice under one id, it is kept once. */
    Mono<Long> note(MatterRow row, UUID id, String kind, Object body, @Nullable String by) {
        return database.sql("""
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        values (:principal, :matter, :id, :kind, :body, :by, :at) on conflict do nothing
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("id", id)
                .bind("kind", kind)
                .bind("body", Json.of(json.writeValueAsString(body)))
                .bind("by", by == null ? "svc-agreements" : by)
                .bind("at", clock.instant())
                .fetch()
                .rowsUpdated();
    }
}
