package org.fivetrust.gateway;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Answers with the documents of all services as one, for those who generate one client. */
@RestController
class JoinedDocumentController {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LARGEST = 8 * 1024 * 1024;

    private final Map<String, GatewaySettings.Service> services;
    private final WebClient client;

    JoinedDocumentController(GatewaySettings settings, ReactorResourceFactory resources) {
        this.services = settings.services();
        this.client = WebClient.builder()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST))
                .clientConnector(new ReactorClientHttpConnector(
                        resources, http -> NettyResources.withFreshAddresses(http.responseTimeout(PATIENCE))))
                .build();
    }

    @GetMapping(path = "/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<JsonNode> document() {
        return Flux.fromIterable(services.entrySet())
                .concatMap(
                        service -> document(service.getKey(), service.getValue().url())
                                .map(document -> Map.entry(service.getKey(), document)))
                .collectList()
                .map(JoinedDocument::of);
    }

    private Mono<JsonNode> document(String service, String url) {
        return client.get()
                .uri(url + "/v3/api-docs")
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
