package org.fivetrust.gateway;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who owns which path, and how much one caller may ask for.
 *
 * @param services by short name
 * @param rateLimit requests per second and token subject
 * @param anonymousRateLimit requests per second and address, of callers without a valid token
 * @param trustedProxies pattern of addresses whose {@code X-Forwarded-*} is believed
 * @param bodiesPerCaller how many requests of a caller may be under way whose bodies have not arrived in full
 * @param bodySilence after which a body that stops coming is given up
 * @param largestBody of a request, in any form
 * @param lengthyTimeout how long an answer may take that is about a whole file or a whole book
 * @param problemBase where the page behind a problem type is found
 */
@ConfigurationProperties("gateway")
record GatewaySettings(
        Map<String, Service> services,
        int rateLimit,
        int anonymousRateLimit,
        String trustedProxies,
        int bodiesPerCaller,
        Duration bodySilence,
        DataSize largestBody,
        Duration lengthyTimeout,
        String problemBase) {

    GatewaySettings {
        services = new LinkedHashMap<>(services);
    }

    /** @param lengthy of its paths, those whose answers are about a whole file or a whole book */
    record Service(
            String url, List<String> paths, @DefaultValue List<String> lengthy) {}
}
