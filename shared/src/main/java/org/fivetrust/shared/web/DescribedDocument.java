package org.fivetrust.shared.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A document in which everything is described, by its annotations or by {@link DocumentWords}. */
@SuppressWarnings("rawtypes")
final class DescribedDocument {

    /** What springdoc says of answers that no annotation describes. */
    private static final Set<String> UNDESCRIBED = Set.of("OK", "Created", "Accepted", "No Content");

    private final DocumentWords words;
    private final Map<String, Schema> schemas;

    private DescribedDocument(DocumentWords words, Map<String, Schema> schemas) {
        this.words = words;
        this.schemas = schemas;
    }

    static void of(OpenAPI document, DocumentWords words) {
        var described = new DescribedDocument(words, document.getComponents().getSchemas());
        described.schemas.forEach(described::schema);
        document.getPaths().forEach(described::path);
        Objects.requireNonNullElse(document.getWebhooks(), Map.<String, PathItem>of())
                .forEach(described::path);
    }

    private void schema(String name, Schema<?> schema) {
        fill(schema.getDescription(), () -> words.ofSchema(name), schema::setDescription);
        inside(name, schema);
    }

    private void path(String path, PathItem item) {
        item.readOperations().forEach(operation -> operation(path, operation));
    }

    private void operation(String path, Operation operation) {
        var id = operation.getOperationId();
        list(operation.getParameters()).forEach(parameter -> parameter(path, id, parameter));
        if (operation.getRequestBody() != null) {
            body(id, operation.getRequestBody());
        }
        operation.getResponses().values().stream()
                .filter(answer -> answer.get$ref() == null)
                .forEach(answer -> answer(id, answer));
    }

    private void parameter(String path, String operation, Parameter parameter) {
        var name = parameter.getName();
        fill(
                parameter.getDescription(),
                () -> words.ofParameter(operation, segmentBefore(path, name), name),
                parameter::setDescription);
        if (parameter.getSchema() != null) {
            inside(operation, parameter.getSchema());
        }
    }

    /** {@code payments} in {@code /v1/payments/{id}}. */
    private static String segmentBefore(String path, String parameter) {
        var before = path.substring(0, Math.max(0, path.indexOf("/{" + parameter + "}")));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    private void body(String operation, RequestBody body) {
        fill(body.getDescription(), () -> ofContent(body.getContent()), body::setDescription);
        contents(body.getContent()).forEach(schema -> inside(operation, schema));
    }

    private void answer(String operation, ApiResponse answer) {
        var said = UNDESCRIBED.contains(answer.getDescription()) ? null : answer.getDescription();
        fill(said, () -> words.ofAnswer(operation).or(() -> ofContent(answer.getContent())), answer::setDescription);
        contents(answer.getContent()).forEach(schema -> inside(operation, schema));
    }

    /** As its first schema is described. */
    private Optional<String> ofContent(@Nullable Content content) {
        return contents(content)
                .map(Schema::get$ref)
                .filter(Objects::nonNull)
                .map(reference -> schemas.get(reference.substring(reference.lastIndexOf('/') + 1)))
                .map(Schema::getDescription)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The properties of a schema, also of what it is made of. */
    private void inside(String owner, Schema<?> schema) {
        names(schema);
        anchor(schema);
        Objects.requireNonNullElse(schema.getProperties(), Map.<String, Schema>of())
                .forEach((name, property) -> property(owner, name, property));
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(parts -> list(parts).stream())
                .forEach(part -> inside(owner, part));
        if (schema.getItems() != null) {
            inside(owner, schema.getItems());
        }
    }

    private void property(String owner, String name, Schema<?> property) {
        fill(property.getDescription(), () -> words.ofProperty(owner, name), property::setDescription);
        inside(owner, property);
    }

    /** As the generators of clients read them: OpenAPI Generator, and NSwag. */
    private void names(Schema<?> schema) {
        var values = list(schema.getEnum()).stream().map(String::valueOf).toList();
        words.ofValues(values).ifPresent(names -> {
            schema.addExtension("x-enum-varnames", names);
            schema.addExtension("x-enumNames", names);
        });
    }

    /**
     * A pattern of an annotation is for the whole text; one of JSON Schema is found anywhere in it, and ECMA-262 has no
     * possessive repetition.
     */
    private static void anchor(Schema<?> schema) {
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern.replace("*+", "*") + ")$");
        }
    }

    private static Stream<Schema> contents(@Nullable Content content) {
        return content == null
                ? Stream.empty()
                : content.values().stream()
                        .map(media -> (Schema) media.getSchema())
                        .filter(Objects::nonNull);
    }

    private static <T> List<T> list(@Nullable List<T> some) {
        return some == null ? List.of() : some;
    }

    private static void fill(@Nullable String said, Supplier<Optional<String>> words, Consumer<String> to) {
        if (said == null || said.isBlank()) {
            words.get().ifPresent(to);
        }
    }
}
