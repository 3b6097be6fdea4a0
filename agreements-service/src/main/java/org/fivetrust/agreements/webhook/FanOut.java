package org.fivetrust.agreements.webhook;

import java.time.Clock;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Queues each change for the subscriptions it matches. One instance does so at a time, so that positions in a queue are
 * in the order of commits.
 */
@Component
class FanOut {

    private static final int AT_ONCE = 500;

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;

    FanOut(DatabaseClient database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Until every change is queued. */
    Mono<Void> all() {
        return Mono.defer(this::some)
                .repeat()
                .takeUntil(given -> given < AT_ONCE)
                .then();
    }

    private Mono<Long> some() {
        return database.sql("select " + AdvisoryLock.WEBHOOK_FAN_OUT.attempt("'webhook fan-out'"))
                .mapValue(Boolean.class)
                .one()
                .filter(free -> free)
                .flatMap(_ -> give())
                .defaultIfEmpty(0L)
                .as(transactions.within(Scope.ALL));
    }

    private Mono<Long> give() {
        return database.sql("""
                        with taken as (
                            delete from change_unread u where (u.principal, u.seq) in (
                                select principal, seq from change_unread order by principal, seq limit :limit)
                            returning u.principal, u.seq),
                        meant as (
                            select e.principal, e.seq, w.id as webhook,
                                   row_number() over lane as nth, count(*) over (partition by e.principal, w.id) as n
                            from taken t
                            join change_event e on e.principal = t.principal and e.seq = t.seq
                            join webhook w on w.status <> 'ENDED' and w.since <= e.at and webhook_matches(w, e)
                            window lane as (partition by e.principal, w.id order by e.seq)),
                        lanes as (
                            insert into webhook_queue as l (principal, webhook, last, next_try)
                            select principal, webhook, max(n), :now from meant group by principal, webhook order by 1, 2
                            on conflict (principal, webhook) do update set last = l.last + excluded.last
                            returning l.principal, l.webhook, l.last),
                        given as (
                            insert into webhook_delivery (principal, webhook, position, id, seq, created_at)
                            select m.principal, m.webhook, l.last - m.n + m.nth, gen_random_uuid(), m.seq, :now
                            from meant m join lanes l on l.principal = m.principal and l.webhook = m.webhook)
                        select count(*) from taken
                        """)
                .bind("limit", AT_ONCE)
                .bind("now", clock.instant())
                .mapValue(Long.class)
                .one();
    }
}
