package org.fivetrust.agreements.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long what is signed lives. */
final class AuthoritySettings {

    private AuthoritySettings() {}

    @ConfigurationProperties("warrant")
    record OfWarrants(Duration life) {}

    @ConfigurationProperties("mandate")
    record OfMandates(Duration life) {}
}
