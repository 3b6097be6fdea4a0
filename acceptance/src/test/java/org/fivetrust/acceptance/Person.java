package org.fivetrust.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with a login, speaking a language. */
record Person(Town town, String login, String language) {

    Person inChinese() {
        return new Person(town, login, "zh");
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    Answer get(String path) {
        return town.send(this, request(path).GET());
    }

    /** A stream of events, from after the last one received. */
    InputStream follow(String path, String last) {
        var request = request(path).header("Accept", "text/event-stream").GET();
        return town.open(this, last == null ? request : request.header("Last-Event-ID", last));
    }

    /** Every page of a list. */
    List<JsonNode> list(String path) {
        var found = new ArrayList<JsonNode>();
        var page = get(path).ok();
        found.addAll(page.path("items").values().stream().toList());
        while (!page.path("next").isNull() && !page.path("next").isMissingNode()) {
            var glue = path.contains("?") ? "&" : "?";
            page = get(path + glue + "cursor=" + Town.encoded(page.path("next").asString()))
                    .ok();
            found.addAll(page.path("items").values().stream().toList());
        }
        return found;
    }

    Answer post(String path, Object body) {
        return post(path, body, key());
    }

    Answer post(String path, Object body, String key) {
        return send(path, key, "application/json", BodyPublishers.ofString(Body.write(body)));
    }

    /** A file as it is. */
    Answer postFile(String path, String type, String content) {
        return send(path, key(), type, BodyPublishers.ofString(content));
    }

    /** A record and its bytes, as a browser's form sends them. */
    Answer upload(String path, Object metadata, String fileName, String type, byte[] content) {
        var boundary = "form-" + UUID.randomUUID();
        var form = new ByteArrayOutputStream();
        part(
                form,
                boundary,
                "name=\"metadata\"",
                "application/json",
                Body.write(metadata).getBytes(StandardCharsets.UTF_8));
        part(form, boundary, "name=\"content\"; filename=\"" + fileName + "\"", type, content);
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                path,
                key(),
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(form.toByteArray()));
    }

    /** A file beside nothing else. */
    Answer uploadFile(String path, String fileName, String type, String content) {
        var boundary = "form-" + UUID.randomUUID();
        var form = new ByteArrayOutputStream();
        part(
                form,
                boundary,
                "name=\"file\"; filename=\"" + fileName + "\"",
                type,
                content.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                path,
                key(),
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(form.toByteArray()));
    }

    private static void part(ByteArrayOutputStream form, String boundary, String name, String type, byte[] content) {
        form.writeBytes("--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                .formatted(boundary, name, type)
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(content);
        form.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private Answer send(String path, String key, String type, BodyPublisher body) {
        return town.send(
                this,
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", type)
                        .POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(town.gateway().resolve(path)).header("Accept-Language", language);
    }
}
