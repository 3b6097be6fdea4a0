package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import org.fivetrust.shared.web.ServiceConfiguration;
import org.fivetrust.testing.ServiceUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances that start at the same moment on an empty database and without keys. */
class TwoInstancesTest {

    private static final ServiceUnderTest UNDER_TEST = new ServiceUnderTest();

    /** Each context would set up the logging of the JVM, and take it from the other. */
    @BeforeAll
    static void leaveLoggingAlone() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterAll
    static void letLoggingBeSetUp() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    private static ConfigurableApplicationContext start() {
        return ServiceConfiguration.builder(FundsApplication.class, "funds")
                .initializers(context -> prepare((ConfigurableApplicationContext) context))
                .run(
                        "--spring.application.name=twins",
                        "--spring.flyway.locations=classpath:db/frame,classpath:db/funds",
                        "--server.port=0");
    }

    /** The database's superuser makes one database. */
    private static synchronized void prepare(ConfigurableApplicationContext context) {
        UNDER_TEST.initialize(context);
    }

    @Test
    void bothStart() {
        var instances = atOnce(2, _ -> start());
        try {
            assertThat(instances).allMatch(ConfigurableApplicationContext::isRunning);
        } finally {
            instances.forEach(ConfigurableApplicationContext::close);
        }
    }
}
