package org.fivetrust.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Who owns which path, and how much one caller may ask for.
 *
 * @param services by short name
 * @param rateLimit requests per second and token subject
 * @param largestBody of a request, in any form
 * @param problemBase where the page behind a problem type is found
 */
@ConfigurationProperties("gateway")
record GatewaySettings(Map<String, Service> services, int rateLimit, DataSize largestBody, String problemBase) {

    GatewaySettings {
        services = new LinkedHashMap<>(services);
    }

    record Service(String url, List<String> paths) {}
}
