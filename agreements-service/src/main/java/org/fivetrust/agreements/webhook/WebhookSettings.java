package org.fivetrust.agreements.webhook;

import java.time.Duration;
import org.fivetrust.agreements.webhook.model.EgressPolicy;
import org.fivetrust.agreements.webhook.model.RetryPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where events may go, how long a receiver may take, and how often it is tried. */
@ConfigurationProperties("webhook")
record WebhookSettings(
        boolean localhost,
        boolean privateAddresses,
        Duration patience,
        Duration firstRetry,
        Duration longestRetry,
        Duration giveUpAfter,
        Duration secretOverlap,
        int lanesAtOnce,
        int lanesPerReceiver) {

    EgressPolicy borders() {
        return new EgressPolicy(localhost, privateAddresses);
    }

    RetryPolicy retries() {
        return new RetryPolicy(firstRetry, longestRetry, giveUpAfter);
    }

    /** Longer than one attempt can take, so that only the queue of a stopped instance is leased by another. */
    Duration lease() {
        return patience.multipliedBy(3);
    }
}
