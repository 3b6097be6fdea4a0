package org.fivetrust.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What arrives by an event arrives soon, not at once. */
final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(150);

    private Await() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> good) {
        return until(what, PATIENCE, look, good);
    }

    static <T> T until(String what, Duration patience, Supplier<T> look, Predicate<T> good) {
        var end = Instant.now().plus(patience);
        var seen = look.get();
        while (!good.test(seen)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        "not within %d s: %s; last seen: %s".formatted(patience.toSeconds(), what, seen));
            }
            pause(PAUSE);
            seen = look.get();
        }
        return seen;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
