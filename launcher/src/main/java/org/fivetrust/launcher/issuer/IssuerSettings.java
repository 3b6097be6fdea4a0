package org.fivetrust.launcher.issuer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The issuer's own settings.
 *
 * @param address what tokens name as their issuer
 * @param key where the signing key is kept
 * @param password of every demo login
 * @param serviceSecret of every service
 * @param tokenLife how long a token is good for
 * @param audience whom tokens are for
 * @param rateLimit requests per second and address
 */
@ConfigurationProperties("issuer")
record IssuerSettings(
        String address,
        Path key,
        String password,
        String serviceSecret,
        Duration tokenLife,
        List<String> audience,
        int rateLimit) {

    IssuerSettings {
        audience = List.copyOf(audience);
    }
}
