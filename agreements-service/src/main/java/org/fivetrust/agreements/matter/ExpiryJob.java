package org.fivetrust.agreements.matter;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Ends matters that were approved and not executed before their warrant expired, so that the area releases what it
 * holds and the act can be requested again. Several instances may run it at the same time.
 */
@Component
class ExpiryJob {

    private static final Logger log = LoggerFactory.getLogger(ExpiryJob.class);

    private static final int AT_ONCE = 200;

    /** What was executed in the last moment has been reported by then. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final DatabaseClient database;
    private final MatterEvents news;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ExpiryJob(DatabaseClient database, MatterEvents news, Outbox outbox, Transactions transactions, Clock clock) {
        this.database = database;
        this.news = news;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Expired(String principal, UUID id, UUID act, String number, String area) {

        Event event() {
            return Event.to(
                    area.toLowerCase(Locale.ROOT),
                    new PrincipalId(principal),
                    "matter.expired",
                    Map.of("act", act.toString(), "matter", id.toString(), "number", number));
        }
    }

    @Scheduled(fixedDelayString = "${matters.overdue-every:PT30S}", initialDelayString = "PT15S")
    Mono<Void> round() {
        return expire().doOnError(broken -> log.warn("expired matters could not be ended: {}", broken.toString()))
                .onErrorComplete();
    }

    private Mono<Void> expire() {
        return database.sql("""
                        with late as (
                            select m.principal, m.id, w.expires_at from warrant w
                            join matter m on m.principal = w.principal and m.id = w.matter
                            where w.spent_at is null and w.expires_at < :before and m.status = 'APPROVED'
                            order by w.expires_at limit :most for update of m skip locked),
                        ended as (
                            update matter m set status = 'EXPIRED', changed_at = :at from late
                            where m.principal = late.principal and m.id = late.id
                            returning m.principal, m.id, m.act, m.number, m.area, late.expires_at),
                        noted as (
                            insert into matter_note (principal, matter, id, kind, body, by, at)
                            select principal, id, gen_random_uuid(), 'EXPIRED',
                                   jsonb_build_object('warrantExpired', expires_at), 'svc-agreements', :at
                            from ended)
                        select principal, id, act, number, area from ended
                        """)
                .bind("before", clock.instant().minus(GRACE))
                .bind("at", clock.instant())
                .bind("most", AT_ONCE)
                .mapProperties(Expired.class)
                .all()
                .collectList()
                .flatMapIterable(expired -> expired)
                .concatMap(this::publish)
                .then()
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Void> publish(Expired expired) {
        return outbox.add(expired.event()).then(news.tell(expired.principal(), expired.id(), "EXPIRED"));
    }
}
