package org.fivetrust.agreements.demand;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

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
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored demands; the resolution that answers one is added once. */
@Component
class Demands {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    Demands(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    @Table("meeting_demand_view")
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
            JsonNode rule,
            @Nullable UUID resolution,
            @Nullable Instant answeredAt,
            String recordedBy,
            Instant recordedAt,
            List<String> signatories) {

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
                    signatories,
                    sufficient,
                    needed,
                    json.treeToValue(rule, Rule.class),
                    resolution,
                    answeredAt,
                    recordedBy,
                    recordedAt);
        }
    }

    @Table("meeting_demand")
    record NewDemand(
            String principal,
            @Id UUID id,
            Body body,
            CountedBy countedBy,
            LocalDate demandedOn,
            int eligible,
            int signers,
            String subject,
            String paper,
            boolean sufficient,
            int needed,
            JsonNode rule,
            String recordedBy,
            Instant recordedAt,
            @Nullable UUID resolution,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {}

    /** The meeting of a resolution. */
    record Meeting(Body body, LocalDate heldOn) {}

    Mono<Void> add(UUID id, Ask ask, Judgement judgement, Caller caller) {
        var demand = new NewDemand(
                ask.principal(),
                id,
                ask.body(),
                ask.countedBy(),
                ask.demandedOn(),
                ask.eligible(),
                ask.signers(),
                ask.subject(),
                ask.paper(),
                judgement.sufficient(),
                judgement.needed(),
                json.valueToTree(Rule.of(judgement.by())),
                caller.subject(),
                clock.instant(),
                null,
                null,
                null);
        return entities.insert(demand).then(Mono.defer(() -> signatories(id, ask)));
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

    Mono<Row> find(Scope scope, UUID id) {
        return lists.of(Row.class, scope).where(Row::id, id).one("meeting demand", id);
    }

    Mono<Row> lock(Scope scope, UUID id) {
        return lists.lock("meeting_demand", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    Mono<Meeting> meeting(String principal, UUID resolution) {
        return database.sql("select body, held_on from resolution where principal = :principal and id = :id")
                .bind("principal", principal)
                .bind("id", resolution)
                .mapProperties(Meeting.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("resolution", resolution)));
    }

    Mono<Long> answered(Row row, UUID resolution, Caller caller) {
        return entities.update(
                query(where("principal").is(row.principal()).and("id").is(row.id())),
                update("resolution", resolution)
                        .set("answeredBy", caller.subject())
                        .set("answeredAt", clock.instant()),
                NewDemand.class);
    }

    /** @param open only demands that require a meeting and have no resolution, or only the others, or all */
    Mono<Page<Row>> list(Scope scope, @Nullable String principal, @Nullable Boolean open, PageRequest page) {
        return lists.of(Row.class, scope)
                .where(Row::principal, principal)
                .where(open == null ? null : open ? unanswered() : answeredOrInsufficient())
                .inOrderOf(Row::id)
                .page(page);
    }

    private static Criteria unanswered() {
        return where("sufficient").isTrue().and("resolution").isNull();
    }

    private static Criteria answeredOrInsufficient() {
        return where("sufficient").isFalse().or("resolution").isNotNull();
    }

    View view(Row row) {
        return row.view(json);
    }
}
