package org.fivetrust.acceptance;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object as a client writes it. */
final class Body {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final Map<String, Object> NOTHING = Map.of();

    private Body() {}

    /** Names and values in turn; what has no value is left out. */
    /** The same, but for some fields. */
    static Map<String, Object> with(Map<String, Object> body, Object... pairs) {
        var changed = new LinkedHashMap<>(body);
        for (var i = 0; i < pairs.length; i += 2) {
            changed.remove((String) pairs[i]);
        }
        changed.putAll(of(pairs));
        return changed;
    }

    static Map<String, Object> of(Object... pairs) {
        var body = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                body.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return body;
    }

    static String write(Object body) {
        return JSON.writeValueAsString(body);
    }

    static JsonNode read(String text) {
        return JSON.readTree(text.isBlank() ? "null" : text);
    }
}
