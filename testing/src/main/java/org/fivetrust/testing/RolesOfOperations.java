package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Every operation that the document opens to some roles refuses everybody else, whatever else is wrong: a body, a thing
 * that is not there.
 */
public final class RolesOfOperations {

    private RolesOfOperations() {}

    private record Call(String path, String method, JsonNode operation) {

        /** As the refusal names them. */
        String roles() {
            return operation
                    .path("x-roles")
                    .valueStream()
                    .map(JsonNode::asString)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The first that the document names. */
        MediaType type() {
            return operation.path("requestBody").path("content").propertyNames().stream()
                    .findFirst()
                    .map(MediaType::parseMediaType)
                    .orElse(MediaType.APPLICATION_JSON);
        }

        String address(String service) {
            var asked = method.equals("get") ? ReadOperations.required(service, path) : "";
            return path.replace("{area}", service)
                            .replaceAll("[{][^}]*}", UUID.randomUUID().toString())
                    + asked;
        }
    }

    public static void areDemanded(WebTestClient client, String service) {
        assertThat(calls(service))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(refusal(client, call.address(service), call))
                        .as(call.method() + " " + call.path())
                        .contains("access.role", ": " + call.roles() + "."));
    }

    private static String refusal(WebTestClient client, String address, Call call) {
        var answer = client.method(HttpMethod.valueOf(call.method().toUpperCase(Locale.ROOT)))
                .uri(address)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("visitor", List.of("visitor"), "*"))
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(call.type())
                .bodyValue("{}".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Objects.requireNonNullElse(answer, "");
    }

    private static Stream<Call> calls(String service) {
        return OpenApiCheck.tree(service).path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Call(path.getKey(), operation.getKey(), operation.getValue())))
                .filter(call -> call.operation().has("x-roles"));
    }
}
