package org.fivetrust.gateway;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The real gateway on a real port, between stubbed services. */
@Target(TYPE)
@Retention(RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=gateway", "spring.application.name=gateway", "server.port=0"})
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = Neighbours.class)
@Import(CallersOfTheirOwn.class)
@interface GatewayTest {}
