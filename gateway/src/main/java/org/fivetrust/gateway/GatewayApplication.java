package org.fivetrust.gateway;

import org.fivetrust.shared.metrics.ProblemCounter;
import org.fivetrust.shared.web.UnreadRequestsConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Import;

/** The one door: routes, token check, rate limit, the catalogue of all APIs, the health of all services. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@Import({UnreadRequestsConfiguration.class, ProblemCounter.class})
public class GatewayApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=gateway", "spring.application.name=gateway");
    }
}
