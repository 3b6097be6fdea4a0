package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation shows what it may be asked and what it answers then, as it was once asked and answered;
 * {@code -Dopenapi.record=true} in a run of the tests records what is missing.
 */
class DocumentExamplesTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final List<String> SHOWN = List.of("application/json", "text/plain");

    /** A body or an answer that an example is written for. */
    private record Content(String where, JsonNode media) {}

    @ParameterizedTest
    @ValueSource(strings = {"funds", "assets", "archives", "seals"})
    void every_body_and_every_operation_s_answer_has_an_example(String service) {
        assertThat(operations(service)).isNotEmpty().allSatisfy(operation -> {
            assertThat(bodies(operation)).allMatch(content -> content.media().has("example"));
            var answers = answers(operation).toList();
            assertThat(answers.isEmpty()
                            || answers.stream()
                                    .anyMatch(content -> content.media().has("example")))
                    .as(operation.path("operationId").asString())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"agreements", "accounts", "funds", "assets", "archives", "seals"})
    void an_example_is_as_its_schema_says(String service) {
        var components = closed(OpenApiCheck.tree(service).path("components").deepCopy());
        assertThat(operations(service)
                        .flatMap(operation -> Stream.concat(bodies(operation), answers(operation)))
                        .filter(content -> content.media().has("example")))
                .isNotEmpty()
                .allSatisfy(content -> assertThat(faults(components, content.media()))
                        .as(content.where())
                        .isEmpty());
    }

    private static List<String> faults(JsonNode components, JsonNode media) {
        var schema = JsonMapper.shared().createObjectNode();
        schema.set("components", components);
        schema.putArray("allOf").add(media.path("schema"));
        return SCHEMAS.getSchema(schema).validate(media.path("example")).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    /** A property that the document does not name is a fault. */
    private static JsonNode closed(JsonNode components) {
        components.path("schemas").forEach(schema -> {
            if (schema instanceof ObjectNode object && schema.has("properties")) {
                object.put("additionalProperties", false);
            }
        });
        return components;
    }

    private static Stream<JsonNode> operations(String service) {
        return OpenApiCheck.tree(service).path("paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private static Stream<Content> bodies(JsonNode operation) {
        return shown(operation, operation.path("requestBody"));
    }

    private static Stream<Content> answers(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .flatMap(answer -> shown(operation, answer));
    }

    private static Stream<Content> shown(JsonNode operation, JsonNode part) {
        return part.path("content").properties().stream()
                .filter(media -> SHOWN.contains(media.getKey()))
                .map(media ->
                        new Content(operation.path("operationId").asString() + " " + media.getKey(), media.getValue()));
    }
}
