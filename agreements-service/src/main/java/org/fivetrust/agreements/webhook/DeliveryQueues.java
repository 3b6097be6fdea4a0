package org.fivetrust.agreements.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.webhook.model.DeliveryAttempt;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stored queues: their lease, their next delivery and their position. */
@Component
class DeliveryQueues {

    private final UUID me = UUID.randomUUID();
    private final DatabaseClient database;
    private final WebhookSettings settings;
    private final Clock clock;

    DeliveryQueues(DatabaseClient database, WebhookSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** Deliveries of one subscription and one principal. */
    record DeliveryQueue(String principal, UUID webhook) {}

    /** The next delivery of a queue. */
    record Head(
            String principal,
            UUID webhook,
            long position,
            int attempts,
            UUID event,
            String type,
            String subject,
            Instant at,
            long seq,
            String data,
            String address,
            String owner,
            int failures,
            @Nullable Instant failingSince,
            String[] secrets) {

        List<String> sealedSecrets() {
            return Arrays.asList(secrets);
        }
    }

    /** Empty when nothing has to be queued or delivered. Not in a transaction, because most looks find nothing. */
    Mono<Boolean> waiting() {
        return database.sql("select deliveries_wait(:now)")
                .bind("now", clock.instant())
                .mapValue(Boolean.class)
                .one()
                .filter(waiting -> waiting);
    }

    /** Leases queues that are due, a few per receiver at most, so that a slow receiver cannot occupy every worker. */
    Flux<DeliveryQueue> take(int most) {
        return database.sql("""
                        with due as (
                            select l.principal, l.webhook
                            from webhook w cross join lateral (
                                select principal, webhook, next_try from webhook_queue
                                where webhook = w.id and done < last and next_try <= :now
                                    and (held_until is null or held_until < :now)
                                order by next_try
                                limit greatest(0, :each - (select count(*) from webhook_queue h
                                    where h.webhook = w.id and h.done < h.last and h.held_until >= :now))
                                for update skip locked) l
                            where w.status = 'ACTIVE'
                            order by l.next_try limit :most)
                        update webhook_queue t set held_by = :me, held_until = :until
                        from due where t.principal = due.principal and t.webhook = due.webhook
                        returning t.principal, t.webhook
                        """)
                .bind("now", clock.instant())
                .bind("until", clock.instant().plus(settings.lease()))
                .bind("each", settings.lanesPerReceiver())
                .bind("most", most)
                .bind("me", me)
                .mapProperties(DeliveryQueue.class)
                .all();
    }

    /** Empty when the queue is done, stopped, or leased by another instance. */
    Mono<Head> head(DeliveryQueue deliveryQueue) {
        return database.sql("""
                        select d.principal, d.webhook, d.position, d.attempts, e.id as event, e.type, e.subject, e.at, e.seq,
                               e.data::text as data, w.address, w.owner, l.failures, l.failing_since,
                               array(select s.secret from webhook_secret s
                                     where s.webhook = w.id and s.secret is not null
                                         and (s.ends_at is null or s.ends_at > :now)
                                     order by s.made_at desc) as secrets
                        from webhook_queue l
                        join webhook w on w.id = l.webhook and w.status = 'ACTIVE'
                        join webhook_delivery d
                            on d.principal = l.principal and d.webhook = l.webhook and d.position = l.done + 1
                        join change_event e on e.principal = d.principal and e.seq = d.seq
                        where l.principal = :principal and l.webhook = :webhook
                            and l.held_by = :me and l.held_until > :enough
                        """)
                .bind("now", clock.instant())
                .bind("enough", clock.instant().plus(settings.patience()))
                .bind("principal", deliveryQueue.principal())
                .bind("webhook", deliveryQueue.webhook())
                .bind("me", me)
                .mapProperties(Head.class)
                .one();
    }

    /** Records the attempt; a queue that another instance has leased since then is not changed. */
    Mono<Long> book(Head head, DeliveryAttempt deliveryAttempt, @Nullable Duration rest) {
        var delivered = deliveryAttempt.outcome() == DeliveryAttempt.Outcome.DELIVERED;
        var sql = database.sql("""
                        with attempt as (
                            insert into webhook_attempt (principal, webhook, position, no, at, took_ms, code, error)
                            values (:principal, :webhook, :position, :no, :at, :took, :code, :error)),
                        delivery as (
                            update webhook_delivery set status = :status, attempts = :no, code = :code, error = :error,
                                took_ms = :took, tried_at = :at
                            where principal = :principal and webhook = :webhook and position = :position)
                        update webhook_queue set done = done + :step, failures = :failures,
                            failing_since = case when :step = 1 then null else coalesce(failing_since, :at) end,
                            next_try = :next, held_until = :until
                        where principal = :principal and webhook = :webhook and done = :position - 1 and held_by = :me
                        """)
                .bind("principal", head.principal())
                .bind("webhook", head.webhook())
                .bind("position", head.position())
                .bind("no", head.attempts() + 1)
                .bind("at", deliveryAttempt.at())
                .bind("took", (int) deliveryAttempt.took().toMillis())
                .bind("status", delivered ? "DELIVERED" : "PENDING")
                .bind("step", delivered ? 1 : 0)
                .bind("failures", delivered ? 0 : head.failures() + 1)
                .bind("next", rest == null ? clock.instant() : clock.instant().plus(rest))
                .bind("until", clock.instant().plus(settings.lease()))
                .bind("me", me);
        var coded = deliveryAttempt.code() == null
                ? sql.bindNull("code", Integer.class)
                : sql.bind("code", deliveryAttempt.code());
        return (deliveryAttempt.fault() == null
                        ? coded.bindNull("error", String.class)
                        : coded.bind("error", deliveryAttempt.fault()))
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> release(DeliveryQueue deliveryQueue) {
        return database.sql("""
                        update webhook_queue set held_by = null, held_until = null
                        where principal = :principal and webhook = :webhook and held_by = :me
                        """)
                .bind("principal", deliveryQueue.principal())
                .bind("webhook", deliveryQueue.webhook())
                .bind("me", me)
                .then();
    }

    /** Ends or disables the subscription once and notifies its owner's other subscriptions. */
    Mono<Void> stop(Head head, String status, String reason) {
        return database.sql("""
                        with stopped as (
                            update webhook set status = :status, reason = :reason, changed_at = :now
                            where id = :webhook and status in ('ACTIVE', 'PAUSED') returning id)
                        insert into webhook_notice (principal, id, webhook, owner, kind, reason, at)
                        select :principal, gen_random_uuid(), id, :owner, :status, :reason, :now from stopped
                        """)
                .bind("status", status)
                .bind("reason", reason)
                .bind("now", clock.instant())
                .bind("webhook", head.webhook())
                .bind("principal", head.principal())
                .bind("owner", head.owner())
                .then();
    }
}
