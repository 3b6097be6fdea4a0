package org.fivetrust.agreements.authorization;

import java.time.Duration;
import java.time.Instant;
import org.fivetrust.agreements.authorization.model.KeyRing;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long what is signed lives, and how long a key signs. */
final class AuthorizationSettings {

    private AuthorizationSettings() {}

    @ConfigurationProperties("warrant")
    record OfWarrants(Duration life) {}

    @ConfigurationProperties("mandate")
    record OfMandates(Duration life) {}

    @ConfigurationProperties("signing")
    record OfKeys(Duration rotateEvery, @Nullable Instant changedAfter, Duration lead) {

        KeyRing.Plan plan(Duration longestLife) {
            return new KeyRing.Plan(rotateEvery, changedAfter, lead, longestLife);
        }
    }
}
