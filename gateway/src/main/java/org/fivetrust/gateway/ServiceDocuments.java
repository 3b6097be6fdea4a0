package org.fivetrust.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What every service publishes of itself, to be joined. */
@Component
class ServiceDocuments {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LARGEST = 8 * 1024 * 1024;

    private final Map<String, GatewaySettings.Service> services;
    private final WebClient client;

    ServiceDocuments(GatewaySettings settings, ReactorResourceFactory resources) {
        this.services = settings.services();
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .clientConnector(new ReactorClientHttpConnector(
                        resources, http -> NettyResources.withFreshAddresses(http.responseTimeout(PATIENCE))))
                .build();
    }

    /** By the names of their services, in the order of the settings. */
    Mono<List<Map.Entry<String, JsonNode>>> at(String path) {
        return Flux.fromIterable(services.entrySet())
                .concatMap(
                        service -> document(service.getKey(), service.getValue().url() + path)
                                .map(document -> Map.entry(service.getKey(), document)))
                .collectList();
    }

    private Mono<JsonNode> document(String service, String address) {
        return client.get()
                .uri(address)
                .accept(MediaType.APPLICATION_JSON)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .onErrorMap(WebClientException.class, silent -> new SilentService(service, silent));
    }

    /** A service whose document could not be read. */
    static final class SilentService extends RuntimeException {

        private final String service;

        SilentService(String service, Throwable cause) {
            super(cause);
            this.service = service;
        }

        String service() {
            return service;
        }
    }
}
