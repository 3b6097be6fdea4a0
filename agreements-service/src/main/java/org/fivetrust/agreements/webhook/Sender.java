package org.fivetrust.agreements.webhook;

import io.netty.channel.ChannelOption;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fivetrust.agreements.webhook.model.DeliveryAttempt;
import org.fivetrust.agreements.webhook.model.EgressPolicy;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends one message once. It follows no redirect, reads only the status of the answer, waits for a limited time, and
 * connects only to addresses that the present settings allow.
 */
@Component
class Sender {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);

    private static final int LONGEST_FAULT = 300;

    private static final ParameterizedTypeReference<Void> NOTHING = new ParameterizedTypeReference<>() {};

    private final WebClient client;
    private final JsonMapper json;
    private final EgressPolicy egressPolicy;
    private final Duration patience;
    private final Clock clock;

    Sender(ReactorResourceFactory resources, WebhookSettings settings, JsonMapper json, Clock clock) {
        this.egressPolicy = settings.borders();
        this.patience = settings.patience();
        this.json = json;
        this.clock = clock;
        var http = HttpClient.create(resources.getConnectionProvider())
                .runOn(resources.getLoopResources())
                .resolver(new GuardedResolver(egressPolicy))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TO_CONNECT.toMillis())
                .followRedirect(false)
                .responseTimeout(patience.multipliedBy(4).dividedBy(5));
        this.client = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .defaultHeader(HttpHeaders.USER_AGENT, "five-trusts-webhooks/1.0")
                .build();
    }

    Mono<DeliveryAttempt> send(String address, List<String> secrets, WireEvent event) {
        return Mono.defer(() -> send(address, secrets, event, clock.instant()));
    }

    private Mono<DeliveryAttempt> send(String address, List<String> secrets, WireEvent event, Instant at) {
        var body = json.writeValueAsBytes(event);
        var id = event.id().toString();
        return Mono.fromSupplier(() -> egressPolicy.check("/address", address))
                .flatMap(uri -> client.post()
                        .uri(uri)
                        .contentType(WireEvent.MEDIA_TYPE)
                        .accept(MediaType.ALL)
                        .header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(at.getEpochSecond()))
                        .header("webhook-signature", Signature.header(secrets, id, at.getEpochSecond(), body))
                        .bodyValue(body)
                        .exchangeToMono(Sender::code)
                        .timeout(patience))
                .map(code -> new DeliveryAttempt(at, since(at), code, null))
                .onErrorResume(fault -> Mono.just(new DeliveryAttempt(at, since(at), null, words(fault))));
    }

    private static Mono<Integer> code(ClientResponse answer) {
        var code = answer.statusCode().value();
        return answer.bodyToMono(NOTHING).onErrorComplete().thenReturn(code);
    }

    private Duration since(Instant at) {
        return Duration.between(at, clock.instant());
    }

    /** Short, without the address, whose query may hold a secret of the receiver. */
    private static String words(Throwable fault) {
        var root = fault;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        var words = root instanceof UnknownHostException
                ? String.valueOf(root.getMessage())
                : plain(root.getClass().getSimpleName());
        return words.substring(0, Math.min(LONGEST_FAULT, words.length()));
    }

    private static String plain(String fault) {
        for (var kind : List.of("Exception", "Error")) {
            if (fault.endsWith(kind)) {
                return fault.substring(0, fault.length() - kind.length());
            }
        }
        return fault;
    }
}
