package org.fivetrust.shared.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Delivers the outbox: at least once, in order per receiver and principal, by one instance at a time (a lease in the
 * database, returned when a round ends). A lane whose head fails rests as a whole and is tried again, less and less
 * often. Without undelivered events a round is one read.
 */
class OutboxDelivery {

    private static final Logger log = LoggerFactory.getLogger(OutboxDelivery.class);

    private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(10);

    /** After a round that had work: more may be due, or another instance may hold the lease. */
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(500);

    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final int LANES_AT_ONCE = 8;

    private final UUID me = UUID.randomUUID();
    private final DatabaseClient database;
    private final Transactions transactions;
    private final EventSender eventSender;
    private final OutboxSignal outboxSignal;
    private final Clock clock;
    private volatile Duration pause = LOOK_AGAIN_AFTER;

    OutboxDelivery(
            DatabaseClient database,
            Transactions transactions,
            EventSender eventSender,
            OutboxSignal outboxSignal,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.eventSender = eventSender;
        this.outboxSignal = outboxSignal;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1)
    Mono<Void> round() {
        return Mono.defer(() -> outboxSignal.await(pause))
                .flatMap(_ -> look())
                .flatMap(_ -> lease())
                .flatMap(_ -> deliverDue())
                .doOnError(broken -> log.warn("the outbox could not be read: {}", broken.toString()))
                .onErrorComplete();
    }

    /** Empty unless an event is due. Not in a transaction, because idle services are recognised by having none. */
    private Mono<Instant> look() {
        return database.sql("select next_delivery()")
                .mapValue(Instant.class)
                .one()
                .doFirst(() -> pause = LOOK_AT_LEAST_EVERY)
                .doOnNext(next -> pause = pauseUntil(next))
                .filter(next -> !next.isAfter(clock.instant()));
    }

    private Duration pauseUntil(Instant next) {
        var wait = Duration.between(clock.instant(), next);
        return wait.compareTo(LOOK_AT_LEAST_EVERY) > 0
                ? LOOK_AT_LEAST_EVERY
                : wait.isPositive() ? wait : LOOK_AGAIN_AFTER;
    }

    private Mono<Void> deliverDue() {
        return pending()
                .collect(Collectors.groupingBy(PendingEvent::lane))
                .flatMapIterable(lanes -> lanes.values())
                .flatMap(this::deliver, LANES_AT_ONCE)
                .then(Mono.defer(this::release));
    }

    private Mono<Void> release() {
        return database.sql("update outbox_lease set held_until = '-infinity' where holder = :me")
                .bind("me", me)
                .then();
    }

    private Mono<Long> lease() {
        return database.sql("""
                        update outbox_lease set holder = :me, held_until = :until
                        where holder = :me or held_until < :now
                        """)
                .bind("me", me)
                .bind("until", clock.instant().plus(LEASE))
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .filter(held -> held == 1);
    }

    /** What is due, but for events behind one of their lane that is not: they wait for it. */
    private Flux<PendingEvent> pending() {
        return database.sql("""
                        select e.principal, e.seq, e.destination, e.id, e.type, e.data::text as data, e.at
                        from (select distinct destination from outbox where delivered_at is null) d
                        cross join lateral (
                            select * from outbox o
                            where o.destination = d.destination and o.delivered_at is null and o.next_try <= :now
                              and not exists (
                                  select from outbox earlier
                                   where earlier.principal = o.principal and earlier.destination = o.destination
                                     and earlier.seq < o.seq and earlier.delivered_at is null
                                     and earlier.next_try > :now
                                     and starts_with(earlier.type, 'mandate.') = starts_with(o.type, 'mandate.'))
                            order by o.seq limit 200) e
                        order by e.seq
                        """)
                .bind("now", clock.instant())
                .mapProperties(PendingEvent.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL))
                .flatMapIterable(events -> events);
    }

    private Mono<Void> deliver(List<PendingEvent> lane) {
        return Flux.fromIterable(lane)
                .concatMap(this::hand)
                .then()
                .onErrorResume(failed -> rest(lane.getFirst(), failed));
    }

    private Mono<Void> hand(PendingEvent event) {
        return eventSender.deliver(event).then(delivered(event));
    }

    private Mono<Void> delivered(PendingEvent event) {
        return database.sql("update outbox set delivered_at = :now where principal = :principal and seq = :seq")
                .bind("now", clock.instant())
                .bind("principal", event.principal())
                .bind("seq", event.seq())
                .then()
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Void> rest(PendingEvent head, Throwable failed) {
        log.warn("{} not delivered to {} yet: {}", head.type(), head.destination(), failed.toString());
        return database.sql("""
                        update outbox set attempts = attempts + 1,
                            next_try = :now + least(interval '10 s', interval '250 ms' * 2 ^ least(attempts, 6))
                        where principal = :principal and destination = :destination and delivered_at is null
                            and starts_with(type, 'mandate.') = :urgent
                        """)
                .bind("now", clock.instant())
                .bind("principal", head.principal())
                .bind("destination", head.destination())
                .bind("urgent", head.isUrgent())
                .then()
                .as(transactions.within(Scope.ALL));
    }
}
