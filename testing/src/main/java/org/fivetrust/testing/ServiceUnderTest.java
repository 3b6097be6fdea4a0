package org.fivetrust.testing;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a service's context at the test database and the stub. */
public final class ServiceUnderTest implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        TestPostgres.prepare(environment.getRequiredProperty("spring.application.name"));
        environment.getPropertySources().addFirst(new MapPropertySource("under test", settings()));
    }

    private static Map<String, Object> settings() {
        var neighbours = Stream.of("AGREEMENTS", "ACCOUNTS", "FUNDS", "ASSETS", "ARCHIVES", "SEALS")
                .collect(Collectors.<String, String, Object>toMap(name -> name + "_URL", _ -> Stub.url()));
        neighbours.putAll(Map.of(
                "DB_HOST",
                "localhost",
                "DB_PORT",
                TestPostgres.port(),
                "EVIDENCE_KEYS",
                TestPostgres.keys(),
                "DB_POOL",
                16,
                "ISSUER_URI",
                Stub.url(),
                "JWKS_URI",
                Stub.url() + "/oauth2/jwks",
                "TOKEN_URI",
                Stub.url() + "/oauth2/token",
                // one test's silence must not open the breaker for the next
                "resilience4j.circuitbreaker.instances.agreements.minimum-number-of-calls",
                100_000,
                "resilience4j.circuitbreaker.instances.agreements.sliding-window-size",
                100_000));
        return neighbours;
    }
}
