package org.fivetrust.testing;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a service's context at the test database and the stub of its neighbours; else it runs as in production. */
public final class TestNeighbourhood implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        TestPostgres.prepare(environment.getRequiredProperty("spring.application.name"));
        environment.getPropertySources().addFirst(new MapPropertySource("test neighbourhood", settings()));
    }

    private static Map<String, Object> settings() {
        var settings = Stream.of("AGREEMENTS", "ACCOUNTS", "FUNDS", "ASSETS", "ARCHIVES", "SEALS")
                .collect(Collectors.<String, String, Object>toMap(name -> name + "_URL", _ -> NeighbourStub.url()));
        settings.putAll(Map.of(
                "DB_HOST",
                "localhost",
                "DB_PORT",
                TestPostgres.port(),
                "EVIDENCE_KEYS",
                TestPostgres.keys(),
                "ISSUER_URI",
                NeighbourStub.url(),
                "JWKS_URI",
                NeighbourStub.url() + "/oauth2/jwks",
                "TOKEN_URI",
                NeighbourStub.url() + "/oauth2/token"));
        return settings;
    }
}
