package org.fivetrust.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
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
                .map(error -> Violation.worded(
                        "schema",
                        root + pointer(error.getInstanceLocation().toString()),
                        "what",
                        error.getMessage(),
                        "keyword",
                        error.getKeyword()))
                .distinct()
                .toList();
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
