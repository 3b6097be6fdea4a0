package org.fivetrust.shared.web;

import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * When a transaction last began or was committed in this service. While some do, the pool hands out connections,
 * however long they are waited for; while none does, nothing new waits for background work.
 */
public final class TransactionActivity extends Signal {

    private volatile long last = System.nanoTime();

    void beat() {
        last = System.nanoTime();
        ring();
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - last);
    }

    /** At once while there are transactions, else at the next one or after this long. Empty when the service stops. */
    public Mono<Boolean> awaitWork(Duration quietAfter, Duration atMost) {
        return age().compareTo(quietAfter) > 0 ? await(atMost) : Mono.just(true);
    }
}
