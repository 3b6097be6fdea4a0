package org.fivetrust.agreements.authority;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.ClauseRule;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.authority.ActMessages.MatterRef;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.calendar.model.WorkingDays;
import org.fivetrust.shared.act.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Matters opened, in the transaction of the ruling that called for them. */
@Component
class Matters {

    private final DatabaseClient database;
    private final WorkingCalendar workingCalendar;
    private final MatterEvents news;
    private final JsonMapper json;
    private final Clock clock;

    Matters(DatabaseClient database, WorkingCalendar workingCalendar, MatterEvents news, JsonMapper json, Clock clock) {
        this.database = database;
        this.workingCalendar = workingCalendar;
        this.news = news;
        this.json = json;
        this.clock = clock;
    }

    Mono<MatterRef> open(Act act, String digest, Decision decision, PolicyDecision.RequireApproval requireApproval) {
        var ground = Objects.requireNonNull(decision.ground());
        var id = UUID.randomUUID();
        return Mono.zip(number(ground.street()), workingCalendar.fromToday())
                .delayUntil(known ->
                        insert(id, known.getT1(), act, digest, decision, ground, requireApproval, known.getT2()))
                .delayUntil(known -> plan(act, id, requireApproval.band().steps(), known.getT2()))
                .delayUntil(_ -> related(act, id, decision.related().matters()))
                .delayUntil(_ -> news.tell(act.principal().value(), id, "OPENED"))
                .map(known -> new MatterRef(id, known.getT1()));
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
            UUID id,
            String number,
            Act act,
            String digest,
            Decision decision,
            Ground ground,
            PolicyDecision.RequireApproval requireApproval,
            WorkingDays days) {
        var party = act.counterparty();
        var insert = database.sql("""
                        insert into matter (principal, id, number, street, community, act, kind, amount, banded_on, subject,
                            category, emergency, counterparty, counterparty_name_key, counterparty_account_key, digest,
                            status, current_step, agreement, ruling, requested_by, requested_by_name, requested_on,
                            opened_at, changed_at, area, exclusive, papers_due, papers_wanted)
                        values (:principal, :id, :number, :street, :community, :act, :kind, :amount, :banded, :subject,
                            :category, :emergency, :party, :name_key, :account_key, :digest,
                            'OPEN', 1, :agreement, :ruling, :by, :by_name, :on, :now, :now, :area, :exclusive,
                            :papers_due, :papers_wanted)
                        """)
                .bind("principal", act.principal().value())
                .bind("id", id)
                .bind("number", number)
                .bind("street", ground.street())
                .bind("community", ground.community())
                .bind("act", act.id())
                .bind("kind", act.kind())
                .bind("banded", requireApproval.bandedOn().fen())
                .bind("subject", act.subject())
                .bind("emergency", act.emergency())
                .bind("digest", digest)
                .bind("agreement", ground.agreement())
                .bind("ruling", decision.basis().ruling())
                .bind("by", act.requestedBy().subject())
                .bind("by_name", act.requestedBy().name())
                .bind("on", act.on())
                .bind("now", clock.instant())
                .bind("area", requireApproval.area().name())
                .bind("exclusive", requireApproval.exclusive().toArray(String[]::new));
        insert = papers(insert, requireApproval.band().emergency(), days);
        insert = act.amount() == null
                ? insert.bindNull("amount", Long.class)
                : insert.bind("amount", act.amount().fen());
        insert = bind(insert, "category", act.category());
        insert = bind(insert, "party", party == null ? null : party.name());
        insert = bind(insert, "name_key", party == null ? null : Grounds.nameKey(party.name()));
        insert = bind(insert, "account_key", party == null ? null : Grounds.accountKey(party.account()));
        return insert.then();
    }

    /** An emergency's papers are due so many working days after it was asked for. */
    private DatabaseClient.GenericExecuteSpec papers(
            DatabaseClient.GenericExecuteSpec insert, ClauseRule.@Nullable Emergency emergency, WorkingDays days) {
        return emergency == null
                ? insert.bindNull("papers_due", LocalDate.class).bindNull("papers_wanted", Json.class)
                : insert.bind("papers_due", days.after(workingCalendar.today(), emergency.papersDays()))
                        .bind("papers_wanted", Json.of(json.writeValueAsString(emergency.papers())));
    }

    static DatabaseClient.GenericExecuteSpec bind(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable String value) {
        return value == null ? statement.bindNull(name, String.class) : statement.bind(name, value);
    }

    private Mono<Void> plan(Act act, UUID matter, List<ClauseRule.Step> steps, WorkingDays days) {
        return Flux.range(1, steps.size())
                .concatMap(no -> step(act, matter, no, steps.get(no - 1), days, steps))
                .then();
    }

    /** The first step opens at once, and with it those beside it. */
    private static boolean opensAtOnce(ClauseRule.Step step, List<ClauseRule.Step> steps) {
        var first = steps.getFirst();
        return step == first || step.group() != null && step.group().equals(first.group());
    }

    private Mono<Void> step(
            Act act, UUID matter, int no, ClauseRule.Step step, WorkingDays days, List<ClauseRule.Step> steps) {
        var opens = opensAtOnce(step, steps);
        var insert = database.sql("""
                        insert into matter_step (principal, matter, no, id, title, title_english, role, days, wants,
                            stage, body, quorum, status, due)
                        values (:principal, :matter, :no, :id, :title, :english, :role, :days, :wants,
                            :stage, :body, :quorum, :status, :due)
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
                .bind("status", opens ? "OPEN" : "WAITING");
        insert = bind(insert, "stage", step.group());
        insert = bind(insert, "body", step.body() == null ? null : step.body().name());
        insert = step.body() == null
                ? insert.bindNull("quorum", Integer.class)
                : insert.bind("quorum", step.body().quorum());
        return (opens
                        ? insert.bind("due", days.after(workingCalendar.today(), step.days()))
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
}
