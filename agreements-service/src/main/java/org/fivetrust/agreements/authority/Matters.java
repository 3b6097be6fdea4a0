package org.fivetrust.agreements.authority;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term;
import org.fivetrust.agreements.authority.ActMessages.MatterRef;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.shared.agreement.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Matters written: opened, moved, noted on. */
@Component
class Matters {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Matters(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    private record SpecialDay(LocalDate day, boolean working) {}

    /** The calendar for limits that start today. */
    Mono<WorkingDays> workingDays() {
        var today = LocalDate.now(clock);
        return database.sql("select day, working from calendar_day where day between :from and :to")
                .bind("from", today)
                .bind("to", today.plusYears(1))
                .mapProperties(SpecialDay.class)
                .all()
                .collectMap(SpecialDay::day, SpecialDay::working)
                .map(WorkingDays::new);
    }

    /** In the transaction of the ruling that called for it. */
    Mono<MatterRef> open(Act act, String digest, Decision decision, Says.After after) {
        var ground = Objects.requireNonNull(decision.ground());
        var id = UUID.randomUUID();
        return number(ground.street())
                .delayUntil(number -> insert(id, number, act, digest, decision, ground, after))
                .delayUntil(_ -> plan(act, id, after.band().steps()))
                .delayUntil(_ -> related(act, id, decision.related().matters()))
                .map(number -> new MatterRef(id, number));
    }

    /** Without gap: the counter's row is locked until the matter is committed. */
    private Mono<String> number(String street) {
        var year = LocalDate.now(clock).getYear();
        return database.sql("""
                        insert into matter_number (street, year, last) values (:street, :year, 1)
                        on conflict (street, year) do update set last = matter_number.last + 1
                        returning last
                        """)
                .bind("street", street)
                .bind("year", year)
                .mapValue(Integer.class)
                .one()
                .map(last -> "%s-%d-%06d".formatted(street.toUpperCase(Locale.ROOT), year, last));
    }

    private Mono<Void> insert(
            UUID id, String number, Act act, String digest, Decision decision, Ground ground, Says.After after) {
        var party = act.counterparty();
        var insert = database.sql("""
                        insert into matter (principal, id, number, street, community, act, kind, amount, banded_on, subject,
                            category, emergency, counterparty, counterparty_name_key, counterparty_account_key, digest,
                            status, current_step, agreement, ruling, requested_by, requested_by_name, requested_on,
                            opened_at, changed_at)
                        values (:principal, :id, :number, :street, :community, :act, :kind, :amount, :banded, :subject,
                            :category, :emergency, :party, :name_key, :account_key, :digest,
                            'OPEN', 1, :agreement, :ruling, :by, :by_name, :on, :now, :now)
                        """)
                .bind("principal", act.principal().value())
                .bind("id", id)
                .bind("number", number)
                .bind("street", ground.street())
                .bind("community", ground.community())
                .bind("act", act.id())
                .bind("kind", act.kind())
                .bind("banded", after.bandedOn().fen())
                .bind("subject", act.subject())
                .bind("emergency", act.emergency())
                .bind("digest", digest)
                .bind("agreement", ground.agreement())
                .bind("ruling", decision.basis().ruling())
                .bind("by", act.requestedBy().subject())
                .bind("by_name", act.requestedBy().name())
                .bind("on", act.on())
                .bind("now", clock.instant());
        insert = act.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", act.amount().fen());
        insert = bind(insert, "category", act.category());
        insert = bind(insert, "party", party == null ? null : party.name());
        insert = bind(insert, "name_key", party == null ? null : Grounds.nameKey(party.name()));
        insert = bind(insert, "account_key", party == null ? null : Grounds.accountKey(party.account()));
        return insert.then();
    }

    static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private Mono<Void> plan(Act act, UUID matter, List<Term.Step> steps) {
        return workingDays()
                .flatMapMany(days ->
                        Flux.range(1, steps.size()).concatMap(no -> step(act, matter, no, steps.get(no - 1), days)))
                .then();
    }

    private Mono<Void> step(Act act, UUID matter, int no, Term.Step step, WorkingDays days) {
        var insert = database.sql("""
                        insert into matter_step (principal, matter, no, id, title, title_english, role, days, wants,
                            status, due)
                        values (:principal, :matter, :no, :id, :title, :english, :role, :days, :wants, :status, :due)
                        """)
                .bind("principal", act.principal().value())
                .bind("matter", matter)
                .bind("no", no)
                .bind("id", UUID.randomUUID())
                .bind("title", step.title())
                .bind("english", step.english())
                .bind("role", step.role())
                .bind("days", step.days())
                .bind("wants", Json.of(json.writeValueAsString(step.evidence())))
                .bind("status", no == 1 ? "OPEN" : "WAITING");
        return (no == 1
                        ? insert.bind("due", days.after(LocalDate.now(clock), step.days()))
                        : insert.bindNull("due", LocalDate.class))
                .then();
    }

    /** Both sides of a sum learn of each other. */
    private Mono<Void> related(Act act, UUID matter, List<UUID> others) {
        if (others.isEmpty()) {
            return Mono.empty();
        }
        return database.sql("""
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        select principal, id, gen_random_uuid(), 'RELATED', :body, :by, :at
                        from matter where id = any (:others)
                        union all
                        select :principal, :matter, gen_random_uuid(), 'RELATED', :list, :by, :at
                        """)
                .bind("body", Json.of(json.writeValueAsString(Map.of("matters", List.of(matter)))))
                .bind("list", Json.of(json.writeValueAsString(Map.of("matters", others))))
                .bind("others", others.toArray(UUID[]::new))
                .bind("principal", act.principal().value())
                .bind("matter", matter)
                .bind("by", "svc-agreements")
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> approved(
            String principal, UUID matter, Step step, Actor actor, String name, MatterMessages.Approve said) {
        return bind(
                        database.sql("""
                                        update matter_step set status = 'APPROVED', by = :by, by_name = :name, at = :at,
                                            comment = :comment, evidence = :evidence
                                        where principal = :principal and matter = :matter and no = :no
                                        """)
                                .bind("by", actor.subject())
                                .bind("name", name)
                                .bind("at", clock.instant())
                                .bind(
                                        "evidence",
                                        Json.of(json.writeValueAsString(
                                                said.evidence() == null ? List.of() : said.evidence())))
                                .bind("principal", principal)
                                .bind("matter", matter)
                                .bind("no", step.no()),
                        "comment",
                        said.comment())
                .then();
    }

    Mono<Void> ended(
            String principal,
            UUID matter,
            Step step,
            String status,
            Actor actor,
            String name,
            @Nullable String comment) {
        return bind(
                        database.sql("""
                                        update matter_step set status = :status, by = :by, by_name = :name, at = :at,
                                            comment = :comment
                                        where principal = :principal and matter = :matter and no = :no
                                        """)
                                .bind("status", status)
                                .bind("by", actor.subject())
                                .bind("name", name)
                                .bind("at", clock.instant())
                                .bind("principal", principal)
                                .bind("matter", matter)
                                .bind("no", step.no()),
                        "comment",
                        comment)
                .then();
    }

    /** The clock of a step starts when it opens. */
    Mono<Void> openStep(String principal, UUID matter, int no, WorkingDays days) {
        return database.sql(
                        "select days from matter_step where principal = :principal and matter = :matter and no = :no")
                .bind("principal", principal)
                .bind("matter", matter)
                .bind("no", no)
                .mapValue(Integer.class)
                .one()
                .flatMap(limit -> database.sql("""
                                update matter_step set status = 'OPEN', due = :due, by = null, by_name = null
                                where principal = :principal and matter = :matter and no = :no
                                """)
                        .bind("due", days.after(LocalDate.now(clock), limit))
                        .bind("principal", principal)
                        .bind("matter", matter)
                        .bind("no", no)
                        .then());
    }

    Mono<Void> moved(String principal, UUID matter, Matter.Status status, int currentStep) {
        return database.sql("""
                        update matter set status = :status, current_step = :step, changed_at = :at,
                            times_returned = times_returned + case when :status = 'RETURNED' then 1 else 0 end
                        where principal = :principal and id = :id
                        """)
                .bind("status", status.name())
                .bind("step", currentStep)
                .bind("at", clock.instant())
                .bind("principal", principal)
                .bind("id", matter)
                .then();
    }

    Mono<Void> note(String principal, UUID matter, String kind, Object body, String by) {
        return database.sql("""
                        insert into matter_note (principal, matter, id, kind, body, by, at)
                        values (:principal, :matter, gen_random_uuid(), :kind, :body, :by, :at)
                        """)
                .bind("principal", principal)
                .bind("matter", matter)
                .bind("kind", kind)
                .bind("body", Json.of(json.writeValueAsString(body)))
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }
}
