package org.fivetrust.testing;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fivetrust.testing.sample.SampleApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ContextConfiguration;

/** The smallest service there can be, on a real database; one context for all tests of the frame. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {"spring.config.name=common,sample", "spring.application.name=sample"})
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
public @interface SampleTest {}
