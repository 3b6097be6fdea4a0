package org.fivetrust.shared.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each operation was once asked and once answered, and the codes of its problems, from {@code openapi/examples}.
 */
final class DocumentExamples {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, JsonNode> byOperation;

    private DocumentExamples(Map<String, JsonNode> byOperation) {
        this.byOperation = byOperation;
    }

    static DocumentExamples read() {
        var byOperation = new HashMap<String, JsonNode>();
        try {
            for (var file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/examples/*.json")) {
                read(file).forEachEntry(byOperation::put);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new DocumentExamples(byOperation);
    }

    private static JsonNode read(Resource file) throws IOException {
        try (var from = file.getInputStream()) {
            return JSON.readTree(from);
        }
    }

    void add(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> Optional.ofNullable(byOperation.get(operation.getOperationId()))
                        .ifPresent(example -> add(operation, example)));
    }

    private static void add(Operation operation, JsonNode example) {
        if (operation.getRequestBody() != null) {
            json(operation.getRequestBody().getContent()).forEach(media -> set(media, example.path("request")));
        }
        var answer = operation.getResponses().get(example.path("status").asString(""));
        if (answer != null) {
            json(answer.getContent()).forEach(media -> set(media, example.path("answer")));
        }
        if (example.has("codes")) {
            operation.addExtension("x-error-codes", JSON.convertValue(example.path("codes"), Object.class));
        }
    }

    private static void set(MediaType media, JsonNode value) {
        if (!value.isMissingNode()) {
            media.setExample(JSON.convertValue(value, Object.class));
        }
    }

    /** What an example is written for: JSON and text, no stream and no bytes. */
    private static Stream<MediaType> json(@Nullable Content content) {
        return content == null
                ? Stream.empty()
                : content.entrySet().stream()
                        .filter(media -> media.getKey().equals("application/json")
                                || media.getKey().equals("text/plain"))
                        .map(Map.Entry::getValue);
    }
}
