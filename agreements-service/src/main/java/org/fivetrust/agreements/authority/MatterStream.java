package org.fivetrust.agreements.authority;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * News of matters to open screens. One look at the database serves all of an instance's clients, and only while there
 * are some; each sees what its principals and roles allow, and whoever was away is brought up to date first.
 */
@Component
class MatterStream {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** A client comes back by itself; so a stream does not outlive the token it was opened with by much. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** How far back a newly opened screen is told, so that nothing falls between its list and its stream. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final int AT_ONCE = 500;

    private static final int REPLAYED = 2000;

    private final DatabaseClient database;
    private final Transactions transactions;
    private final Clock clock;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<Row> live;

    MatterStream(DatabaseClient database, Transactions transactions, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.clock = clock;
        this.live = Flux.defer(this::watch).replay(AT_ONCE).refCount(1, Duration.ofSeconds(5));
    }

    /** What a client is told. */
    @Schema(name = "MatterNews")
    record News(
            UUID matter,
            String number,
            String principal,
            String kind,

            @Schema(description = "What happened (动态)", example = "OPENED")
            String what,

            String status,

            @Schema(description = "Roles it waits for (待办角色)")
            List<String> roles,

            Instant at) {}

    private record Place(long tx, long seq) implements Comparable<Place> {

        private static final Place NOWHERE = new Place(0, 0);

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::tx).thenComparingLong(Place::seq);

        static Place of(String text) {
            var parts = text.split("-", 2);
            try {
                return new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
            } catch (RuntimeException notOurs) {
                throw new InvalidValue("/header/Last-Event-ID", "not an event of this stream");
            }
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return tx + "-" + seq;
        }
    }

    private record Row(
            long tx,
            long seq,
            String principal,
            UUID matter,
            String number,
            String street,
            String kind,
            String what,
            String status,
            String[] roles,
            String[] people,
            Instant at) {

        Place place() {
            return new Place(tx, seq);
        }

        boolean isFor(Caller caller) {
            return caller.sees(new PrincipalId(principal))
                    && (caller.street() == null || caller.street().equals(street))
                    && (List.of(roles).stream().anyMatch(caller.roles()::contains)
                            || List.of(people).contains(caller.subject()));
        }

        ServerSentEvent<Object> event() {
            return ServerSentEvent.<Object>builder(
                            new News(matter, number, principal, kind, what, status, List.of(roles), at))
                    .id(place().toString())
                    .event("matter")
                    .build();
        }
    }

    Flux<ServerSentEvent<Object>> of(Caller caller, @Nullable String lastEventId) {
        var since = lastEventId == null ? null : Place.of(lastEventId);
        return Flux.merge(
                        news(caller, since),
                        Flux.interval(HEARTBEAT).onBackpressureDrop().map(_ -> heartbeat()))
                .startWith(heartbeat())
                .take(LONGEST)
                .takeUntilOther(closing.asMono());
    }

    private static ServerSentEvent<Object> heartbeat() {
        return ServerSentEvent.<Object>builder().comment("alive").build();
    }

    /** The missed ones and the live ones overlap; each is told once, for both come in one order. */
    private Flux<ServerSentEvent<Object>> news(Caller caller, @Nullable Place since) {
        var told = new AtomicReference<>(since == null ? Place.NOWHERE : since);
        var opened = clock.instant().minus(OVERLAP);
        return Flux.mergeSequential(since == null ? Flux.empty() : missed(since), live.onBackpressureBuffer(REPLAYED))
                .filter(row -> since != null || row.at().isAfter(opened))
                .filter(row -> row.place().compareTo(told.get()) > 0)
                .doOnNext(row -> told.set(row.place()))
                .filter(row -> row.isFor(caller))
                .map(Row::event)
                .startWith(since == null ? Flux.empty() : gap(since));
    }

    private Flux<Row> missed(Place since) {
        return after(since, REPLAYED);
    }

    /** Too long away: what was kept for it is gone, or is more than is told at once. */
    private Flux<ServerSentEvent<Object>> gap(Place since) {
        return database.sql("""
                        select not exists (select 1 from matter_event where tx = :tx and seq = :seq)
                            or (select count(*) > :most from (
                                select 1 from matter_event where (tx, seq) > (:tx, :seq) limit :most + 1) later)
                        """)
                .bind("tx", since.tx())
                .bind("seq", since.seq())
                .bind("most", REPLAYED)
                .mapValue(Boolean.class)
                .one()
                .as(transactions.within(Scope.ALL))
                .filter(gone -> gone)
                .map(_ -> ServerSentEvent.<Object>builder()
                        .event("resync")
                        .data(Map.of("after", since.toString()))
                        .build())
                .flux();
    }

    /** One look after the other, for everybody who listens. */
    private Flux<Row> watch() {
        var seen = new AtomicReference<>(Place.NOWHERE);
        return Mono.defer(() -> seen.get() == Place.NOWHERE ? start() : Mono.just(seen.get()))
                .doOnNext(seen::set)
                .flatMapMany(place -> after(place, AT_ONCE))
                .doOnNext(row -> seen.set(row.place()))
                .repeatWhen(rounds -> rounds.delayElements(LOOK_EVERY))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK_EVERY).maxBackoff(Duration.ofSeconds(5)));
    }

    /** Just before the oldest transaction that may still bring something a new client wants. */
    private Mono<Place> start() {
        return database.sql("""
                        select coalesce(min(tx), (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint) - 1 as tx,
                               9223372036854775807 as seq
                        from matter_event where at >= :at
                        """)
                .bind("at", clock.instant().minus(OVERLAP))
                .mapProperties(Place.class)
                .one()
                .as(transactions.within(Scope.ALL));
    }

    /** Below the oldest running transaction nothing more will appear. */
    private Flux<Row> after(Place place, int most) {
        return database.sql("""
                        select tx, seq, principal, matter, number, street, kind, what, status, roles, people, at
                        from matter_event
                        where (tx, seq) > (:tx, :seq) and tx < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
                        order by tx, seq limit :most
                        """)
                .bind("tx", place.tx())
                .bind("seq", place.seq())
                .bind("most", most)
                .mapProperties(Row.class)
                .all()
                .collectList()
                .as(transactions.within(Scope.ALL))
                .flatMapIterable(rows -> rows);
    }

    /** Lets go of open streams, or the server would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
