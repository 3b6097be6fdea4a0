package org.fivetrust.launcher.issuer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** After some failed logins of a person at an address, each further one doubles the wait there. */
final class FailedLogins {

    private static final int FREE = 5;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private static final int MOST_DOUBLINGS = 6;

    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private static final int AT_MOST = 10_000;

    private final Cache<Attempt, Failures> failures = Caffeine.newBuilder()
            .maximumSize(AT_MOST)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Clock clock;

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    record Attempt(String login, String address) {}

    private record Failures(int count, Instant until) {}

    /** How long this one has to wait before the next attempt; zero or less is not at all. */
    Duration wait(Attempt attempt) {
        var failed = failures.getIfPresent(attempt);
        return failed == null ? Duration.ZERO : Duration.between(clock.instant(), failed.until());
    }

    void failed(Attempt attempt) {
        failures.asMap()
                .merge(
                        attempt,
                        new Failures(1, clock.instant()),
                        (before, _) -> new Failures(before.count() + 1, until(before.count() + 1)));
    }

    private Instant until(int count) {
        return count < FREE
                ? clock.instant()
                : clock.instant().plus(FIRST_WAIT.multipliedBy(1L << Math.min(count - FREE, MOST_DOUBLINGS)));
    }

    void succeeded(Attempt attempt) {
        failures.invalidate(attempt);
    }
}
