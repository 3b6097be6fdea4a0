package org.fivetrust.shared.web;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.fivetrust.shared.metrics.MetricsConfiguration;
import org.fivetrust.shared.outbox.OutboxConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** What every service is made of besides its features. Imported by each application class. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({BodySettings.class, AnonymousSettings.class})
@Import({
    SecurityConfiguration.class,
    WebConfiguration.class,
    DatabaseConfiguration.class,
    ListConfiguration.class,
    OpenApiConfiguration.class,
    Problems.class,
    ProblemPageController.class,
    RequestIdFilter.class,
    UnreadRequestsConfiguration.class,
    LargeBodies.class,
    DemoSecrets.class,
    AnonymousLimit.class,
    EventLoopDelay.class,
    MetricsConfiguration.class,
    Transactions.class,
    Subdistricts.class,
    Idempotency.class,
    IdempotencyRows.class,
    OutboxConfiguration.class,
    ReadingConfiguration.class
})
public class ServiceConfiguration {

    private static final int CONNECTIONS_PER_NEIGHBOUR = 200;

    private static final Duration ADDRESS_CACHED_FOR = Duration.ofSeconds(5);

    /** Starts one service; its short name picks configuration, database, problem texts and identity. */
    public static void run(Class<?> application, String name, String... args) {
        builder(application, name).run(args);
    }

    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.REACTIVE)
                .properties("spring.config.name=common," + name, "spring.application.name=" + name);
    }

    /** Truncated to what PostgreSQL keeps; its days are China's. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.system(ZoneId.of("Asia/Shanghai")), Duration.ofNanos(1000));
    }

    /** Own event loops: several services may share one JVM, and closing one must not stop the others. */
    @Bean
    ReactorResourceFactory reactorResourceFactory(Environment environment) {
        var name = environment.getRequiredProperty("spring.application.name");
        var factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        factory.setLoopResourcesSupplier(() ->
                LoopResources.create(name, Math.max(2, Runtime.getRuntime().availableProcessors()), true));
        factory.setConnectionProviderSupplier(() -> ConnectionProvider.create(name, CONNECTIONS_PER_NEIGHBOUR));
        return factory;
    }

    /**
     * A replaced neighbour keeps its name and gets another address, long before the name server's lifetime ends;
     * several instances have several addresses.
     */
    @Bean
    ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> neighbourAddresses() {
        return builder -> builder.withHttpClientCustomizer(http -> http.resolver(
                names -> names.cacheMaxTimeToLive(ADDRESS_CACHED_FOR).roundRobinSelection(true)));
    }
}
