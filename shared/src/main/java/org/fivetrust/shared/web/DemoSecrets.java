package org.fivetrust.shared.web;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;

/** Warns at the start of every secret that is the demo's. */
public final class DemoSecrets implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(DemoSecrets.class);

    private static final String DEMO = "demo";

    /** The variable behind each property that holds a secret. */
    private static final Map<String, String> VARIABLES = Map.of(
            "spring.r2dbc.password", "DB_PASSWORD",
            "spring.flyway.password", "DB_OWNER_PASSWORD",
            "spring.security.oauth2.client.registration.service.client-secret", "SERVICE_SECRET",
            "issuer.service-secret", "SERVICE_SECRET",
            "issuer.password", "DEMO_PASSWORD");

    private final Environment environment;

    DemoSecrets(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        var found = inUse();
        if (!found.isEmpty()) {
            log.warn(
                    "DEMO SECRETS ARE IN USE: {}. Everybody knows them: set others for anything but a trial.",
                    String.join(", ", found));
        }
    }

    List<String> inUse() {
        return VARIABLES.entrySet().stream()
                .filter(variable -> DEMO.equals(environment.getProperty(variable.getKey())))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }
}
