package org.fivetrust.agreements.ruling;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One connection of its own on which the database notifies of changes. While it is lost, or has not answered for a
 * while, the cache is not used: a silent network must not look like unchanged facts.
 */
@Component
class ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(1);

    private final ConnectionFactory database;
    private final FactsCache factsCache;
    private final FactsSettings settings;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicBoolean trying = new AtomicBoolean();

    private volatile @Nullable Subscription subscription;

    private volatile boolean warned;

    ChangeListener(ConnectionFactory database, FactsCache factsCache, FactsSettings settings) {
        this.database = unpooled(database);
        this.factsCache = factsCache;
        this.settings = settings;
    }

    /** An open subscription and the time of its last answered probe. */
    private static final class Subscription {

        private final PostgresqlConnection connection;
        private final Sinks.Empty<Void> end = Sinks.empty();
        private volatile long answeredAt = System.nanoTime();

        private Subscription(PostgresqlConnection connection) {
            this.connection = connection;
        }

        private Mono<Void> query(String sql) {
            return connection
                    .createStatement(sql)
                    .execute()
                    .flatMap(PostgresqlResult::getRowsUpdated)
                    .then();
        }
    }

    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        return factory instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner
                ? unpooled(inner)
                : factory;
    }

    boolean isSure() {
        var open = subscription;
        return open != null
                && System.nanoTime() - open.answeredAt < settings.trustedFor().toNanos();
    }

    @Scheduled(fixedRateString = "${facts-cache.probe-every}")
    Mono<Void> round() {
        return Mono.defer(() -> subscription == null ? listen() : catchUp());
    }

    /** Stays until the subscription is lost; another round comes then. */
    private Mono<Void> listen() {
        return settings.size() == 0 || !trying.compareAndSet(false, true)
                ? Mono.empty()
                : Mono.usingWhen(open(), connection -> hear(new Subscription(connection)), ChangeListener::hangUp)
                        .doOnError(this::warn)
                        .onErrorComplete()
                        .doFinally(_ -> trying.set(false));
    }

    /** Once, not every second. */
    private void warn(Throwable lost) {
        if (!warned) {
            warned = true;
            log.warn("the database notifies of no changes, so facts are not cached until it does: {}", lost.toString());
        }
    }

    private Mono<PostgresqlConnection> open() {
        return Mono.from(database.create()).cast(PostgresqlConnection.class).timeout(settings.trustedFor());
    }

    private Mono<Void> hear(Subscription open) {
        return Flux.merge(
                        changes(open),
                        open.query("listen ruling_facts")
                                .timeout(settings.trustedFor())
                                .then(begin(open)))
                .takeUntilOther(Mono.firstWithSignal(closing.asMono(), open.end.asMono()))
                .then()
                .doFinally(_ -> end(open));
    }

    /** Requested without a limit: the driver drops what is not requested. */
    private Mono<Void> changes(Subscription open) {
        return open.connection.getNotifications().map(this::heard).then();
    }

    private String heard(Notification change) {
        var which = String.valueOf(change.getParameter());
        factsCache.changed(which);
        return which;
    }

    private Mono<Void> begin(Subscription open) {
        return Mono.fromRunnable(() -> {
            factsCache.clear();
            subscription = open;
            warned = false;
            log.info("the database notifies of changes");
        });
    }

    private void end(Subscription open) {
        if (subscription == open) {
            subscription = null;
            factsCache.clear();
        }
    }

    private static Mono<Void> hangUp(PostgresqlConnection connection) {
        return connection.close().timeout(CLOSED_WITHIN).onErrorComplete();
    }

    /**
     * When it completes, this instance was notified of everything committed before the call, or the cache is not used:
     * the database notifies a listener of what was committed before it answers the listener's next query.
     */
    Mono<Void> catchUp() {
        var open = subscription;
        if (open == null) {
            return Mono.empty();
        }
        var asked = System.nanoTime();
        return open.query("select 'heard'")
                .timeout(settings.trustedFor())
                .doOnSuccess(_ -> open.answeredAt = asked)
                .onErrorResume(_ -> lose(open));
    }

    private Mono<Void> lose(Subscription open) {
        return Mono.fromRunnable(() -> {
            end(open);
            open.end.tryEmitEmpty();
        });
    }

    /** Ends the subscription, or the service would not stop. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
