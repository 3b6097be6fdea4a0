package org.fivetrust.agreements.handover;

import static org.springframework.data.relational.core.query.Criteria.where;
import static org.springframework.data.relational.core.query.Query.query;
import static org.springframework.data.relational.core.query.Update.update;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.HandoverMessages.AskItem;
import org.fivetrust.agreements.handover.HandoverMessages.Settle;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.agreements.handover.model.Direction;
import org.fivetrust.agreements.handover.model.Handover;
import org.fivetrust.agreements.handover.model.SignatoryRole;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Lists;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stored hand-over lists: items, signatures and settlements are added and never changed. */
@Component
class Handovers {

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    Handovers(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    /** The days within which missing items are handed over, and the source of the rule. */
    record Limit(int days, String source) {}

    @Table("handover")
    record NewHandover(
            String principal,
            @Id UUID id,
            UUID agreement,
            Area area,
            Direction direction,
            String status,
            JsonNode missing,
            @Nullable LocalDate dueOn,
            @Nullable String dueSource,
            String digest,
            String listedBy,
            Instant listedAt) {}

    @Table("handover_signature")
    record NewSignature(
            String principal,
            @Id UUID handover,
            SignatoryRole part,
            String by,
            String byName,
            String role,
            Instant at) {}

    @Table("handover_settlement")
    record NewSettlement(
            String principal,
            UUID handover,
            @Id UUID id,
            int item,
            Handover.Settlement.Kind kind,
            int quantity,
            String reason,
            String document,
            String by,
            String byName,
            Instant at) {}

    Mono<Void> add(UUID id, HandoverBasis ground, Ask ask, String digest, List<String> missing, @Nullable Limit limit) {
        var list = new NewHandover(
                ground.principal(),
                id,
                ground.series(),
                ask.area(),
                ask.direction(),
                "INCOMPLETE",
                json.valueToTree(missing),
                limit == null ? null : LocalDate.now(clock).plusDays(limit.days()),
                limit == null ? null : limit.source(),
                digest,
                ground.listedBy(),
                clock.instant());
        return entities.insert(list).then(lines(id, ground.principal(), ask));
    }

    private Mono<Void> lines(UUID id, String principal, Ask ask) {
        return database.sql("""
                        insert into handover_item (principal, handover, no, category, description, quantity, counted,
                            book_amount, actual_amount, difference_cause, keeper, place, state, evidence_number)
                        select :principal, :id, (i ->> 'no')::int, i ->> 'category', i ->> 'description',
                               (i ->> 'quantity')::int, coalesce((i ->> 'counted')::int, (i ->> 'quantity')::int),
                               booked, found, i ->> 'differenceCause', i ->> 'keeper', i ->> 'place', i ->> 'state',
                               i ->> 'evidenceNumber'
                        from jsonb_array_elements(:items) with ordinality as line (i, nth)
                        join unnest(:booked::bigint[], :found::bigint[]) with ordinality as fen (booked, found, nth)
                            using (nth)
                        """)
                .bind("principal", principal)
                .bind("id", id)
                .bind("items", Json.of(json.writeValueAsString(ask.items())))
                .bind("booked", fen(ask, AskItem::bookAmount))
                .bind("found", fen(ask, AskItem::actualAmount))
                .then();
    }

    private static @Nullable Long[] fen(Ask ask, Function<AskItem, @Nullable String> amount) {
        return ask.items().stream()
                .map(amount)
                .map(text -> text == null ? null : Money.parse(text).fen())
                .toArray(Long[]::new);
    }

    Mono<HandoverRow> find(Scope scope, UUID id) {
        return lists.of(HandoverRow.class, scope).where(HandoverRow::id, id).one("handover", id);
    }

    Mono<HandoverRow> lock(Scope scope, UUID id) {
        return lists.lock("handover", scope, id).then(Mono.defer(() -> find(scope, id)));
    }

    View view(HandoverRow row) {
        return row.view(json);
    }

    Handover toHandover(HandoverRow row) {
        return row.toHandover(json);
    }

    /** The lists of a series, the oldest first. */
    Mono<Page<HandoverRow>> list(Scope scope, String principal, UUID series, PageRequest page) {
        return lists.of(HandoverRow.class, scope)
                .where(HandoverRow::principal, principal)
                .where(HandoverRow::agreement, series)
                .inOrderOf(HandoverRow::listedAt, HandoverRow::id)
                .page(page);
    }

    Mono<Void> signed(HandoverRow row, SignatoryRole signatoryRole, String role, Caller caller) {
        return entities.insert(new NewSignature(
                        row.principal(),
                        row.id(),
                        signatoryRole,
                        caller.subject(),
                        caller.name(),
                        role,
                        clock.instant()))
                .then();
    }

    Mono<Void> settled(HandoverRow row, Handover.Settlement settlement, Settle settle, Caller caller) {
        return entities.insert(new NewSettlement(
                        row.principal(),
                        row.id(),
                        UUID.randomUUID(),
                        settlement.item(),
                        settlement.kind(),
                        settlement.quantity(),
                        settle.reason(),
                        settle.document(),
                        caller.subject(),
                        caller.name(),
                        clock.instant()))
                .then();
    }

    /** Stores what is missing; the list is complete when nothing is. */
    Mono<Void> storeMissing(HandoverRow row, List<String> missing) {
        var done = missing.isEmpty();
        return entities.update(HandoverRow.class)
                .inTable("handover")
                .matching(query(where("principal").is(row.principal()).and("id").is(row.id())))
                .apply(update("missing", Json.of(json.writeValueAsString(missing)))
                        .set("status", done ? "COMPLETE" : "INCOMPLETE")
                        .set("completedAt", done ? clock.instant() : null))
                .then();
    }
}
