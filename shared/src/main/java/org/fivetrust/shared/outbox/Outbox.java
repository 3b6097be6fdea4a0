package org.fivetrust.shared.outbox;

import io.r2dbc.postgresql.codec.Json;
import java.time.Clock;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Events written in the transaction of what they tell of, delivered after its commit. */
public class Outbox {

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Clock clock;
    private final OutboxSignal outboxSignal;

    Outbox(DatabaseClient database, JsonMapper json, Clock clock, OutboxSignal outboxSignal) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.outboxSignal = outboxSignal;
    }

    /**
     * The last step of a transaction: writers of one principal queue here until they commit, so that the order of
     * numbers is the order of commits and no reader skips a number still on its way.
     */
    public Mono<Void> add(Event event) {
        return insert(event)
                .then(TransactionSynchronizationManager.forCurrentTransaction())
                .doOnNext(transaction -> transaction.registerSynchronization(new RingAfterCommit(outboxSignal)))
                .then();
    }

    /** The number is drawn once the turn has come. */
    private Mono<Void> insert(Event event) {
        return database.sql("with turn as materialized (select "
                        + AdvisoryLock.OUTBOX.hold(":principal") + " as come)\n"
                        + """
                        insert into outbox (principal, destination, id, type, data, at, next_try)
                        select :principal, :destination, :id, :type, :data, :at, :at from turn where come is not null
                        """)
                .bind("principal", event.principal().value())
                .bind("destination", event.destination())
                .bind("id", event.id())
                .bind("type", event.type())
                .bind("data", Json.of(json.writeValueAsString(event.data())))
                .bind("at", clock.instant())
                .then();
    }

    private record RingAfterCommit(OutboxSignal signal) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(signal::ring);
        }
    }
}
