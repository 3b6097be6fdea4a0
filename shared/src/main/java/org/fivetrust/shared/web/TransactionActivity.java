package org.fivetrust.shared.web;

import java.time.Duration;

/**
 * When a transaction last began or was committed in this service. While some do, the pool hands out connections,
 * however long they are waited for; while none does, nothing new waits for background work.
 */
public final class TransactionActivity {

    private volatile long last = System.nanoTime();

    void beat() {
        last = System.nanoTime();
    }

    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
