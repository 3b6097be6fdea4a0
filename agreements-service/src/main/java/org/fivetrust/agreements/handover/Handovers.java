package org.fivetrust.agreements.handover;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.handover.HandoverMessages.Ask;
import org.fivetrust.agreements.handover.HandoverMessages.AskItem;
import org.fivetrust.agreements.handover.HandoverMessages.Settle;
import org.fivetrust.agreements.handover.HandoverMessages.View;
import org.fivetrust.agreements.handover.model.Handover;
import org.fivetrust.agreements.handover.model.SignatoryRole;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Hand-over lists at rest: lines, signatures and settlements are added and never changed. */
@Component
class Handovers {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Handovers(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** By when what is missing is to be handed over, and the rule that says so. */
    record Limit(int days, String source) {}

    Mono<Void> add(UUID id, HandoverBasis ground, Ask ask, String digest, List<String> missing, @Nullable Limit limit) {
        var insert = database.sql("""
                        insert into handover (principal, id, agreement, area, direction, status, missing, due_on,
                            due_source, digest, listed_by, listed_at)
                        values (:principal, :id, :agreement, :area, :direction, 'INCOMPLETE', :missing, :due,
                            :source, :digest, :by, :at)
                        """)
                .bind("principal", ground.principal())
                .bind("id", id)
                .bind("agreement", ground.series())
                .bind("area", ask.area().name())
                .bind("direction", ask.direction().name())
                .bind("missing", Json.of(json.writeValueAsString(missing)))
                .bind("digest", digest)
                .bind("by", ground.listedBy())
                .bind("at", clock.instant());
        insert = limit == null
                ? insert.bindNull("due", LocalDate.class).bindNull("source", String.class)
                : insert.bind("due", LocalDate.now(clock).plusDays(limit.days()))
                        .bind("source", limit.source());
        return insert.then().then(lines(id, ground.principal(), ask));
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

    Mono<HandoverRow> find(UUID id) {
        return one(HandoverRow.SELECT + "where h.id = :id", id);
    }

    Mono<HandoverRow> lock(UUID id) {
        return database.sql("select id from handover where id = :id for update")
                .bind("id", id)
                .mapValue(UUID.class)
                .one()
                .then(Mono.defer(() -> find(id)));
    }

    private Mono<HandoverRow> one(String sql, UUID id) {
        return database.sql(sql)
                .bind("id", id)
                .mapProperties(HandoverRow.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("handover", id)));
    }

    View view(HandoverRow row) {
        return row.view(json);
    }

    Handover toHandover(HandoverRow row) {
        return row.toHandover(json);
    }

    /** Of a series, the oldest first. */
    Flux<HandoverRow> list(String principal, UUID series, PageRequest page) {
        return database.sql(HandoverRow.SELECT + """
                        where h.principal = :principal and h.agreement = :series
                            and to_char(h.listed_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || h.id::text > :after
                        order by to_char(h.listed_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || h.id::text
                        limit :limit
                        """)
                .bind("principal", principal)
                .bind("series", series)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(HandoverRow.class)
                .all();
    }

    Mono<Void> signed(HandoverRow row, SignatoryRole signatoryRole, String role, Caller caller) {
        return database.sql("""
                        insert into handover_signature (principal, handover, part, by, by_name, role, at)
                        values (:principal, :id, :part, :by, :name, :role, :at)
                        """)
                .bind("principal", row.principal())
                .bind("id", row.id())
                .bind("part", signatoryRole.name())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("role", role)
                .bind("at", clock.instant())
                .then();
    }

    Mono<Void> settled(HandoverRow row, Handover.Settlement settlement, Settle settle, Caller caller) {
        return database.sql("""
                        insert into handover_settlement (principal, handover, id, item, kind, quantity, reason, document,
                            by, by_name, at)
                        values (:principal, :handover, :id, :item, :kind, :quantity, :reason, :document, :by, :name, :at)
                        """)
                .bind("principal", row.principal())
                .bind("handover", row.id())
                .bind("id", UUID.randomUUID())
                .bind("item", settlement.item())
                .bind("kind", settlement.kind().name())
                .bind("quantity", settlement.quantity())
                .bind("reason", settle.reason())
                .bind("document", settle.document())
                .bind("by", caller.subject())
                .bind("name", caller.name())
                .bind("at", clock.instant())
                .then();
    }

    /** What is missing now; complete once nothing is. */
    Mono<Void> stands(HandoverRow row, List<String> missing) {
        var update = database.sql("""
                        update handover set missing = :missing, status = :status, completed_at = :at
                        where principal = :principal and id = :id
                        """)
                .bind("missing", Json.of(json.writeValueAsString(missing)))
                .bind("status", missing.isEmpty() ? "COMPLETE" : "INCOMPLETE")
                .bind("principal", row.principal())
                .bind("id", row.id());
        return (missing.isEmpty() ? update.bind("at", clock.instant()) : update.bindNull("at", Instant.class)).then();
    }
}
