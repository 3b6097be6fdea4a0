package org.fivetrust.shared.outbox;

import java.time.Duration;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.reactive.function.client.ServerOAuth2AuthorizedClientExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Carries one event to its receiver under the service's own identity. */
class EventSender {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final MediaType CLOUD_EVENT = MediaType.parseMediaType("application/cloudevents+json");

    private static final ParameterizedTypeReference<Void> NOTHING = new ParameterizedTypeReference<>() {};

    private final WebClient client;
    private final OutboxSettings settings;
    private final JsonMapper json;
    private final String sender;

    EventSender(
            WebClient.Builder builder,
            ReactiveOAuth2AuthorizedClientManager clients,
            OutboxSettings settings,
            JsonMapper json,
            Environment environment) {
        var identity = new ServerOAuth2AuthorizedClientExchangeFilterFunction(clients);
        identity.setDefaultClientRegistrationId("service");
        this.client = builder.filter(identity).build();
        this.settings = settings;
        this.json = json;
        this.sender = environment.getRequiredProperty("spring.application.name");
    }

    Mono<Void> deliver(PendingEvent event) {
        var address = settings.neighbours().get(event.destination());
        if (address == null) {
            return Mono.error(new IllegalStateException("no address of " + event.destination()));
        }
        var data = json.readValue(event.data(), new TypeReference<Map<String, Object>>() {});
        return client.post()
                .uri(address + "/internal/events")
                .contentType(CLOUD_EVENT)
                .bodyValue(CloudEvent.of(event, sender, data))
                .retrieve()
                .bodyToMono(NOTHING)
                .timeout(PATIENCE);
    }
}
