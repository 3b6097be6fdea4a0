package org.fivetrust.testing.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object as a client writes it. */
public final class Body {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static final Map<String, Object> NOTHING = Map.of();

    private Body() {}

    /** Names and values in turn; what has no value is left out. */
    public static Map<String, Object> of(@Nullable Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (var n = 0; n < namesAndValues.length; n += 2) {
            if (namesAndValues[n + 1] instanceof Object value) {
                body.put(String.valueOf(namesAndValues[n]), value);
            }
        }
        return body;
    }

    /** The same but for some fields. */
    public static Map<String, Object> with(Map<String, ?> body, @Nullable Object... namesAndValues) {
        var changed = new LinkedHashMap<String, Object>(body);
        changed.putAll(of(namesAndValues));
        return changed;
    }

    public static Map<String, Object> without(Map<String, ?> body, String name) {
        var changed = new LinkedHashMap<String, Object>(body);
        changed.remove(name);
        return changed;
    }

    /** What each object of an array says in one field. */
    public static List<String> texts(JsonNode array, String field) {
        return array.valueStream().map(item -> item.path(field).asString()).toList();
    }

    /** Text is sent as it is. */
    static byte[] bytes(Object body) {
        return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(body);
    }

    public static String write(Object body) {
        return JSON.writeValueAsString(body);
    }

    public static JsonNode read(String text) {
        return JSON.readTree(text.isBlank() ? "null" : text);
    }
}
