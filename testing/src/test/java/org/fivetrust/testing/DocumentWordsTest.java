package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever the documents name, they describe; and no word of the files in {@code openapi/} is left over. */
class DocumentWordsTest {

    private static final List<JsonNode> DOCUMENTS = Stream.of(
                    "agreements", "accounts", "funds", "assets", "archives", "seals")
            .map(service -> JsonMapper.shared().<JsonNode>valueToTree(new Yaml().load(OpenApiCheck.checkedIn(service))))
            .toList();

    /**
     * Something that a document names.
     *
     * @param keys under which the words may have it, the narrowest first
     */
    private record Named(List<String> keys, String description) {

        static Named of(JsonNode node, String... keys) {
            return new Named(List.of(keys), node.path("description").asString(""));
        }

        boolean is(Map.Entry<String, String> word) {
            return keys.contains(word.getKey()) && description.equals(word.getValue());
        }
    }

    private record Call(String path, JsonNode operation) {

        String id() {
            return operation.path("operationId").asString();
        }

        Stream<Named> parameters() {
            return operation.path("parameters").valueStream().map(this::parameter);
        }

        private Named parameter(JsonNode parameter) {
            var name = parameter.path("name").asString();
            var before = path.substring(0, Math.max(0, path.indexOf("/{" + name + "}")));
            return Named.of(
                    parameter, id() + "." + name, before.substring(before.lastIndexOf('/') + 1) + "." + name, name);
        }

        Stream<JsonNode> answers() {
            return operation.path("responses").valueStream().filter(answer -> !answer.has("$ref"));
        }

        Stream<JsonNode> contents() {
            return Stream.concat(Stream.of(operation.path("requestBody")), answers())
                    .flatMap(part -> part.path("content").valueStream())
                    .map(content -> content.path("schema"));
        }
    }

    @Test
    void a_property_is_described() {
        assertThat(properties()).isNotEmpty().allSatisfy(DocumentWordsTest::isDescribed);
    }

    @Test
    void a_schema_is_described() {
        assertThat(schemas()).isNotEmpty().allSatisfy(DocumentWordsTest::isDescribed);
    }

    @Test
    void a_parameter_is_described() {
        assertThat(calls().flatMap(Call::parameters)).isNotEmpty().allSatisfy(DocumentWordsTest::isDescribed);
    }

    @Test
    void a_body_is_described() {
        assertThat(calls().filter(call -> call.operation().has("requestBody"))
                        .map(call -> Named.of(call.operation().path("requestBody"), call.id())))
                .isNotEmpty()
                .allSatisfy(DocumentWordsTest::isDescribed);
    }

    @Test
    void an_answer_is_described_by_more_than_its_status() {
        assertThat(answers()).isNotEmpty().allSatisfy(answer -> {
            isDescribed(answer);
            assertThat(answer.description()).as(answer.toString()).isNotIn("OK", "Created", "Accepted", "No Content");
        });
    }

    @Test
    void a_summary_is_in_both_languages() {
        assertThat(calls().map(call -> new Named(
                        List.of(call.id()), call.operation().path("summary").asString(""))))
                .isNotEmpty()
                .allSatisfy(DocumentWordsTest::isDescribed);
    }

    @Test
    void no_word_is_left_over() throws IOException {
        isUsed("schemas", schemas().toList());
        isUsed("properties", properties().toList());
        isUsed("parameters", calls().flatMap(Call::parameters).toList());
        isUsed("answers", answers().toList());
    }

    @Test
    void a_value_that_is_no_name_in_a_programming_language_has_one() {
        assertThat(enums().filter(schema -> !names(schema.path("enum")).allMatch(DocumentWordsTest::isName)))
                .isNotEmpty()
                .allSatisfy(schema -> {
                    assertThat(schema.path("x-enum-varnames"))
                            .as(schema.toString())
                            .hasSameSizeAs(schema.path("enum"));
                    assertThat(names(schema.path("x-enum-varnames"))).allMatch(DocumentWordsTest::isName);
                    assertThat(schema.path("x-enumNames")).isEqualTo(schema.path("x-enum-varnames"));
                });
    }

    /** In English and in Chinese. */
    private static void isDescribed(Named named) {
        assertThat(named.description())
                .as(named.toString())
                .containsPattern("[A-Za-z]{3}")
                .containsPattern("\\p{IsHan}");
    }

    private static void isUsed(String file, List<Named> named) throws IOException {
        assertThat(words(file))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(named).as(file + ": " + word).anyMatch(one -> one.is(word)));
    }

    private static Set<Map.Entry<String, String>> words(String file) throws IOException {
        var words = new Properties();
        words.load(new StringReader(Files.readString(
                OpenApiCheck.root().resolve("shared/src/main/resources/openapi/" + file + ".properties"))));
        return words.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), words::getProperty))
                .entrySet();
    }

    private static boolean isName(String value) {
        return value.matches("\\p{ASCII}+");
    }

    private static Stream<String> names(JsonNode values) {
        return values.valueStream().map(JsonNode::asString);
    }

    private static Stream<JsonNode> enums() {
        return DOCUMENTS.stream().flatMap(document -> document.findParents("enum").stream());
    }

    private static Stream<Named> schemas() {
        return components()
                .map(schema ->
                        Named.of(schema.getValue(), schema.getKey().startsWith("Page") ? "Page" : schema.getKey()));
    }

    private static Stream<Named> answers() {
        return calls().flatMap(call -> call.answers().map(answer -> Named.of(answer, call.id(), "Page")));
    }

    private static Stream<Named> properties() {
        return Stream.concat(
                components().flatMap(schema -> properties(schema.getKey(), schema.getValue())),
                calls().flatMap(call -> call.contents().flatMap(schema -> properties(call.id(), schema))));
    }

    private static Stream<Named> properties(String owner, JsonNode schema) {
        var own = schema.path("properties").properties().stream()
                .flatMap(property -> Stream.concat(
                        Stream.of(Named.of(property.getValue(), owner + "." + property.getKey(), property.getKey())),
                        properties(owner, property.getValue())));
        var parts = Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(kind -> schema.path(kind).valueStream())
                .flatMap(part -> properties(owner, part));
        var items = schema.has("items") ? properties(owner, schema.path("items")) : Stream.<Named>empty();
        return Stream.of(own, parts, items).flatMap(Function.identity());
    }

    private static Stream<Map.Entry<String, JsonNode>> components() {
        return DOCUMENTS.stream().flatMap(document -> document.at("/components/schemas").properties().stream());
    }

    private static Stream<Call> calls() {
        return DOCUMENTS.stream()
                .flatMap(document -> Stream.of("paths", "webhooks")
                        .flatMap(section -> document.path(section).properties().stream())
                        .flatMap(path ->
                                path.getValue().valueStream().map(operation -> new Call(path.getKey(), operation))));
    }
}
