package org.fivetrust.shared.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.fivetrust.shared.kernel.Splitter;
import org.jspecify.annotations.Nullable;

/** Points to a field of a message by the names of its JSON (RFC 6901). */
final class FieldPointer {

    private FieldPointer() {}

    /** {@code path} is one of the validator, such as {@code lines[2].account}. */
    static String of(Class<?> message, String path) {
        var pointer = new StringBuilder();
        Type type = message;
        for (var step : Splitter.of(path, '.')) {
            var name = Splitter.of(step, '[', 2).getFirst();
            var component = component(type, name);
            pointer.append('/')
                    .append(component == null ? name : jsonName(component))
                    .append(step.substring(name.length()).replace("[", "/").replace("]", ""));
            type = component == null ? Object.class : component.getGenericType();
        }
        return pointer.toString();
    }

    private static @Nullable RecordComponent component(Type type, String name) {
        return switch (type) {
            case Class<?> record
            when record.isRecord() ->
                Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findAny()
                        .orElse(null);
            case ParameterizedType list -> component(list.getActualTypeArguments()[0], name);
            default -> null;
        };
    }

    static String jsonName(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null || property.value().isEmpty() ? component.getName() : property.value();
    }
}
