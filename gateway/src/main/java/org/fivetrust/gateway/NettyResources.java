package org.fivetrust.gateway;

import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/** Own event loops and connections: the gateway may share its JVM with services that stop before it. */
@Configuration(proxyBeanMethods = false)
class NettyResources {

    private static final Duration ADDRESS_CACHED_FOR = Duration.ofSeconds(5);

    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        factory.setLoopResourcesSupplier(() ->
                LoopResources.create("gateway", Math.max(2, Runtime.getRuntime().availableProcessors()), true));
        factory.setConnectionProviderSupplier(() -> ConnectionProvider.create("gateway-health", 20));
        return factory;
    }

    /** A body that stops coming is given up: it would hold its connection to a service. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> bodiesInTime(GatewaySettings settings) {
        return factory -> factory.addServerCustomizers(server -> server.readTimeout(settings.bodySilence()));
    }

    @Bean
    HttpClientCustomizer ownLoops(ReactorResourceFactory factory) {
        return client -> withFreshAddresses(client.runOn(factory.getLoopResources()));
    }

    static HttpClient withFreshAddresses(HttpClient client) {
        return client.resolver(NettyResources::cacheBriefly);
    }

    /**
     * A replaced service keeps its name and gets another address, long before the name server's lifetime ends; several
     * instances have several addresses.
     */
    static void cacheBriefly(NameResolverSpec names) {
        names.cacheMaxTimeToLive(ADDRESS_CACHED_FOR).roundRobinSelection(true);
    }
}
