package org.fivetrust.agreements.matter;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementEffect;
import org.fivetrust.agreements.calendar.WorkingCalendar;
import org.fivetrust.agreements.matter.MatterMessages.Evidence;
import org.fivetrust.agreements.matter.MatterRow.LoadedMatter;
import org.fivetrust.agreements.matter.model.Actor;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.MatterQuery;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.VisibleMatter;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Matters in the database: found, locked and read once, and saved. */
@Component
class MatterStore {

    /** One matter with all that a command on it is decided by; %s stands for what only a view shows. */
    static final String MATTER = """
            select m.principal, m.id, m.number, m.act, m.kind, m.area, m.amount, m.banded_on, m.subject, m.category,
                   m.emergency, m.counterparty, m.counterparty_name_key,
                   m.counterparty_account_key, m.digest, m.status, m.current_step,
                   m.times_returned, m.agreement, a.version as agreement_version, m.exclusive, m.requesting, m.requested_by,
                   m.requested_by_name, m.opened_at, m.papers_due, m.papers_wanted::text as papers_wanted, m.papers_at,
                   m.papers_by, r.basis::text as basis,
                   (select jsonb_agg(jsonb_build_object('no', s.no, 'id', s.id, 'title', s.title, 'titleEnglish',
                               s.title_english, 'role', s.role, 'stage', s.stage, 'body', s.body, 'quorum',
                               coalesce(s.quorum, 0), 'days', s.days, 'wants', s.wants, 'status', s.status, 'due', s.due,
                               'by', s.by, 'byName', s.by_name, 'onBehalfOf', s.on_behalf_of, 'onBehalfOfName',
                               s.on_behalf_of_name, 'at', s.at, 'comment', s.comment, 'escalatedTo', s.escalated_to)
                           order by s.no)
                    from matter_step s where s.principal = m.principal and s.matter = m.id)::text as steps,
                   coalesce((select h.to_subject from matter_reassignment h
                             where h.principal = m.principal and h.matter = m.id and h.accepted_at is not null
                                 and h.step is null
                             order by h.accepted_at desc limit 1), m.requested_by) as handler,
                   (select count(*)::int from matter_note n
                    where n.principal = m.principal and n.matter = m.id and n.kind = 'SECOND_NOTICE') as second_notices,
                   m.status = 'OPEN' and exists (
                       select 1 from matter_pause p
                       where p.principal = m.principal and p.matter = m.id and p.resumed_at is null) as paused,
                   array(select who from evidence_confirmation c, unnest(array[c.confirmed_by, c.on_behalf_of]) who
                         where c.principal = m.principal and c.matter = m.id and who is not null) as confirmers,
                   (select coalesce(jsonb_agg(jsonb_build_object('subject', near.subject, 'key', jsonb_build_object(
                               'name', near.name_key, 'account', near.account_key), 'from', near.valid_from,
                               'to', near.valid_to)), '[]')
                    from related_party near
                    where near.name_key = m.counterparty_name_key or near.account_key = m.counterparty_account_key
                        or exists (
                            select 1 from matter_share share
                            where share.principal = m.principal and share.matter = m.id
                                and (share.name_key = near.name_key or share.account_key = near.account_key)))::text
                       as related_parties,
                   (select coalesce(jsonb_agg(jsonb_build_object('name', share.name_key, 'account', share.account_key)
                               order by share.no), '[]')
                    from matter_share share
                    where share.principal = m.principal and share.matter = m.id)::text as shares,
                   (""" + ActingCapacities.OF_MATTER + """
            )::text as capacities,
                   (select w.id from warrant w where w.principal = m.principal and w.matter = m.id) as warrant,
                   %s as extras
            from matter m
            join ruling r on r.principal = m.principal and r.id = m.ruling
            join agreement a on a.principal = m.principal and a.id = m.agreement
            where\s""";

    private static final String PLAIN = MATTER.formatted("null::text");

    private final DatabaseClient database;
    private final Agreements agreements;
    private final WorkingCalendar workingCalendar;
    private final JsonMapper json;
    private final Clock clock;

    MatterStore(
            DatabaseClient database,
            Agreements agreements,
            WorkingCalendar workingCalendar,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.agreements = agreements;
        this.workingCalendar = workingCalendar;
        this.json = json;
        this.clock = clock;
    }

