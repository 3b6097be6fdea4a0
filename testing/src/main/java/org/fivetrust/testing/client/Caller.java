package org.fivetrust.testing.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Who calls, over which wire. Every change has a fresh idempotency key unless one is given.
 *
 * @param who a login, or the value of an Authorization header; nobody if empty
 * @param headers sent with every call; an empty one is left out
 */
public record Caller(Wire wire, String who, Map<String, String> headers) {

    private static final String KEY = "Idempotency-Key";

    private static final String JSON = "application/json";

    public static Caller of(Wire wire, String who) {
        return new Caller(wire, who, Map.of());
    }

    public Caller with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(wire, who, more);
    }

    public Caller withKey(String key) {
        return with(KEY, key);
    }

    public Reply get(String path, Object... parameters) {
        return wire.send(Call.of("GET", path, who).with(parameters).headers(headers));
    }

    /** What a link leads to, with the query it has. */
    public Reply follow(String link) {
        var query = link.indexOf('?');
        return query < 0 ? get(link) : get(link.substring(0, query), parameters(link.substring(query + 1)));
    }

    /** The items of a list from this page to the last, each reached by the link of the one before. */
    public List<JsonNode> whole(Reply first) {
        var items = new ArrayList<>(first.items());
        for (var next = first.next(); next.isPresent(); ) {
            var page = follow(next.get());
            items.addAll(page.items());
            next = page.next();
        }
        return items;
    }

    private static Object[] parameters(String query) {
        return Arrays.stream(query.split("&"))
                .flatMap(parameter -> Arrays.stream(parameter.split("=", 2)))
                .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
                .toArray();
    }

    /** Without a body. */
    public Reply post(String path) {
        return wire.send(keyed(Call.of("POST", path, who)).headers(headers));
    }

    public Reply post(String path, Object body, Object... parameters) {
        return wire.send(change("POST", path, body).with(parameters).headers(headers));
    }

    public Reply put(String path, Object body) {
        return wire.send(change("PUT", path, body).headers(headers));
    }

    public Reply patch(String path, Object body) {
        return wire.send(change("PATCH", path, body).headers(headers));
    }

    public Reply delete(String path) {
        return wire.send(keyed(Call.of("DELETE", path, who)).headers(headers));
    }

    /** Bytes of any type. */
    public Reply upload(String path, String type, byte[] content, Object... parameters) {
        return wire.send(keyed(Call.of("POST", path, who))
                .with(parameters)
                .content(type, content)
                .headers(headers));
    }

    private Call change(String method, String path, Object body) {
        return keyed(Call.of(method, path, who)).content(JSON, Body.bytes(body));
    }

    private static Call keyed(Call call) {
        return call.header(KEY, UUID.randomUUID().toString());
    }
}
