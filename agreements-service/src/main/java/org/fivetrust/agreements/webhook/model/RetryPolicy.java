package org.fivetrust.agreements.webhook.model;

import java.time.Duration;
import java.time.Instant;

/** When a failed delivery is tried again, and when a receiver is given up. */
public record RetryPolicy(Duration firstRetry, Duration longestRetry, Duration giveUpAfter) {

    private static final int DOUBLINGS = 30;

    /** Twice as long after each failure, up to a limit; chance (0 to 1) spreads it over the upper half. */
    public Duration before(int failures, double chance) {
        var whole = Math.min(
                longestRetry.toMillis(), firstRetry.toMillis() << Math.min(Math.max(failures, 1) - 1, DOUBLINGS));
        return Duration.ofMillis(whole / 2 + Math.round(whole / 2.0 * chance));
    }

    public boolean isOver(Instant failingSince, Instant now) {
        return !failingSince.plus(giveUpAfter).isAfter(now);
    }
}
