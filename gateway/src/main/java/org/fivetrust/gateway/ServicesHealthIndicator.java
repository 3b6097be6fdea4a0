package org.fivetrust.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every service's readiness at a glance. A silent neighbour degrades the house; the door itself still answers. */
@Component
class ServicesHealthIndicator implements ReactiveHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GatewaySettings settings;
    private final WebClient client;

    ServicesHealthIndicator(GatewaySettings settings, ReactorResourceFactory resources) {
        this.settings = settings;
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(
                        resources, http -> NettyResources.withFreshAddresses(http.responseTimeout(PATIENCE))))
                .build();
    }

    @Override
    public Mono<Health> health() {
        return Flux.fromIterable(settings.services().entrySet())
                .flatMap(service ->
                        readiness(service.getValue().url()).map(status -> Map.entry(service.getKey(), status)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new)
                .map(ServicesHealthIndicator::judge);
    }

    private Mono<String> readiness(String url) {
        return client.get()
                .uri(url + "/actuator/health/readiness")
                .exchangeToMono(response ->
                        response.releaseBody().thenReturn(response.statusCode().is2xxSuccessful() ? "UP" : "DOWN"))
                .timeout(PATIENCE)
                .onErrorReturn("DOWN");
    }

    private static Health judge(Map<String, String> services) {
        var all = services.values().stream().allMatch("UP"::equals);
        return Health.status(all ? Status.UP : DEGRADED).withDetails(services).build();
    }
}
