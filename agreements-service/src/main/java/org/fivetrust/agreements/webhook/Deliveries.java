package org.fivetrust.agreements.webhook;

import static org.springframework.data.relational.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreements.webhook.DeliveryMessages.Ask;
import org.fivetrust.agreements.webhook.DeliveryMessages.Attempt;
import org.fivetrust.agreements.webhook.DeliveryMessages.Status;
import org.fivetrust.agreements.webhook.DeliveryMessages.View;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.ListQuery;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of deliveries, and events queued again. */
@Component
class Deliveries {

    private static final Instant BEGINNING = Instant.EPOCH;

    private final DatabaseClient database;
    private final R2dbcEntityTemplate entities;
    private final Lists lists;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(DatabaseClient database, R2dbcEntityTemplate entities, Lists lists, JsonMapper json, Clock clock) {
        this.database = database;
        this.entities = entities;
        this.lists = lists;
        this.json = json;
        this.clock = clock;
    }

    @Table("webhook_replay")
    record NewReplay(UUID webhook, @Id UUID id, JsonNode asked, long events, String by, Instant at) {}

    /** Oldest first: pending deliveries are listed in the order they are sent. */
    Mono<Page<View>> list(Scope scope, UUID webhook, @Nullable Status status, PageRequest page) {
        return of(scope, webhook)
                .where(View::status, status)
                .inOrderOf(View::createdAt, View::principal, View::sequence, View::id)
                .page(page);
    }

    Mono<View> find(Scope scope, UUID webhook, UUID id) {
        return of(scope, webhook).where(View::id, id).one("delivery", id);
    }

    private ListQuery<View> of(Scope scope, UUID webhook) {
        return lists.of(View.class, scope).where(where("webhook").is(webhook));
    }

    Flux<Attempt> attempts(UUID webhook, UUID id) {
        return database.sql("""
                        select a.no, a.at, a.code, a.error, a.took_ms as duration_ms
                        from webhook_delivery d join webhook_attempt a
                            on a.principal = d.principal and a.webhook = d.webhook and a.position = d.position
                        where d.webhook = :webhook and d.id = :id order by a.no
                        """)
                .bind("webhook", webhook)
                .bind("id", id)
                .mapProperties(Attempt.class)
                .all();
    }

    /** The queue of this delivery is tried at once. */
    Mono<Void> hurry(UUID webhook, String principal) {
        return database.sql("""
                        update webhook_queue set next_try = :now where principal = :principal and webhook = :webhook
                        """)
                .bind("now", clock.instant())
                .bind("principal", principal)
                .bind("webhook", webhook)
                .then();
    }

    Mono<Long> countMeant(UUID webhook, Ask ask) {
        return bind(database.sql("select count(*) " + MEANT), webhook, ask)
                .mapValue(Long.class)
                .one();
    }

    private static final String MEANT = """
            from webhook w join change_event e on webhook_matches(w, e)
                and (:principal = '' or e.principal = :principal) and e.seq >= :seq
                and e.at >= :from and e.at <= :to and (cardinality(:types) = 0 or type_matches(e.type, :types))
            where w.id = :webhook
            """;

    private DatabaseClient.GenericExecuteSpec bind(DatabaseClient.GenericExecuteSpec sql, UUID webhook, Ask ask) {
        return sql.bind("webhook", webhook)
                .bind("principal", ask.principal() == null ? "" : ask.principal())
                .bind("seq", ask.fromSeq() == null ? 0L : ask.fromSeq())
                .bind("from", ask.from() == null ? BEGINNING : ask.from())
                .bind("to", ask.to() == null ? clock.instant() : ask.to())
                .bind("types", ask.types() == null ? new String[0] : ask.types().toArray(String[]::new));
    }

    /** Queues the events behind pending ones, in the order of the journal. */
    Mono<Void> replay(UUID webhook, UUID replay, Ask ask) {
        return bind(database.sql("""
                                with meant as (
                                    select e.principal, e.seq,
                                           row_number() over (partition by e.principal order by e.seq) as nth,
                                           count(*) over (partition by e.principal) as n
                                """ + MEANT + """
                                ),
                                lanes as (
                                    insert into webhook_queue as l (principal, webhook, last, next_try)
                                    select principal, :webhook, max(n), :now from meant group by principal order by 1
                                    on conflict (principal, webhook) do update set last = l.last + excluded.last
                                    returning l.principal, l.last)
                                insert into webhook_delivery (principal, webhook, position, id, seq, replay, created_at)
                                select m.principal, :webhook, l.last - m.n + m.nth, gen_random_uuid(), m.seq, :replay, :now
                                from meant m join lanes l on l.principal = m.principal
                                """), webhook, ask)
                .bind("replay", replay)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Void> record(UUID webhook, UUID replay, Ask ask, long events, Caller caller) {
        return entities.insert(new NewReplay(
                        webhook, replay, json.valueToTree(ask), events, caller.subject(), clock.instant()))
                .then();
    }
}
