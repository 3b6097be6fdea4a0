package org.fivetrust.agreements.webhook.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt ended: with which code or fault, and after how long. */
public record DeliveryAttempt(
        Instant at,
        Duration took,
        @Nullable Integer code,
        @Nullable String fault) {

    private static final int GONE = 410;

    /** What an attempt means for the subscription. */
    public enum Outcome {
        DELIVERED,
        FAILED,
        /** The receiver wants nothing more, ever. */
        GONE
    }

    public Outcome outcome() {
        if (code == null) {
            return Outcome.FAILED;
        }
        if (code == GONE) {
            return Outcome.GONE;
        }
        return code >= 200 && code < 300 ? Outcome.DELIVERED : Outcome.FAILED;
    }
}
