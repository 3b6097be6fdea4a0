package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a client may ask of a service, as the checked-in OpenAPI document has it. */
record Operation(
        String service, String method, String path, List<Parameter> parameters, JsonNode body, JsonNode schemas) {

    private static final Path DOCUMENTS = Path.of("..", "openapi");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    static List<Operation> all() {
        try (var files = Files.list(DOCUMENTS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(Operation::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Operation> of(Path document) {
        var service = document.getFileName().toString().replace(".yaml", "");
        var api = new YAMLMapper().readTree(document.toFile());
        var schemas = api.path("components").path("schemas");
        return api.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                service,
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                parameters(method.getValue()),
                                method.getValue().path("requestBody").path("content"),
                                schemas)));
    }

    private static List<Parameter> parameters(JsonNode operation) {
        var parameters = new ArrayList<Parameter>();
        for (var parameter : operation.path("parameters")) {
            parameters.add(new Parameter(
                    parameter.path("name").asString(),
                    parameter.path("in").asString(),
                    parameter.path("required").asBoolean(false),
                    parameter.path("schema")));
        }
        return parameters;
    }

    Stream<Parameter> parameters(String in) {
        return parameters.stream().filter(parameter -> parameter.in().equals(in));
    }

    boolean isList() {
        return method.equals("GET")
                && !path.contains("{")
                && parameters("query").anyMatch(parameter -> parameter.name().equals("cursor"))
                && parameters("query").noneMatch(Parameter::required);
    }

    /** Whose answers never end. */
    boolean isStream() {
        return path.endsWith("/events");
    }
}
