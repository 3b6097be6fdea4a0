package org.fivetrust.tabular.model;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The moment by which a file has been read. The reader checks it as it goes, and stops after it. */
public final class Deadline {

    private final LongSupplier nanoseconds;
    private final long end;
    private final long seconds;

    /** @param nanoseconds a clock such as that of the system */
    public Deadline(LongSupplier nanoseconds, long seconds) {
        this.nanoseconds = nanoseconds;
        this.seconds = seconds;
        this.end = nanoseconds.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
    }

    void check() {
        if (Thread.currentThread().isInterrupted() || nanoseconds.getAsLong() - end > 0) {
            throw FileFault.notInTime(seconds);
        }
    }
}
