package org.fivetrust.launcher.issuer;

import org.fivetrust.shared.web.DemoSecrets;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** A token issuer with demo people, for trials and tests. In production any OIDC issuer takes its place. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import(DemoSecrets.class)
public class IssuerApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(IssuerApplication.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=issuer", "spring.application.name=issuer");
    }
}
