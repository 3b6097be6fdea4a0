package org.fivetrust.acceptance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Writes a request of an operation, with more or fewer faults. What it writes depends on its random numbers alone. */
final class FuzzedRequest {

    private static final List<String> HOSTILE_JSON = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e1000000",
            "-0.001",
            "9".repeat(400),
            "99999999999999999999",
            "NaN",
            "[]",
            "{}",
            "[".repeat(3_000),
            "{\"a\":".repeat(60) + "1" + "}".repeat(60),
            "\"\"",
            "\" \"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"\\uffff\"",
            "\"\u0085\"",
            "\"😀\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"' or 1=1 --\"",
            "\"9999-12-31\"",
            "\"0000-00-00\"",
            "\"2026-02-30\"",
            "\"-5.00\"",
            "\"1e400\"",
            "\"99999999999999999999.99\"",
            "\"*\"",
            "\"%00\"",
            "{\"unknown\":1}",
            "[null,null]");

    private static final List<String> HOSTILE_TEXT = List.of(
            "",
            "%20",
            "%00",
            "%0A",
            "%zz",
            "%c0%80",
            "%ED%A0%80",
            "%F0%9F%98%80",
            "%27%20or%201=1",
            "-1",
            "99999999999999999999",
            "1e9",
            "*",
            "%2e%2e%2f",
            "..",
            ";a=b",
            "[]",
            "not-a-uuid",
            "1-1-1-1-1",
            "9999-99",
            "2026-02-30",
            "x".repeat(3_000),
            "x".repeat(12_000));

    private static final List<String> HOSTILE_HEADER = List.of(
            "",
            " ",
            "\u0085",
            "\u00e9\u009f",
            "a\u0001",
            "a\u007f",
            "\"",
            "W/\"",
            "*",
            "é",
            "x".repeat(300),
            "x".repeat(9_000),
            ",;=",
            "-1",
            "0-0",
            "9".repeat(30));

    private static final List<String> ACCEPTED = List.of(
            "*/*",
            "application/json",
            "*/*, application/problem+json",
            "application/problem+json",
            "application/*+json",
            "application/x-ndjson",
            "text/html",
            "text/event-stream",
            "image/png",
            "application/json;q=0",
            "/;;",
            "\u0085");

    private static final List<String> MEDIA_TYPES = List.of(
            "application/json",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "multipart/form-data; boundary=b",
            "application/x-www-form-urlencoded",
            "application/json;charset=nope",
            "application/json;charset=UTF-16",
            "///",
            "text/csv");

    private static final List<String> FRAMING = List.of(
            "Content-Length: -1\r\n",
            "Content-Length: x\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 1\r\nContent-Length: 2\r\n",
            "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            "Bad Name: x\r\n",
            "Expect: banana\r\n",
            "Cookie: a=;;=\r\n",
            "X-Forwarded-Host: [::\r\n",
            "X-Forwarded-Port: x\r\n",
            "Range: bytes=x\r\n");

    private final Operation operation;
    private final KnownValues known;
    private final Random random;
    private final double wild;

    /** @param random decides how wild it is, too: a request without faults comes further */
    FuzzedRequest(Operation operation, KnownValues known, Random random) {
        this.operation = operation;
        this.known = known;
        this.random = random;
        this.wild = List.of(0.0, 0.03, 0.1, 0.4).get(random.nextInt(4));
    }

    byte[] bytes(String token) {
        var body = operation.body().isEmpty() ? new byte[0] : body();
        var head = new StringBuilder(method()).append(' ').append(target()).append(" HTTP/1.1\r\nHost: localhost\r\n");
        head.append("Connection: close\r\n");
        if (!token.isEmpty()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (!operation.body().isEmpty()) {
            head.append("Content-Type: ").append(mediaType()).append("\r\n");
        }
        operation.parameters("header").forEach(parameter -> header(head, parameter.name()));
        if (isWild() || random.nextInt(8) == 0) {
            head.append("Accept: ").append(any(ACCEPTED)).append("\r\n");
        }
        if (random.nextBoolean()) {
            head.append("Accept-Language: zh-CN\r\n");
        }
        head.append(isWild() && random.nextBoolean() ? any(FRAMING) : "Content-Length: " + body.length + "\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private boolean isWild() {
        return random.nextDouble() < wild;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String method() {
        return random.nextInt(200) == 0 ? any(List.of("FOO", "TRACE", "OPTIONS", "PUT", "DELETE")) : operation.method();
    }

    private String target() {
        var path = new StringBuilder();
        for (var segment : operation.path().substring(1).split("/")) {
            path.append('/').append(segment.startsWith("{") ? pathValue(path.toString(), segment) : segment);
        }
        var glue = "?";
        for (var parameter : operation.parameters("query").toList()) {
            if (parameter.required() ? !isWild() : random.nextInt(3) == 0) {
                path.append(glue).append(parameter.name()).append('=').append(queryValue(parameter));
                glue = "&";
            }
        }
        return path.append(isWild() && random.nextInt(4) == 0 ? glue + "unknown=1" : "")
                .toString();
    }

    private String pathValue(String before, String segment) {
        var name = segment.substring(1, segment.length() - 1);
        return switch (name) {
            case String _ when isWild() -> any(HOSTILE_TEXT);
            case "area" -> operation.service();
            case "principal" -> "dongfang-committee";
            case "period" -> "2026-0" + (1 + random.nextInt(9));
            case "year" -> "2026";
            default -> {
                var otherwise = known.one(name, random, uuid());
                yield Town.encoded(known.one(KnownValues.last(before), random, otherwise));
            }
        };
    }

    private String queryValue(Operation.Parameter parameter) {
        return isWild() ? any(HOSTILE_TEXT) : Town.encoded(text(parameter.schema(), parameter.name()));
    }

    private void header(StringBuilder head, String name) {
        if (!isWild()) {
            var value =
                    switch (name) {
                        case "If-Match" -> "\"1\"";
                        case "Last-Event-ID" -> "1-1";
                        default -> uuid();
                    };
            head.append(name).append(": ").append(value).append("\r\n");
        } else if (random.nextInt(4) > 0) {
            head.append(name).append(": ").append(any(HOSTILE_HEADER)).append("\r\n");
        }
    }

    private String mediaType() {
        return isWild()
                ? any(MEDIA_TYPES)
                : operation.body().propertyNames().iterator().next();
    }

    private byte[] body() {
        var json = new StringBuilder();
        write(json, operation.body().iterator().next().path("schema"), "", 0);
        if (isWild() && random.nextInt(4) == 0) {
            json.setLength(random.nextInt(json.length() + 1));
        }
        var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
        if (isWild() && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void write(StringBuilder json, JsonNode schema, String name, int depth) {
        if (isWild()) {
            json.append(any(HOSTILE_JSON));
            return;
        }
        var told = resolved(schema);
        switch (type(told)) {
            case "object" -> object(json, told, depth);
            case "array" -> list(json, told, name, depth);
            case "integer" -> json.append(random.nextInt(40));
            case "number" -> json.append(random.nextInt(40)).append(".5");
            case "boolean" -> json.append(random.nextBoolean());
            default -> json.append(Body.write(text(told, name)));
        }
    }

    private JsonNode resolved(JsonNode schema) {
        if (schema.has("anyOf")) {
            return resolved(schema.path("anyOf").path(0));
        }
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : operation.schemas().path(KnownValues.last(reference));
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray()
                ? type.path(0).asString("")
                : type.asString(schema.has("properties") ? "object" : "string");
    }

    private void object(StringBuilder json, JsonNode schema, int depth) {
        json.append('{');
        var required = schema.path("required").toString();
        for (var property : schema.path("properties").properties()) {
            var wanted =
                    required.contains("\"" + property.getKey() + "\"") ? !isWild() : depth < 5 && random.nextBoolean();
            if (wanted) {
                json.append(json.charAt(json.length() - 1) == '{' ? "" : ",");
                json.append('"').append(property.getKey()).append("\":");
                write(json, property.getValue(), property.getKey(), depth + 1);
            }
        }
        json.append('}');
    }

    private void list(StringBuilder json, JsonNode schema, String name, int depth) {
        json.append('[');
        for (var n = random.nextInt(3); n >= 0 && depth < 6; n--) {
            write(json, schema.path("items"), name, depth + 1);
            json.append(n > 0 ? "," : "");
        }
        json.append(']');
    }

    private String text(JsonNode schema, String name) {
        var values = resolved(schema).path("enum");
        if (values.isArray()) {
            return values.path(random.nextInt(values.size())).asString("");
        }
        var example = resolved(schema).path("example").asString("");
        var fresh =
                switch (resolved(schema).path("format").asString(type(resolved(schema)))) {
                    case "uuid" -> known.one("id", random, uuid());
                    case "date" -> "2026-0%d-1%d".formatted(1 + random.nextInt(9), random.nextInt(9));
                    case "date-time" -> "2026-03-02T08:00:00Z";
                    case "integer", "int32", "int64" -> Integer.toString(random.nextInt(100));
                    case "boolean" -> Boolean.toString(random.nextBoolean());
                    default -> name.equals("principal") ? "dongfang-committee" : example.isEmpty() ? "10.00" : example;
                };
        return random.nextInt(4) == 0 ? fresh : known.one(name, random, fresh);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
