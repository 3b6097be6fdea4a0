package org.fivetrust.agreements.matter;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fivetrust.agreements.matter.MatterEventRow.Place;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

/**
 * News of matters to open screens. One look at the database serves all of an instance's clients, and only while there
 * are some; each sees what its principals and roles allow. A client that reconnects first receives what it missed.
 */
@Component
class MatterEventStream {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** A client comes back by itself; so a stream does not outlive the token it was opened with by much. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Events of this last while are sent to a new client, so that none is lost between its list and its stream. */
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    private static final int AT_ONCE = 500;

    private static final int REPLAYED = 2000;

    private final MatterEventReader reads;
    private final Clock clock;
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final Flux<MatterEventRow> live;

    MatterEventStream(MatterEventReader reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
        // the reading belongs to no single request
        this.live = Flux.defer(this::watch)
                .contextWrite(_ -> Context.empty())
                .replay(AT_ONCE)
                .refCount(1, Duration.ofSeconds(5));
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

    /** Missed and live events overlap; both come in one order, so each is sent once. */
    private Flux<ServerSentEvent<Object>> news(Caller caller, @Nullable Place since) {
        var told = new AtomicReference<>(since == null ? Place.NOWHERE : since);
        var opened = clock.instant().minus(OVERLAP);
        return Flux.mergeSequential(
                        since == null ? Flux.empty() : reads.after(since, REPLAYED),
                        live.onBackpressureBuffer(REPLAYED))
                .filter(row -> since != null || row.at().isAfter(opened))
                .filter(row -> row.place().compareTo(told.get()) > 0)
                .doOnNext(row -> told.set(row.place()))
                .filter(row -> row.isFor(caller))
                .map(MatterEventRow::event)
                .startWith(since == null ? Flux.empty() : gap(since));
    }

    /** The last event id is too old or too far behind: send a gap event. */
    private Flux<ServerSentEvent<Object>> gap(Place since) {
        return reads.isGone(since, REPLAYED)
                .filter(gone -> gone)
                .map(_ -> ServerSentEvent.<Object>builder()
                        .event("resync")
                        .data(Map.of("after", since.toString()))
                        .build())
                .flux();
    }

    /** Polls once for all clients. */
    private Flux<MatterEventRow> watch() {
        var seen = new AtomicReference<>(Place.NOWHERE);
        return Mono.defer(() -> seen.get() == Place.NOWHERE
                        ? reads.start(clock.instant().minus(OVERLAP))
                        : Mono.just(seen.get()))
                .doOnNext(seen::set)
                .flatMapMany(place -> reads.after(place, AT_ONCE))
                .doOnNext(row -> seen.set(row.place()))
                .repeatWhen(rounds -> rounds.delayElements(LOOK_EVERY))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, LOOK_EVERY).maxBackoff(Duration.ofSeconds(5)));
    }

    /** Lets go of open streams, or the server would wait for them. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.tryEmitEmpty();
    }
}
