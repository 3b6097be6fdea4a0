package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.testing.client.Body;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request of every operation that changes something, with as many faults as its document allows: a parameter and a
 * field that it does not know, no key, values of wrong types, and what is required left out. All of them are told, and
 * in the language of the client.
 */
public final class EveryFault {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

    /** AuthZEN reads its bodies in its own way, and takes fields that it does not know. */
    private static final String OTHER_STANDARD = "/access/";

    private static final Map<String, String> USUAL =
            Map.of("year", "2026", "period", "2026-03", "day", "2026-10-01", "format", "csv", "name", "balance-sheet");

    private final WebTestClient client;
    private final String service;
    private final JsonNode document;

    private EveryFault(WebTestClient client, String service) {
        this.client = client;
        this.service = service;
        this.document = JSON.valueToTree(new Yaml().load(OpenApiCheck.checkedIn(service)));
    }

    public static void isTold(WebTestClient client, String service) {
        var faults = new EveryFault(client, service);
        var operations = faults.operations();
        assertThat(operations).isNotEmpty().allSatisfy(faults::isTold);
    }

    private record Change(String method, String path, JsonNode operation) {

        Stream<JsonNode> parameters() {
            return operation.path("parameters").valueStream();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private List<Change> operations() {
        return document.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith(OTHER_STANDARD))
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Change(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue())))
                .toList();
    }

    private void isTold(Change change) {
        var problem = answer(change);
        var pointers = Body.texts(problem.path("violations"), "pointer");
        assertThat(pointers).as(change + " " + problem).containsAll(expected(change));
        assertThat(Body.texts(problem.path("violations"), "message"))
                .as(change + " " + problem)
                .allMatch(EveryFault::isChinese);
    }

    private static boolean isChinese(String message) {
        return message.codePoints().anyMatch(Character::isIdeographic);
    }

    private JsonNode answer(Change change) {
        var result = client.method(HttpMethod.valueOf(change.method()))
                .uri(address(change.path()) + "?stray=1")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.everyRole("somebody", TestTokens.SUBDISTRICT))
                .header(HttpHeaders.ACCEPT_LANGUAGE, "zh-CN")
                .header(HttpHeaders.CONTENT_TYPE, mediaType(change))
                .bodyValue(JSON.writeValueAsString(body(change)).getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
        return Body.read(new String(result.getResponseBodyContent(), StandardCharsets.UTF_8));
    }

    /** A file is sent as what it is; its content is not looked at. */
    private static String mediaType(Change change) {
        var types = List.copyOf(change.operation().at("/requestBody/content").propertyNames());
        var type = types.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : types.getFirst();
        return type.startsWith("multipart/") ? type + ";boundary=b" : type;
    }

    private String address(String path) {
        var address = path;
        for (var begin = address.indexOf('{'); begin >= 0; begin = address.indexOf('{')) {
            var name = address.substring(begin + 1, address.indexOf('}'));
            var value = name.equals("area")
                    ? service
                    : USUAL.getOrDefault(name, UUID.randomUUID().toString());
            address = address.replace("{" + name + "}", value);
        }
        return address;
    }

    private List<String> expected(Change change) {
        var expected = new ArrayList<>(List.of("/stray"));
        if (change.parameters()
                .anyMatch(parameter -> parameter.path("name").asString("").equals("Idempotency-Key")
                        && parameter.path("required").asBoolean(false))) {
            expected.add("/header/Idempotency-Key");
        }
        var message = message(change);
        if (message.has("properties")) {
            expected.add("/surprise");
            message.path("required").forEach(name -> expected.add("/" + name.asString()));
            body(change).keySet().forEach(name -> expected.add("/" + name));
        }
        return expected;
    }

    private JsonNode message(Change change) {
        return resolved(change.operation()
                .at("/requestBody/content")
                .path("application/json")
                .path("schema"));
    }

    /** What is required is left out, and the rest is of a wrong type. */
    private Map<String, Object> body(Change change) {
        var message = message(change);
        var required = message.path("required");
        var body = new LinkedHashMap<String, Object>();
        body.put("surprise", 1);
        message.path("properties").properties().stream()
                .filter(property ->
                        required.valueStream().noneMatch(name -> name.asString().equals(property.getKey())))
                .filter(property -> resolved(property.getValue()).has("type"))
                .forEach(property -> body.put(property.getKey(), ofWrongType(property.getValue())));
        return body;
    }

    private Object ofWrongType(JsonNode schema) {
        return resolved(schema).path("type").toString().contains("array") ? Map.of() : List.of();
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolved(schema.path("anyOf").path(0));
        }
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
