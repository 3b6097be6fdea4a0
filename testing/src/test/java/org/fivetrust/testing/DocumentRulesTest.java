package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI documents must be so that clients can be generated from all of them. */
class DocumentRulesTest {

    private static final List<String> SERVICES =
            List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    private static final Set<String> QUESTIONS = Set.of(
            "askRuling",
            "replayAgreement",
            "evaluateAccess",
            "evaluateAccesses",
            "searchActions",
            "searchResources",
            "searchSubjects");

    private static final Set<String> STRETCHES = Set.of("listCalendarDays", "listLeaves");

    private static final Map<String, JsonNode> DOCUMENTS = documents();

    private record Call(String service, String method, String path, JsonNode operation) {

        String address() {
            return method + " " + path;
        }

        String id() {
            return operation.path("operationId").asString("");
        }
    }

    @Test
    void an_operation_has_an_id_of_several_words_that_no_generator_numbered() {
        assertThat(calls().map(Call::id).filter(id -> !id.matches("[a-z]+([A-Z][a-z0-9]*)+")))
                .isEmpty();
    }

    @Test
    void no_two_operations_of_all_services_share_an_id() {
        var owners = new HashMap<String, String>();

        assertThat(calls())
                .allSatisfy(call -> assertThat(owners.merge(call.id(), call.address(), (first, _) -> first))
                        .as(call.id())
                        .isEqualTo(call.address()));
    }

    @Test
    void an_operation_has_a_summary_a_tag_and_says_what_goes_wrong() {
        assertThat(calls()).allSatisfy(call -> {
            assertThat(call.operation().path("summary").asString(""))
                    .as(call.id())
                    .isNotBlank();
            assertThat(call.operation().path("tags")).as(call.id()).isNotEmpty();
            assertThat(call.operation().path("responses").propertyNames())
                    .as(call.id())
                    .anyMatch(status -> status.startsWith("4"));
        });
    }

    @Test
    void an_operation_says_who_may_do_it() {
        assertThat(calls())
                .allSatisfy(
                        call -> assertThat(call.operation().path("description").asString(""))
                                .as(call.id())
                                .contains("Open to (可办理): "));
    }

    @Test
    void a_reading_names_the_roles_of_its_row() {
        var table = ReadingRights.table();

        assertThat(calls().filter(call -> call.method().equals("get")).filter(call -> !isPublic(call)))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(
                                call.operation().path("x-roles").valueStream().map(JsonNode::asString))
                        .as(call.id())
                        .containsExactlyElementsOf(table.readersOf(call.id()).orElseThrow()));
    }

    private static boolean isPublic(Call call) {
        return call.operation().has("security")
                && call.operation().path("security").isEmpty();
    }

    @Test
    void only_bytes_are_of_any_media_type() {
        assertThat(calls().flatMap(call -> responses(call).flatMap(DocumentRulesTest::ofAnyType)))
                .allMatch(schema -> schema.path("format").asString("").equals("binary"));
    }

    @Test
    void every_answer_that_is_an_object_is_typed() {
        assertThat(schemas().toList())
                .allSatisfy(schema -> assertThat(schema.getValue().has("properties")
                                && !schema.getValue().has("type"))
                        .as(schema.getKey())
                        .isFalse());
    }

    /** As ECMA-262 has it, by which JSON Schema reads patterns. */
    @Test
    void a_pattern_is_for_the_whole_text_and_in_the_syntax_of_all_languages() {
        assertThat(DOCUMENTS.values().stream().flatMap(document -> document.findValuesAsString("pattern").stream()))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(pattern)
                        .startsWith("^")
                        .endsWith("$")
                        .doesNotContainPattern("[*+?}][+]")
                        .doesNotContainPattern("\\(\\?[a-z]"));
    }

    @Test
    void a_header_of_an_answer_has_a_schema() {
        assertThat(DOCUMENTS.values().stream()
                        .flatMap(document -> document.findValues("headers").stream())
                        .flatMap(JsonNode::valueStream))
                .isNotEmpty()
                .allMatch(header -> header.has("schema"));
    }

    /** Questions keep nothing; everything else that is posted may be said twice. */
    @Test
    void whatever_changes_anything_takes_an_idempotency_key() {
        var keyless = calls().filter(call -> call.method().equals("post"))
                .filter(call -> !QUESTIONS.contains(call.id()))
                .filter(call -> call.operation()
                        .path("parameters")
                        .valueStream()
                        .noneMatch(
                                parameter -> parameter.path("name").asString("").equals("Idempotency-Key")));

        assertThat(keyless.map(Call::address)).isEmpty();
    }

    @Test
    void a_question_takes_no_idempotency_key() {
        assertThat(calls().filter(call -> QUESTIONS.contains(call.id())))
                .hasSameSizeAs(QUESTIONS)
                .allSatisfy(call ->
                        assertThat(call.operation().toString()).as(call.id()).doesNotContain("Idempotency-Key"));
    }

    /** A stretch of the calendar or of the log is asked for by its ends, and answered whole. */
    @Test
    void a_list_is_a_page_or_a_stream() {
        var lists = calls().filter(call -> call.operation()
                        .path("parameters")
                        .valueStream()
                        .anyMatch(
                                parameter -> parameter.path("name").asString("").equals("limit")))
                .filter(call -> !STRETCHES.contains(call.id()));

        assertThat(lists)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(
                                call.operation().at("/responses/200/content").propertyNames())
                        .as(call.id())
                        .contains("application/x-ndjson"));
    }

    @Test
    void a_reference_leads_somewhere() {
        DOCUMENTS.forEach((service, document) -> assertThat(document.findValuesAsString("$ref"))
                .as(service)
                .isNotEmpty()
                .allMatch(reference -> !document.at(reference.substring(1)).isMissingNode()));
    }

    private static Stream<Map.Entry<String, JsonNode>> schemas() {
        return DOCUMENTS.values().stream()
                .flatMap(document -> document.path("components").path("schemas").properties().stream());
    }

    private static Stream<JsonNode> responses(Call call) {
        return call.operation().path("responses").values().stream();
    }

    private static Stream<JsonNode> ofAnyType(JsonNode response) {
        return response.path("content").optional("*/*").map(content -> content.path("schema")).stream();
    }

    private static Stream<Call> calls() {
        return DOCUMENTS.entrySet().stream()
                .flatMap(document -> document.getValue().path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .map(operation -> new Call(
                                        document.getKey(), operation.getKey(), path.getKey(), operation.getValue()))));
    }

    private static Map<String, JsonNode> documents() {
        var read = new TreeMap<String, JsonNode>();
        SERVICES.forEach(service ->
                read.put(service, JsonMapper.shared().valueToTree(new Yaml().load(OpenApiCheck.checkedIn(service)))));
        return read;
    }
}
