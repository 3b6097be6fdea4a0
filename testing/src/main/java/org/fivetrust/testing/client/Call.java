package org.fivetrust.testing.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param who a login, or the value of an Authorization header
 */
public record Call(
        String method,
        String path,
        List<Parameter> parameters,
        String who,
        Map<String, String> headers,
        byte[] content) {

    /** Of the query string. */
    public record Parameter(String name, String value) {}

    static Call of(String method, String path, String who) {
        return new Call(method, path, List.of(), who, Map.of(), new byte[0]);
    }

    /** Names and values in turn. */
    Call with(Object... namesAndValues) {
        var more = new ArrayList<>(parameters);
        for (var n = 0; n < namesAndValues.length; n += 2) {
            more.add(new Parameter((String) namesAndValues[n], namesAndValues[n + 1].toString()));
        }
        return new Call(method, path, List.copyOf(more), who, headers, content);
    }

    Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, parameters, who, more, content);
    }

    Call headers(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new Call(method, path, parameters, who, more, content);
    }

    Call content(String type, byte[] bytes) {
        return new Call(method, path, parameters, who, headers, bytes).header("Content-Type", type);
    }

    public boolean isAuthorized() {
        return !who.isEmpty();
    }

    public boolean hasContent() {
        return headers.containsKey("Content-Type");
    }
}
