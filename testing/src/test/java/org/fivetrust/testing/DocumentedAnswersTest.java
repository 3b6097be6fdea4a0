package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fivetrust.testing.DocumentedAnswers.Answer;
import org.junit.jupiter.api.Test;

class DocumentedAnswersTest {

    private final DocumentedAnswers documented = DocumentedAnswers.of("""
            paths:
              /v1/notes/{id}:
                get:
                  responses:
                    "200":
                      content:
                        application/json: {schema: {$ref: "#/components/schemas/Note"}}
                        application/x-ndjson: {schema: {$ref: "#/components/schemas/Note"}}
                    "404": {$ref: "#/components/responses/NotFound"}
            components:
              responses:
                NotFound:
                  content:
                    application/problem+json: {schema: {type: object, required: [code]}}
              schemas:
                Note:
                  type: object
                  required: [text]
                  properties:
                    text: {type: string}
                    author: {type: [string, "null"]}
            """);

    @Test
    void what_the_document_says_passes() {
        assertThat(json(200, "{\"text\":\"a\",\"author\":null}")).isEmpty();
        assertThat(json(200, "{\"text\":\"a\"}")).isEmpty();
    }

    @Test
    void a_missing_property_is_a_fault() {
        assertThat(json(200, "{\"author\":\"b\"}")).singleElement().asString().contains("text");
    }

    @Test
    void null_is_a_fault_where_the_document_does_not_allow_it() {
        assertThat(json(200, "{\"text\":null}")).singleElement().asString().contains("null");
    }

    @Test
    void a_property_that_the_document_does_not_name_is_a_fault() {
        assertThat(json(200, "{\"text\":\"a\",\"secret\":1}"))
                .singleElement()
                .asString()
                .contains("secret");
    }

    @Test
    void every_line_of_a_stream_is_compared() {
        assertThat(faults(200, "application/x-ndjson", "{\"text\":\"a\"}\n{}\n"))
                .hasSize(1);
    }

    @Test
    void an_undocumented_status_or_media_type_is_a_fault() {
        assertThat(json(202, "{}")).containsExactly("status 202 is not documented");
        assertThat(faults(200, "text/csv", "a")).containsExactly("media type text/csv is not documented for 200");
    }

    @Test
    void a_shared_response_is_found() {
        assertThat(faults(404, "application/problem+json", "{}")).hasSize(1);
        assertThat(faults(404, "application/problem+json", "{\"code\":\"a\"}")).isEmpty();
    }

    private List<String> json(int status, String body) {
        return faults(status, "application/json;charset=UTF-8", body);
    }

    private List<String> faults(int status, String type, String body) {
        return documented.faults(new Answer("GET", "/v1/notes/1", status, type, body));
    }
}
