package org.fivetrust.shared.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * In the documents a property of a record is required, unless its component is {@code @Nullable}: then it may be null,
 * and in a request it may be left out. Money is a text.
 */
final class NullableComponents implements ModelConverter {

    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var raw = Json31.mapper().constructType(type.getType()).getRawClass();
        if (raw == Money.class) {
            return amount();
        }
        var schema = chain.next().resolve(type, context, chain);
        if (schema != null && raw.isRecord()) {
            describe(model(schema, context), raw);
        }
        return schema;
    }

    private static Schema<?> amount() {
        var amount = new JsonSchema();
        amount.setTypes(Set.of("string"));
        amount.setExample("4980.00");
        return amount;
    }

    private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var name = reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
        return context.getDefinedModels().getOrDefault(name, schema);
    }

    private static void describe(Schema<?> model, Class<?> record) {
        Map<String, Schema> properties = model.getProperties();
        if (properties == null) {
            return;
        }
        var required = new TreeSet<>(model.getRequired() == null ? List.of() : model.getRequired());
        Arrays.stream(record.getRecordComponents())
                .filter(component -> properties.containsKey(FieldPointer.jsonName(component)))
                .forEach(component -> {
                    var name = FieldPointer.jsonName(component);
                    if (isNullable(component)) {
                        properties.computeIfPresent(name, (_, property) -> orNull(property));
                    } else {
                        required.add(name);
                    }
                });
        model.setRequired(required.isEmpty() ? null : List.copyOf(required));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.isAnnotationPresent(NotNull.class)
                && !component.getAccessor().isAnnotationPresent(NotNull.class);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) {
            return property;
        }
        if (property.get$ref() != null || property.getEnum() != null) {
            return either(property);
        }
        if (property.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(property.getTypes());
            types.add(NULL);
            property.setTypes(types);
        }
        return property;
    }

    /** A reference, or words of which null is none. */
    private static Schema<?> either(Schema<?> property) {
        var choice = new JsonSchema();
        choice.setDescription(property.getDescription());
        property.setDescription(null);
        var nothing = new JsonSchema();
        nothing.setTypes(Set.of(NULL));
        choice.setAnyOf(List.of(property, nothing));
        return choice;
    }
}
