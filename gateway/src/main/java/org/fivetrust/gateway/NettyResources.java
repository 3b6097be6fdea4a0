package org.fivetrust.gateway;

import java.time.Duration;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Own event loops and connections: the gateway may share its JVM with services that stop before it. */
@Configuration(proxyBeanMethods = false)
class NettyResources {

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

    @Bean
    HttpClientCustomizer ownLoops(ReactorResourceFactory factory) {
        return client -> client.runOn(factory.getLoopResources());
    }
}
