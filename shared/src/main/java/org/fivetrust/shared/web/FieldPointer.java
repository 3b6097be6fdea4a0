package org.fivetrust.shared.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Points to a field of a message by the names of its JSON (RFC 6901). */
final class FieldPointer {

    private FieldPointer() {}

    /** Of a path of the validator, in which a place in a list belongs to the step below it. */
    static String of(Class<?> message, Path path) {
        var pointer = new StringBuilder();
        Type type = message;
        for (var step : path) {
            if (step.isInIterable()) {
                pointer.append(place(step));
            }
            if (step.getKind() != ElementKind.CONTAINER_ELEMENT) {
                var name = Objects.requireNonNullElse(step.getName(), "");
                var component = component(type, name);
                pointer.append(UnreadableRequest.pointer(component == null ? name : jsonName(component)));
                type = component == null ? Object.class : component.getGenericType();
            }
        }
        return pointer.toString();
    }

    private static String place(Path.Node step) {
        return step.getIndex() == null
                ? UnreadableRequest.pointer(String.valueOf(step.getKey()))
                : "/" + step.getIndex();
    }

    private static @Nullable RecordComponent component(Type type, String name) {
        return switch (type) {
            case Class<?> record
            when record.isRecord() ->
                Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findAny()
                        .orElse(null);
            case ParameterizedType container ->
                component(container.getActualTypeArguments()[container.getActualTypeArguments().length - 1], name);
            default -> null;
        };
    }

    static String jsonName(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }
}