    /** Whose a matter is. */
    record Located(String principal, UUID id) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }
    }

    /** A step as a command leaves it. */
    record Taken(
            int no,
            Step.Status status,
            String by,
            String byName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable String comment,
            List<Evidence> evidence) {}

    /** What happened besides the steps; two notes with one id are one. */
    record Note(UUID id, String kind, Object body, String by) {}

    /**
     * What a transition changes.
     *
     * @param what the news for open screens
     * @param step the current step afterwards
     */
    record Change(
            String what,
            Matter.Status status,
            int step,
            @Nullable Taken taken,
            List<Step> opens,
            @Nullable Note note) {

        static Change to(String what, Matter.Status status, int step) {
            return new Change(what, status, step, null, List.of(), null);
        }

        static Change taking(String what, Matter.Status status, Taken taken) {
            return new Change(what, status, taken.no(), taken, List.of(), null);
        }

        Change opening(List<Step> steps) {
            return steps.isEmpty()
                    ? this
                    : new Change(what, status, steps.getFirst().no(), taken, steps, note);
        }

        Change noting(MatterCommand command) {
            return new Change(what, status, step, taken, opens, command.note(what));
        }

        /** A matter that ends early leaves no step open. */
        boolean closesSteps() {
            return status == Matter.Status.REJECTED || status == Matter.Status.WITHDRAWN;
        }

        int takenNo() {
            return taken == null ? 0 : taken.no();
        }
    }

    /** A step that opens, and when it is due. */
    private record Opened(int no, LocalDate due) {}

    /** A step that is open after a change, with the role it was escalated to. */
    private record Open(String role, @Nullable String escalatedTo) {}

    Mono<Located> locate(Scope scope, UUID id) {
        return database.sql("select principal, id from matter where id = :id" + scope.condition("principal"))
                .bind("id", id)
                .mapProperties(Located.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)));
    }

    /** Locked first and read after, so that what is read is what holds. */
    Mono<LoadedMatter> lock(Caller caller, Located located) {
        return locked(caller, located).then(Mono.defer(() -> find(caller, located.id())));
    }

    /**
     * Locks the matter; and its agreement and the delegations to the caller against changes, so that a revocation waits
     * for this step or the step sees it.
     */
    private Mono<Void> locked(Caller caller, Located located) {
        return database.sql("""
                        with locked as materialized (
                            select agreement from matter where principal = :principal and id = :id for update),
                        held as materialized (
                            select 1 from agreement first
                            where first.principal = :principal and first.id = (
                                select a.series from agreement a
                                where a.principal = :principal and a.id = (select agreement from locked))
                            for share),
                        lent as materialized (
                            select 1 from delegation
                            where principal = :principal and delegate = :me and revoked_at is null
                                and :today between valid_from and valid_to
                            for share)
                        select (select count(*) from locked) as matters, (select count(*) from held) as agreements,
                               (select count(*) from lent) as delegations
                        """)
                .bind("principal", located.principal())
                .bind("id", located.id())
                .bind("me", caller.subject())
                .bind("today", workingCalendar.today())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** A matter and who acts on it, without a lock. */
    Mono<LoadedMatter> find(Caller caller, UUID id) {
        return rows(
                        database.sql(PLAIN + "m.id = :id" + caller.scope().condition("m.principal"))
                                .bind("id", id),
                        caller.subject())
                .singleOrEmpty()
                .switchIfEmpty(Mono.error(() -> new NotFound("matter", id)))
                .zipWhen(row -> agreements.effect(row.agreement()))
                .map(read -> found(caller, read.getT1(), read.getT2()));
    }

    private Flux<MatterRow> rows(DatabaseClient.GenericExecuteSpec query, String me) {
        return query.bind("me", me)
                .bind("today", workingCalendar.today())
                .mapProperties(MatterRow.class)
                .all();
    }

    private LoadedMatter found(Caller caller, MatterRow row, AgreementEffect effect) {
        var holding = row.holding(effect, workingCalendar.today(), json);
        var steps = row.stepRows(json);
        return new LoadedMatter(
                row,
                steps,
                row.matter(steps, row.conflicted(caller, workingCalendar.today(), json), holding),
                new Actor(caller.subject(), caller.roles(), row.lent(json)),
                holding);
    }

    /** Matters for those who only want to know who may act on them. */
    Flux<VisibleMatter> find(MatterQuery wanted) {
        var subdistrict = wanted.subdistrict().isEmpty() ? "" : "m.subdistrict = :subdistrict and ";
        var query =
                switch (wanted) {
                    case MatterQuery.One(var id, var _) ->
                        database.sql(PLAIN + subdistrict + "m.id = :id").bind("id", id);
                    case MatterQuery.Unfinished(var after, var id, var limit, var _) ->
                        database.sql(PLAIN + subdistrict + """
                                        m.status in ('OPEN', 'RETURNED') and (m.opened_at, m.id) > (:after, :id)
                                        order by m.opened_at, m.id limit :limit
                                        """)
                                .bind("after", after)
                                .bind("id", id)
                                .bind("limit", limit);
                };
        return rows(subdistrict.isEmpty() ? query : query.bind("subdistrict", wanted.subdistrict()), "")
                .collectList()
                .zipWhen(rows -> agreements.effects(agreements(rows)))
                .flatMapIterable(read -> read.getT1().stream()
                        .map(row -> row.visible(
                                row.holding(
                                        Objects.requireNonNull(read.getT2().get(row.agreement())),
                                        workingCalendar.today(),
                                        json),
                                workingCalendar.today(),
                                json))
                        .toList());
    }

    private static Collection<UUID> agreements(List<MatterRow> rows) {
        return rows.stream().map(MatterRow::agreement).distinct().toList();
    }

    /** The matter, its steps, the note and the news in one statement. */
    Mono<Void> save(LoadedMatter loadedMatter, Change change) {
        return opened(loadedMatter, change.opens())
                .flatMap(opened -> database.sql("""
                                with taken as (
                                    update matter_step s set status = t.status, by = t.by, by_name = t."byName",
                                        on_behalf_of = t."onBehalfOf", on_behalf_of_name = t."onBehalfOfName", at = :at,
                                        comment = t.comment, evidence = t.evidence
                                    from jsonb_to_record(:taken) as t(no integer, status text, by text, "byName" text,
                                        "onBehalfOf" text, "onBehalfOfName" text, comment text, evidence jsonb)
                                    where s.principal = :principal and s.matter = :matter and s.no = t.no),
                                opened as (
                                    update matter_step s set status = 'OPEN', due = o.due, by = null, by_name = null,
                                        on_behalf_of = null, on_behalf_of_name = null, overdue_at = null,
                                        escalated_to = null
                                    from jsonb_to_recordset(:opened) as o(no integer, due date)
                                    where s.principal = :principal and s.matter = :matter and s.no = o.no),
                                closed as (
                                    update matter_step s set status = 'CLOSED'
                                    where :closes and s.principal = :principal and s.matter = :matter
                                        and s.no <> :taken_no and s.status in ('WAITING', 'OPEN', 'RETURNED')),
                                noted as (
                                    insert into matter_note (principal, matter, id, kind, body, by, at)
                                    select :principal, :matter, n.id, n.kind, n.body, n.by, :at
                                    from jsonb_to_recordset(:notes) as n(id uuid, kind text, body jsonb, by text)),
                                told as (""" + MatterEvents.insert(":status", """
                                select o.role, o."escalatedTo" as escalated_to
                                from jsonb_to_recordset(:open) as o(role text, "escalatedTo" text)""") + """
                                )
                                update matter set status = :status, current_step = :step, changed_at = :at,
                                    times_returned = times_returned + case when :status = 'RETURNED' then 1 else 0 end
                                where principal = :principal and id = :matter
                                """)
                        .bind("principal", loadedMatter.row().principal())
                        .bind("matter", loadedMatter.row().id())
                        .bind("at", clock.instant())
                        .bind("today", workingCalendar.today())
                        .bind("what", change.what())
                        .bind("status", change.status().name())
                        .bind("step", change.step())
                        .bind("taken", document(change.taken() == null ? Map.of() : change.taken()))
                        .bind("taken_no", change.takenNo())
                        .bind("opened", document(opened))
                        .bind("closes", change.closesSteps())
                        .bind("notes", document(Stream.ofNullable(change.note()).toList()))
                        .bind("open", document(openAfter(loadedMatter, change)))
                        .then());
    }

    private Json document(Object value) {
        return Json.of(json.writeValueAsString(value));
    }

    /** The clock of a step starts when it opens. */
    private Mono<List<Opened>> opened(LoadedMatter loadedMatter, List<Step> steps) {
        var today = workingCalendar.today();
        return steps.isEmpty()
                ? Mono.just(List.of())
                : workingCalendar
                        .fromToday()
                        .map(days -> steps.stream()
                                .map(step -> new Opened(
                                        step.no(),
                                        days.after(
                                                today,
                                                loadedMatter.stepRow(step).days())))
                                .toList());
    }

    private static List<Open> openAfter(LoadedMatter loadedMatter, Change change) {
        if (change.closesSteps()) {
            return List.of();
        }
        var opens = change.opens().stream().map(Step::no).toList();
        return Stream.concat(
                        loadedMatter.steps().stream()
                                .filter(step -> opens.contains(step.no()))
                                .map(step -> new Open(step.role(), null)),
                        loadedMatter.steps().stream()
                                .filter(step -> step.status() == Step.Status.OPEN
                                        && step.no() != change.takenNo()
                                        && !opens.contains(step.no()))
                                .map(step -> new Open(step.role(), step.escalatedTo())))
                .toList();
    }

    Mono<Void> note(MatterRow row, Note note) {
        return database.sql("""
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        values (:principal, :matter, :id, :kind, :body, :by, :at) on conflict do nothing
                        """)
                .bind("principal", row.principal())
                .bind("matter", row.id())
                .bind("id", note.id())
                .bind("kind", note.kind())
                .bind("body", document(note.body()))
                .bind("by", note.by())
                .bind("at", clock.instant())
                .then();
    }
}
