package org.fivetrust.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema (2020-12) of templates and clauses; editors use the same file. */
class AgreementSchema {

    static final String FILE = "templates/agreement.schema.json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Schema template;
    private final Schema clauses;

    AgreementSchema() {
        var document = read();
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var onlyClauses = JSON.createObjectNode();
        onlyClauses.set("$defs", document.get("$defs"));
        onlyClauses.put("$ref", "#/$defs/clauses");
        template = registry.getSchema(document);
        clauses = registry.getSchema(onlyClauses);
    }

    private static JsonNode read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Everything a template file has wrong in shape. */
    List<Violation> findings(JsonNode file) {
        return findings(template, file, "");
    }

    /** Everything that given clauses have wrong in shape. */
    List<Violation> findings(List<ClauseMessage> given) {
        return findings(clauses, JSON.valueToTree(given), "/clauses");
    }

    private static List<Violation> findings(Schema schema, JsonNode document, String root) {
        return schema.validate(document).stream()
                .map(error -> finding(
                        error, root + pointer(error.getInstanceLocation().toString())))
                .distinct()
                .toList();
    }

    /** In the words of other requests; the validator's own are in one language. */
    private static Violation finding(Error error, String place) {
        return switch (error.getKeyword()) {
            case "required" -> Violation.worded("missing", place + "/" + error.getProperty());
            case "additionalProperties" -> Violation.worded("unknown", place + "/" + error.getProperty());
            case "type" -> Violation.worded(type(error.getArguments()[1].toString()), place);
            case "enum" -> Violation.worded("one-of", place, "values", values(error.getSchemaNode()));
            case "pattern" -> Violation.worded("schema-pattern", place, "pattern", error.getArguments()[0]);
            case "minimum" -> Violation.worded("at-least", place, "least", error.getArguments()[0]);
            case "minLength", "minItems" -> Violation.worded("too-short", place, "least", error.getArguments()[0]);
            case "maxLength", "maxItems" -> Violation.worded("too-long", place, "most", error.getArguments()[0]);
            case "uniqueItems" -> Violation.worded("given-twice", place);
            default -> Violation.worded("schema", place, "keyword", error.getKeyword());
        };
    }

    private static String type(String wanted) {
        return switch (wanted) {
            case "string" -> "text";
            case "integer" -> "whole-number";
            case "number" -> "number";
            case "array" -> "list";
            case "object" -> "object";
            default -> "kind";
        };
    }

    private static String values(JsonNode allowed) {
        return allowed.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    /** Whatever way the validator writes a place: {@code $.clauses[0]} or {@code /clauses/0}. */
    private static String pointer(String place) {
        return place.startsWith("/") || place.isEmpty()
                ? place
                : (place.startsWith("$") ? place.substring(1) : place)
                        .replace('[', '/')
                        .replace("]", "")
                        .replace('.', '/');
    }
}
