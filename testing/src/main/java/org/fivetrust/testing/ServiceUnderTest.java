package org.fivetrust.testing;

import java.util.Map;
import org.fivetrust.testing.ConnectionRules.HeldConnection;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Watches a service on the test database: its connections, and the calls that it makes while it holds one. */
public final class ServiceUnderTest implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestNeighbourhood().initialize(context);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("under test", settings()));
        watch((GenericApplicationContext) context);
    }

    private static void watch(GenericApplicationContext context) {
        context.registerBean(ConnectionFactoryDecorator.class, () -> ObservedConnections::new);
        context.registerBean(
                WebFilter.class,
                () -> (exchange, chain) -> chain.filter(exchange)
                        .contextWrite(around -> around.put(HeldConnection.class, new HeldConnection())));
        context.registerBean(WebClientCustomizer.class, () -> client -> client.filter(ServiceUnderTest::call));
    }

    private static Mono<ClientResponse> call(ClientRequest request, ExchangeFunction next) {
        return Mono.deferContextual(context -> {
            ConnectionRules.mayCall(context, request.method() + " " + request.url());
            return next.exchange(request);
        });
    }

    private static Map<String, Object> settings() {
        return Map.of(
                // the smallest pool there can be: a request that needs two connections at a time waits for itself
                "DB_POOL",
                2,
                "spring.r2dbc.pool.initial-size",
                2,
                // who asks for metrics is told what is so now
                "measures.kept-for",
                "0s",
                // one test's silence must not open the breaker for the next
                "resilience4j.circuitbreaker.instances.agreements.minimum-number-of-calls",
                100_000,
                "resilience4j.circuitbreaker.instances.agreements.sliding-window-size",
                100_000,
                "resilience4j.circuitbreaker.instances.archives.minimum-number-of-calls",
                100_000,
                "resilience4j.circuitbreaker.instances.archives.sliding-window-size",
                100_000);
    }
}
