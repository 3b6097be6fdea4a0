package org.fivetrust.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DemoSecretsTest {

    private final MockEnvironment environment = new MockEnvironment();
    private final DemoSecrets secrets = new DemoSecrets(environment);

    @Test
    void aSecretOfTheDemoIsNamedByItsVariable() {
        environment
                .withProperty("spring.r2dbc.password", "demo")
                .withProperty("issuer.password", "demo")
                .withProperty("issuer.service-secret", "demo");

        assertThat(secrets.inUse()).containsExactly("DB_PASSWORD", "DEMO_PASSWORD", "SERVICE_SECRET");
    }

    @Test
    void anotherSecretIsNot() {
        environment.withProperty("spring.r2dbc.password", "another").withProperty("issuer.password", "demon");

        assertThat(secrets.inUse()).isEmpty();
    }
}
