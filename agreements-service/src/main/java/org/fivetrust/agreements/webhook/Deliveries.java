package org.fivetrust.agreements.webhook;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.agreements.webhook.DeliveryMessages.Ask;
import org.fivetrust.agreements.webhook.DeliveryMessages.Attempt;
import org.fivetrust.agreements.webhook.DeliveryMessages.View;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** What was sent and what waits, read and queued again. */
@Component
class Deliveries {

    private static final String COLUMNS = """
            select d.id, e.id as event, e.type, e.subject, d.principal, d.seq as sequence, d.status, d.attempts, d.code,
                   d.error, d.took_ms as duration_ms, d.tried_at, d.replay, d.created_at,
                   case when d.status = 'PENDING' and w.status = 'ACTIVE' then l.next_try end as next_try
            from webhook_delivery d
            join change_event e on e.principal = d.principal and e.seq = d.seq
            join webhook_queue l on l.principal = d.principal and l.webhook = d.webhook
            join webhook w on w.id = d.webhook
            where d.webhook = :webhook
            """;

    private static final Instant BEGINNING = Instant.EPOCH;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(DatabaseClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Oldest first, so that what waits is read in the order it goes out. */
    Flux<View> list(UUID webhook, @Nullable String status, PageRequest page) {
        return database.sql(COLUMNS + """
                        and (:status = '' or d.status = :status)
                        and (:after = '' or (d.created_at, d.principal, d.position) > (
                            select c.created_at, c.principal, c.position from webhook_delivery c
                            where c.webhook = :webhook and c.id::text = :after))
                        order by d.created_at, d.principal, d.position limit :limit
                        """)
                .bind("webhook", webhook)
                .bind("status", status == null ? "" : status)
                .bind("after", page.after() == null ? "" : page.after())
                .bind("limit", page.fetch())
                .mapProperties(View.class)
                .all();
    }

    Mono<View> find(UUID webhook, UUID id) {
        return database.sql(COLUMNS + "and d.id = :id")
                .bind("webhook", webhook)
                .bind("id", id)
                .mapProperties(View.class)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound("delivery", id)));
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

    /** The lane of this delivery need not rest any longer. */
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

    /** Behind what waits already, in the order of the journal. */
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
        return database.sql("""
                        insert into webhook_replay (webhook, id, asked, events, by, at)
                        values (:webhook, :id, :asked, :events, :by, :at)
                        """)
                .bind("webhook", webhook)
                .bind("id", replay)
                .bind("asked", Json.of(json.writeValueAsString(ask)))
                .bind("events", events)
                .bind("by", caller.subject())
                .bind("at", clock.instant())
                .then();
    }
}
