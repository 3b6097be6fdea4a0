package org.fivetrust.shared.web;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/**
 * Whether a connection can be had and the database answers on it. It asks for one itself and is answered at once where
 * one is free; a busy service whose connections go round is well too. Where none has been handed out for a while, and
 * none comes now, the service is no use to anybody and says so, soon, however stuck its pool is.
 */
class DatabaseHealthIndicator implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofMillis(700);

    private final ConnectionPool pool;
    private final TransactionActivity transactionActivity;
    private final DatabaseSettings settings;

    DatabaseHealthIndicator(ConnectionPool pool, TransactionActivity transactionActivity, DatabaseSettings settings) {
        this.pool = pool;
        this.transactionActivity = transactionActivity;
        this.settings = settings;
    }

    @Override
    public Mono<Health> health() {
        return Mono.usingWhen(
                        pool.create(),
                        connection -> Mono.from(connection.validate(ValidationDepth.REMOTE)),
                        Connection::close)
                .timeout(PATIENCE)
                .onErrorReturn(false)
                .map(answers -> answers ? Health.up() : afterAll())
                .map(this::told);
    }

    private Health.Builder afterAll() {
        return transactionActivity.age().compareTo(settings.stuckAfter()) < 0 ? Health.up() : Health.outOfService();
    }

    private Health told(Health.Builder health) {
        pool.getMetrics()
                .ifPresent(now -> health.withDetail("inUse", now.acquiredSize())
                        .withDetail("waiting", now.pendingAcquireSize())
                        .withDetail("most", now.getMaxAllocatedSize()));
        return health.build();
    }
}
