package org.fivetrust.agreements.inquiry;

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
 * One connection of its own on which the database says what has changed. While it is lost, or has not answered for a
 * while, nothing is remembered: a silent network must not look like an unchanged world.
 */
@Component
class ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(ChangeListener.class);

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final ConnectionFactory database;
    private final Footings footings;
    private final InquirySettings settings;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final AtomicBoolean trying = new AtomicBoolean();

    private volatile @Nullable Line line;

    private volatile boolean told;

    ChangeListener(ConnectionFactory database, Footings footings, InquirySettings settings) {
        this.database = unpooled(database);
        this.footings = footings;
        this.settings = settings;
    }

    /** An open line and the last moment up to which everything was heard. */
    private static final class Line {

        private final PostgresqlConnection connection;
        private final Sinks.Empty<Void> end = Sinks.empty();
        private volatile long sureOf = System.nanoTime();

        private Line(PostgresqlConnection connection) {
            this.connection = connection;
        }

        private Mono<Void> say(String sql) {
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
        var open = line;
        return open != null
                && System.nanoTime() - open.sureOf < settings.heardWithin().toNanos();
    }

    @Scheduled(fixedRateString = "${questions.listen-every}")
    Mono<Void> round() {
        return Mono.defer(() -> line == null ? listen() : catchUp());
    }

    /** Stays until the line is lost; another round comes then. */
    private Mono<Void> listen() {
        return settings.remembered() == 0 || !trying.compareAndSet(false, true)
                ? Mono.empty()
                : Mono.usingWhen(open(), connection -> hear(new Line(connection)), ChangeListener::hangUp)
                        .doOnError(this::tell)
                        .onErrorComplete()
                        .doFinally(_ -> trying.set(false));
    }

    /** Once, not every second. */
    private void tell(Throwable lost) {
        if (!told) {
            told = true;
            log.warn("changes are not heard of, so nothing is remembered until they are: {}", lost.toString());
        }
    }

    private Mono<PostgresqlConnection> open() {
        return Mono.from(database.create()).cast(PostgresqlConnection.class).timeout(settings.heardWithin());
    }

    private Mono<Void> hear(Line open) {
        return Flux.merge(
                        changes(open),
                        open.say("listen ruling_facts")
                                .timeout(settings.heardWithin())
                                .then(begin(open)))
                .takeUntilOther(Mono.firstWithSignal(closing.asMono(), open.end.asMono()))
                .then()
                .doFinally(_ -> end(open));
    }

    /** Asked for without a limit: the driver drops what nobody asked for. */
    private Mono<Void> changes(Line open) {
        return open.connection.getNotifications().map(this::heard).then();
    }

    private String heard(Notification change) {
        var which = String.valueOf(change.getParameter());
        footings.changed(which);
        return which;
    }

    private Mono<Void> begin(Line open) {
        return Mono.fromRunnable(() -> {
            footings.forgetAll();
            line = open;
            told = false;
            log.info("changes are heard of");
        });
    }

    private void end(Line open) {
        if (line == open) {
            line = null;
            footings.forgetAll();
        }
    }

    private static Mono<Void> hangUp(PostgresqlConnection connection) {
        return connection.close().timeout(GOODBYE).onErrorComplete();
    }

    /**
     * Everything committed before this call has been heard of when it completes, or nothing is remembered: the database
     * tells a listener what was committed before it answers the listener's next word.
     */
    Mono<Void> catchUp() {
        var open = line;
        if (open == null) {
            return Mono.empty();
        }
        var asked = System.nanoTime();
        return open.say("select 'heard'")
                .timeout(settings.heardWithin())
                .doOnSuccess(_ -> open.sureOf = asked)
                .onErrorResume(_ -> lose(open));
    }

    private Mono<Void> lose(Line open) {
        return Mono.fromRunnable(() -> {
            end(open);
            open.end.tryEmitEmpty();
        });
    }

    /** Lets go of the line, or the service would not stop. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
