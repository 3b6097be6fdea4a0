package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.AgreementEffect.Holding;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.authority.MatterMessages.NoteView;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.MatterRow.StepRow;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.MatterHandling;
import org.fivetrust.agreements.authority.model.SeparationOfDuties;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Clause;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One matter read: for the eye, or locked for the next word. */
@Component
class MatterReads {

    private static final String MATTER = """
            select m.principal, m.id, m.number, m.street, m.act, m.kind, m.area, m.amount, m.banded_on, m.subject,
                   m.category, m.emergency, m.counterparty, m.counterparty_name_key, m.counterparty_account_key, m.digest,
                   m.status, m.current_step, m.times_returned, m.agreement, m.exclusive, m.requested_by,
                   m.requested_by_name, m.opened_at, m.papers_due, m.papers_wanted::text as papers_wanted, m.papers_at,
                   m.papers_by, r.basis::text as basis, w.id as warrant,
                   coalesce((select h.to_subject from matter_handing h
                             where h.principal = m.principal and h.matter = m.id and h.accepted_at is not null
                                 and h.step is null
                             order by h.accepted_at desc limit 1), m.requested_by) as handler,
                   (select count(*)::int from matter_note n
                    where n.principal = m.principal and n.matter = m.id and n.kind = 'SECOND_NOTICE') as second_notices,
                   m.status = 'OPEN' and exists (
                       select 1 from matter_pause p where p.principal = m.principal and p.matter = m.id and p.resumed_at is null) as paused,
                   array(select who from evidence_confirmation c, unnest(array[c.confirmed_by, c.on_behalf_of]) who
                         where c.principal = m.principal and c.matter = m.id and who is not null) as confirmers
            from matter m
            join ruling r on r.principal = m.principal and r.id = m.ruling
            left join warrant w on w.principal = m.principal and w.matter = m.id
            where m.id = :id
            """;

    private final DatabaseClient database;
    private final Conflicts conflicts;
    private final ActingCapacities actingCapacities;
    private final MatterHandlingReader course;
    private final AgreementEffects agreementEffects;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;

    MatterReads(
            DatabaseClient database,
            Conflicts conflicts,
            ActingCapacities actingCapacities,
            MatterHandlingReader course,
            AgreementEffects agreementEffects,
            WorkingCalendar workingCalendar,
            JsonMapper json) {
        this.database = database;
        this.conflicts = conflicts;
        this.actingCapacities = actingCapacities;
        this.course = course;
        this.agreementEffects = agreementEffects;
        this.workingCalendar = workingCalendar;
        this.json = json;
    }

    private record NoteRow(String kind, String body, String by, Instant at) {}

    /** A matter with its steps and bounds, and who speaks on it, as the next word finds them. */
    record Found(MatterRow row, Matter matter, Actor actor) {

        MatterHandling course() {
            return new MatterHandling(matter, row.handler());
        }
    }

    Mono<MatterRow> find(UUID id) {
        return one(id).switchIfEmpty(Mono.error(() -> new NotFound("matter", id)));
    }

    /** Locked first, its agreement with it, and read after, so that what is read is what holds. */
    Mono<Found> lock(Caller caller, MatterRow seen) {
        return database.sql("select 1 from matter where principal = :principal and id = :id for update")
                .bind("principal", seen.principal())
                .bind("id", seen.id())
                .fetch()
                .rowsUpdated()
                .then(Mono.defer(() -> agreementEffects.hold(seen.principal(), seen.agreement())))
                .then(Mono.defer(() -> one(seen.id())))
                .flatMap(row -> found(caller, row));
    }

    Mono<Found> found(Caller caller, MatterRow row) {
        return Mono.zip(
                        steps(row).map(step -> step.toStep(wants(step))).collectList(),
                        bounds(caller, row),
                        actingCapacities.worn(caller, row))
                .map(read -> new Found(row, row.toMatter(read.getT1(), read.getT2()), read.getT3()));
    }

    private Mono<SeparationOfDuties> bounds(Caller caller, MatterRow row) {
        return conflicted(caller, row)
                .zipWith(
                        holding(row),
                        (people, holding) -> new SeparationOfDuties(
                                Set.of(row.exclusive()),
                                people,
                                row.paused(),
                                Set.copyOf(List.of(row.confirmers())),
                                holding.against().orElse(null)));
    }

    /** What its agreement lets become of it now. */
    private Mono<Holding> holding(MatterRow row) {
        return agreementEffects
                .of(row.agreement())
                .map(agreementEffect -> agreementEffect.of(
                        row.kind(), Area.valueOf(row.area()), clauses(row), workingCalendar.today()));
    }

    private List<Clause> clauses(MatterRow row) {
        return json.readValue(row.basis(), Basis.class).clauses();
    }

    private Mono<Set<String>> conflicted(Caller caller, MatterRow row) {
        return conflicts
                .with(row.counterpartyNameKey(), row.counterpartyAccountKey(), workingCalendar.today())
                .map(people ->
                        Conflicts.andNamesake(people, caller.subject(), caller.name(), row.counterpartyNameKey()));
    }

    private Mono<MatterRow> one(UUID id) {
        return database.sql(MATTER)
                .bind("id", id)
                .mapProperties(MatterRow.class)
                .one();
    }

    Mono<View> view(UUID id) {
        return one(id).flatMap(row -> Mono.zip(
                        steps(row).collectList(),
                        notes(row).collectList(),
                        course.of(row).zipWith(holding(row), Around::new))
                .map(parts -> MatterViews.view(
                        row, parts.getT1(), parts.getT2(), parts.getT3(), workingCalendar.today(), json)));
    }

    /** What stands round a matter: its course so far, and its agreement. */
    record Around(MatterHandlingReader.MatterExtras beside, Holding holding) {}

    private List<String> wants(StepRow step) {
        return json.readValue(step.wants(), new TypeReference<>() {});
    }

    Flux<StepRow> steps(MatterRow row) {
        return database.sql("""
                        select no, id, title, title_english, role, stage, body, coalesce(quorum, 0) as quorum,
                               wants::text as wants, status, due, by, by_name, on_behalf_of, on_behalf_of_name, at,
                               comment, overdue_at, escalated_to
                        from matter_step where principal = :principal and matter = :matter order by no
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(StepRow.class)
                .all();
    }

    private Flux<NoteView> notes(MatterRow row) {
        return database.sql("""
                        select kind, body::text as body, by, at from matter_note
                        where principal = :principal and matter = :matter order by at, id
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .mapProperties(NoteRow.class)
                .all()
                .map(note -> new NoteView(note.kind(), json.readTree(note.body()), note.by(), note.at()));
    }
}
