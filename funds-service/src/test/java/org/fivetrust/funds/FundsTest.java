package org.fivetrust.funds;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fivetrust.testing.ServiceUnderTest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ContextConfiguration;

/** The service on a real port and a real database; one context for all tests that wear it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.config.name=common,funds",
            "spring.application.name=funds",
            "server.port=0",
            "alerts.look-every=PT1S",
            "alerts.first-look=PT1S",
            "statements.profiles.structured.charset=UTF-8",
            "statements.profiles.structured.entry=Detail",
            "statements.profiles.structured.columns.Date=DAY",
            "statements.profiles.structured.columns.Debit=OUT",
            "statements.profiles.structured.columns.Credit=IN",
            "statements.profiles.structured.columns.Balance=BALANCE",
            "statements.profiles.structured.days=yyyy-MM-dd",
            "statements.profiles.structured.incoming=",
            "statements.profiles.structured.outgoing=",
            "statements.profiles.structured.totals="
        })
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
public @interface FundsTest {}
