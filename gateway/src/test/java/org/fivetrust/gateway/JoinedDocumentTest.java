package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fivetrust.testing.OpenApiCheck;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JoinedDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> SERVICES =
            List.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    private final JsonNode whole = JoinedDocument.of(SERVICES.stream()
            .map(service -> Map.entry(service, JSON.<JsonNode>valueToTree(OpenApiCheck.<Object>document(service))))
            .toList());

    @Test
    void everyOperationOfEveryServiceIsInIt() {
        assertThat(SERVICES.stream().flatMap(service -> OpenApiCheck.operations(service).stream()))
                .allSatisfy(operation -> {
                    var words = operation.split(" ");
                    assertThat(whole.path("paths")
                                    .path(words[1])
                                    .path(words[0].toLowerCase(Locale.ROOT))
                                    .isObject())
                            .isTrue();
                });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references())
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(whole.at(reference.substring(1)).isMissingNode())
                                .isFalse());
    }

    /** For the check of clients that are generated from it. */
    @Test
    void itCanBeWrittenAsOneFile() throws IOException {
        var file = Files.createDirectories(Path.of("target")).resolve("openapi.json");

        Files.writeString(file, whole.toPrettyString());

        assertThat(JSON.readTree(file.toFile())).isEqualTo(whole);
    }

    private Stream<String> references() {
        return whole.findValues("$ref").stream().map(JsonNode::asString);
    }

    @Test
    void whatServicesDescribeDifferentlyIsNamedAfterThem() {
        var joined = JoinedDocument.of(
                List.of(document("funds", "string"), document("assets", "integer"), document("seals", "string")));

        assertThat(joined.at("/components/schemas/Thing/type").asString()).isEqualTo("string");
        assertThat(joined.at("/components/schemas/AssetsThing/type").asString()).isEqualTo("integer");
        assertThat(joined.at("/components/schemas").size()).isEqualTo(2);
        assertThat(Arrays.asList("funds", "assets", "seals"))
                .extracting(service ->
                        joined.at("/paths/~1" + service + "/get/$ref").asString())
                .containsExactly(
                        "#/components/schemas/Thing", "#/components/schemas/AssetsThing", "#/components/schemas/Thing");
    }

    private static Map.Entry<String, JsonNode> document(String service, String type) {
        return Map.entry(service, JSON.readTree("""
                {"openapi": "3.1.0", "info": {"version": "1"},
                 "paths": {"/%s": {"get": {"$ref": "#/components/schemas/Thing"}}},
                 "components": {"schemas": {"Thing": {"type": "%s"}}}}
                """.formatted(service, type)));
    }
}
