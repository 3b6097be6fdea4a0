package org.fivetrust.agreements.demand;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.demand.DemandMessages.Ask;
import org.fivetrust.agreements.demand.DemandMessages.Body;
import org.fivetrust.agreements.demand.DemandMessages.CountedBy;
import org.fivetrust.agreements.demand.DemandMessages.Rule;
import org.fivetrust.agreements.demand.DemandMessages.View;
import org.fivetrust.agreements.demand.model.DemandRule.Judgement;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Demands at rest; only what came of one is ever added. */
@Component
class Demands {

    private static final String COLUMNS = """
            select principal, id, body, counted_by, demanded_on, eligible, signers, subject, paper, sufficient, needed,
                   rule::text as rule, resolution, answered_at, recorded_by, recorded_at,
                   array(select s.name from meeting_demand_signatory s
                         where s.principal = meeting_demand.principal and s.demand = meeting_demand.id
                         order by s.person) as signatories
            from meeting_demand
            """;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Demands(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    record Row(
            String principal,
            UUID id,
            Body body,
            CountedBy countedBy,
            LocalDate demandedOn,
            int eligible,
            int signers,
            String subject,
            String paper,
            boolean sufficient,
            int needed,
            String rule,
            @Nullable UUID resolution,
            @Nullable Instant answeredAt,
            String recordedBy,
            Instant recordedAt,
            String[] signatories) {

        PrincipalId owner() {
            return new PrincipalId(principal);
        }

        View view(JsonMapper json) {
            return new View(
                    id,
                    principal,
                    body,
                    countedBy,
                    demandedOn,
                    eligible,
                    signers,
                    subject,
                    paper,
                    List.of(signatories),
                    sufficient,
                    needed,
                    json.readValue(rule, Rule.class),
                    resolution,
                    answeredAt,
                    recordedBy,
                    recordedAt);
        }
    }

    /** The meeting a resolution came from. */
    record Meeting(Body body, LocalDate heldOn) {}

    Mono<Void> add(UUID id, Ask ask, Judgement judgement, Caller caller) {
        return database.sql("""
                        insert into meeting_demand (principal, id, body, counted_by, demanded_on, eligible, signers,
                            subject, paper, sufficient, needed, rule, recorded_by, recorded_at)
                        values (:principal, :id, :body, :counted, :on, :eligible, :signers, :subject, :paper,
                            :sufficient, :needed, :rule, :by, :at)
                        """)
                .bind("principal", ask.principal())
                .bind("id", id)
                .bind("body", ask.body().name())
                .bind("counted", ask.countedBy().name())
                .bind("on", ask.demandedOn())
                .bind("eligible", ask.eligible())
                .bind("signers", ask.signers())
                .bind("subject", ask.subject())
                .bind("paper", ask.paper())
                .bind("sufficient", judgement.sufficient())
                .bind("needed", judgement.needed())
                .bind("rule", Json.of(json.writeValueAsString(Rule.of(judgement.by()))))
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .then()
                .then(Mono.defer(() -> signatories(id, ask)));
    }

    private Mono<Void> signatories(UUID id, Ask ask) {
        return database.sql("""
                        insert into meeting_demand_signatory (principal, demand, person, name)
                        select :principal, :id, one.key, one.value from jsonb_each_text(:people) one
                        """)
                .bind("principal", ask.principal())
                .bind("id", id)
                .bind("people", Json.of(json.writeValueAsString(ask.people())))
                .then();
    }

    Mono<Row> find(UUID id) {
        return one(COLUMNS + "where id = :id", id);
    }

    Mono<Row> lock(UUID id) {
        return one(COLUMNS + "where id = :id for update", id);
    }

    private Mono<Row> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapProperties(Row.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("meeting demand", id)));
    }

    Mono<Meeting> meeting(String principal, UUID resolution) {
        return database.sql("select body, held_on from resolution where principal = :principal and id = :id")
                .bind("principal", principal)
                .bind("id", resolution)
                .mapProperties(Meeting.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("resolution", resolution)));
    }

    Mono<Void> answered(Row row, UUID resolution, Caller caller) {
        return database.sql("""
                        update meeting_demand set resolution = :resolution, answered_by = :by, answered_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("resolution", resolution)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .bind("principal", row.principal())
                .bind("id", row.id())
                .then();
    }

    /** @param open only what must be met and has not been, or only the others; all where nothing is said */
    Flux<Row> list(@Nullable String principal, @Nullable Boolean open, PageRequest page) {
        return database.sql(COLUMNS + """
                        where (:principal = '' or principal = :principal) and id::text > :after
                            and (:open = '' or (sufficient and resolution is null) = (:open = 'true'))
                        order by id::text limit :limit
                        """)
                .bind("principal", principal == null ? "" : principal)
                .bind("open", open == null ? "" : open.toString())
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(Row.class)
                .all();
    }

    View view(Row row) {
        return row.view(json);
    }
}
