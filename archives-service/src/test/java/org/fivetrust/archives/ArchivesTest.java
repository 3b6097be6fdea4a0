package org.fivetrust.archives;

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
        properties = {
            "spring.config.name=common,archives",
            "spring.application.name=archives",
            "server.port=0",
            "archives.store=target/store",
            "archives.largest=1MB"
        })
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
public @interface ArchivesTest {}
