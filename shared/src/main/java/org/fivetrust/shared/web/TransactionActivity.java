package org.fivetrust.shared.web;

import java.time.Duration;

/**
 * When a transaction last began in this service: while some do, connections go round, however long they are waited for.
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
