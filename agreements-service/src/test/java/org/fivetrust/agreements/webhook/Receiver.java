package org.fivetrust.agreements.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A system outside that takes events, on a path of its own. It verifies signatures by its own computation. */
final class Receiver {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final WireMockServer SERVER = start();

    private final String path = "/" + UUID.randomUUID();

    private static WireMockServer start() {
        var server =
                new WireMockServer(options().dynamicPort().containerThreads(80).asynchronousResponseEnabled(true));
        server.start();
        return server;
    }

    /** One request that came in. */
    record Taken(String id, String timestamp, String signature, String contentType, String text, JsonNode event) {

        boolean isSignedBy(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(
                        Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
                var expected = Base64.getEncoder()
                        .encodeToString(
                                mac.doFinal((id + "." + timestamp + "." + text).getBytes(StandardCharsets.UTF_8)));
                return Arrays.asList(signature.split(" ")).contains("v1," + expected);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        String type() {
            return event.path("type").asString();
        }

        long sequence() {
            return Long.parseLong(event.path("sequence").asString());
        }
    }

    String address() {
        return "http://localhost:" + SERVER.port() + path;
    }

    Receiver answering(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(urlEqualTo(path)).willReturn(answer));
        return this;
    }

    Receiver willing() {
        return answering(aResponse().withStatus(204));
    }

    /** These answers one after the other, then 204 for good. */
    Receiver first(ResponseDefinitionBuilder... answers) {
        for (var n = 0; n <= answers.length; n++) {
            SERVER.stubFor(post(urlEqualTo(path))
                    .inScenario(path)
                    .whenScenarioStateIs(n == 0 ? STARTED : "after " + n)
                    .willSetStateTo("after " + Math.min(n + 1, answers.length))
                    .willReturn(n < answers.length ? answers[n] : aResponse().withStatus(204)));
        }
        return this;
    }

    List<Taken> taken() {
        return SERVER.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .filter(request -> request.getUrl().equals(path))
                .sorted(Comparator.comparing(request -> request.getLoggedDate()))
                .map(request -> new Taken(
                        request.getHeader("webhook-id"),
                        request.getHeader("webhook-timestamp"),
                        request.getHeader("webhook-signature"),
                        request.getHeader("Content-Type"),
                        request.getBodyAsString(),
                        JSON.readTree(request.getBodyAsString())))
                .toList();
    }

    List<String> types() {
        return taken().stream().map(Taken::type).toList();
    }

    boolean wasAsked(String path) {
        return SERVER.getAllServeEvents().stream()
                .anyMatch(event -> event.getRequest().getUrl().equals(path));
    }
}
