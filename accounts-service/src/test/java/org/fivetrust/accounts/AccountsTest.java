package org.fivetrust.accounts;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.fivetrust.testing.ServiceUnderTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real database, its neighbours played by the stub; one context for all tests. */
@Target(TYPE)
@Retention(RUNTIME)
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {"spring.config.name=common,accounts", "spring.application.name=accounts", "server.port=0"})
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
public @interface AccountsTest {}
