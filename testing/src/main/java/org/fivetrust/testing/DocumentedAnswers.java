package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares answers with the OpenAPI documents: status, media type and JSON, in which nothing may be undescribed. */
public final class DocumentedAnswers {

    private static final String ANY = "*/*";

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final DocumentedAnswers CHECKED_IN = new DocumentedAnswers(
            OpenApiCheck.SERVICES.stream().map(OpenApiCheck::checkedIn).toList());

    private final List<Path> paths;

    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    private DocumentedAnswers(List<String> documents) {
        this.paths = documents.stream()
                .flatMap(Path::of)
                .sorted(Comparator.comparingLong(Path::parameters))
                .toList();
    }

    static DocumentedAnswers of(String document) {
        return new DocumentedAnswers(List.of(document));
    }

    /** @param mediaType as the answer says it; empty if it has no body */
    public record Answer(String method, String path, int status, String mediaType, String body) {}

    /**
     * Of a path of the documents; answers of other paths pass.
     *
     * @param request the body that was answered, empty if it had none
     */
    public static void matches(String request, Answer answer) {
        assertThat(CHECKED_IN.faults(answer)).as(answer.toString()).isEmpty();
        if (RecordedAnswers.ARE_WANTED) {
            CHECKED_IN.operation(answer).ifPresent(operation -> RecordedAnswers.add(operation, request, answer));
        }
    }

    private Optional<JsonNode> operation(Answer answer) {
        return path(answer).flatMap(path -> path.operation(answer.method()));
    }

    private Optional<Path> path(Answer answer) {
        return paths.stream()
                .filter(path -> path.pattern().matcher(answer.path()).matches())
                .findFirst();
    }

    List<String> faults(Answer answer) {
        return path(answer)
                .flatMap(path -> path.operation(answer.method()).map(operation -> faults(path, operation, answer)))
                .orElse(List.of());
    }

    private List<String> faults(Path path, JsonNode operation, Answer answer) {
        var response = path.resolved(operation.path("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not documented");
        }
        if (answer.body().isEmpty()) {
            return List.of();
        }
        var type = answer.mediaType().split(";", 2)[0].toLowerCase(Locale.ROOT);
        var documented = response.path("content");
        var content = documented.path(documented.has(ANY) ? ANY : type);
        if (content.isMissingNode()) {
            return List.of("media type " + type + " is not documented for " + answer.status());
        }
        return values(type, answer.body())
                .flatMap(value -> faults(path, content.path("schema"), value))
                .toList();
    }

    private static Stream<String> values(String type, String body) {
        if (type.endsWith("ndjson")) {
            return body.lines();
        }
        return type.endsWith("json") ? Stream.of(body) : Stream.empty();
    }

    private Stream<String> faults(Path path, JsonNode schema, String value) {
        return compiled.computeIfAbsent(path.closed(schema), SCHEMAS::getSchema).validate(JSON.readTree(value)).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage());
    }

    private record Path(Pattern pattern, long parameters, JsonNode operations, JsonNode components) {

        static Stream<Path> of(String yaml) {
            JsonNode document = JSON.valueToTree(new Yaml().load(yaml));
            var components = document.path("components");
            components.path("schemas").forEach(Path::close);
            return document.path("paths").properties().stream()
                    .map(path -> new Path(
                            pattern(path.getKey()),
                            path.getKey()
                                    .chars()
                                    .filter(letter -> letter == '{')
                                    .count(),
                            path.getValue(),
                            components));
        }

        private static Pattern pattern(String template) {
            var steps = Arrays.stream(template.split("/"))
                    .map(step -> step.startsWith("{") ? "[^/]+" : Pattern.quote(step))
                    .toList();
            return Pattern.compile(String.join("/", steps));
        }

        /** A property that the document does not name is a fault of the answer. */
        private static void close(JsonNode schema) {
            if (schema instanceof ObjectNode object && schema.has("properties")) {
                object.putIfAbsent("additionalProperties", JSON.valueToTree(false));
            }
        }

        Optional<JsonNode> operation(String method) {
            return operations.optional(method.toLowerCase(Locale.ROOT));
        }

        JsonNode resolved(JsonNode node) {
            var reference = node.path("$ref").asString("");
            return reference.isEmpty() ? node : components.at(reference.substring("#/components".length()));
        }

        JsonNode closed(JsonNode schema) {
            var document = JSON.createObjectNode();
            document.set("components", components);
            return document.set("allOf", JSON.createArrayNode().add(schema));
        }
    }
}
