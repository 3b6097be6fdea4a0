package org.fivetrust.agreements.inquiry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * At most so many things, each read once by whoever asks first; the least recently asked for goes first. A place is
 * taken before reading begins and given up when its thing changes: so what was read before a change never comes in
 * after it, and whoever asks after the change reads anew.
 */
class Remembered<K, V> {

    private final Map<K, CompletableFuture<V>> places;

    Remembered(int most) {
        this.places = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** Whoever waits for one reading and hangs up does not stop it for the others. Nobody waits in a transaction. */
    Mono<V> find(K key, Mono<V> reading) {
        return Transactions.outside(Mono.deferContextual(context -> {
            var mine = new CompletableFuture<V>();
            var place = take(key, mine);
            if (place == mine) {
                read(key, mine, reading, context);
            }
            return place.state() == CompletableFuture.State.SUCCESS
                    ? Mono.just(place.resultNow())
                    : Mono.fromFuture(place, true);
        }));
    }

    private synchronized CompletableFuture<V> take(K key, CompletableFuture<V> mine) {
        var held = places.get(key);
        if (held != null) {
            return held;
        }
        places.put(key, mine);
        return mine;
    }

    /** Starts outside the lock; what could not be read is not remembered. */
    private void read(K key, CompletableFuture<V> place, Mono<V> reading, ContextView context) {
        reading.contextWrite(context).toFuture().whenComplete((value, failed) -> fill(key, place, value, failed));
    }

    private void fill(K key, CompletableFuture<V> place, @Nullable V value, @Nullable Throwable failed) {
        if (value == null) {
            giveUp(key, place);
            place.completeExceptionally(failed == null ? new IllegalStateException("nothing was read") : failed);
        } else {
            place.complete(value);
        }
    }

    private synchronized void giveUp(K key, CompletableFuture<V> place) {
        places.remove(key, place);
    }

    synchronized void forget(K key) {
        places.remove(key);
    }

    /** What is still being read may be concerned as well. */
    synchronized void forgetIf(Predicate<V> concerned) {
        places.values()
                .removeIf(
                        place -> place.state() != CompletableFuture.State.SUCCESS || concerned.test(place.resultNow()));
    }

    synchronized void forgetAll() {
        places.clear();
    }

    synchronized boolean isEmpty() {
        return places.isEmpty();
    }

    synchronized int size() {
        return places.size();
    }
}
