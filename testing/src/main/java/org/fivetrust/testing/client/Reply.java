package org.fivetrust.testing.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What came back, with what was asked, so that a failing test tells both. */
public record Reply(String request, int status, HttpHeaders headers, byte[] bytes) {

    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The JSON of the reply, whatever its status. */
    public JsonNode body() {
        return Body.read(text());
    }

    public JsonNode is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return body();
    }

    public JsonNode ok() {
        return is(200);
    }

    public JsonNode created() {
        return is(201);
    }

    /** Done, whether something was made by it or not. */
    public JsonNode done() {
        assertThat(status).as(toString()).isIn(200, 201);
        return body();
    }

    /** The id of what was made. */
    public String id() {
        return created().path("id").asString();
    }

    public UUID uuid() {
        return UUID.fromString(id());
    }

    /** The text at a JSON pointer, such as {@code /steps/0/role}. */
    public String text(String pointer) {
        return done().at(pointer).asString();
    }

    /** One page of a list. */
    public List<JsonNode> items() {
        return ok().path("items").values().stream().toList();
    }

    public List<String> ids() {
        return items().stream().map(item -> item.path("id").asString()).toList();
    }

    /** The lines of a text, or the objects of a stream. */
    public List<String> lines() {
        assertThat(status).as(toString()).isEqualTo(200);
        return text().lines().toList();
    }

    /** The bytes of a file. */
    public byte[] content() {
        assertThat(status).as(request).isEqualTo(200);
        return bytes;
    }

    /** The text of a file. */
    public String whole() {
        return new String(content(), StandardCharsets.UTF_8);
    }

    /** A problem of this status and code. */
    public JsonNode refused(int expected, String code) {
        var problem = is(expected);
        assertThat(header("Content-Type").orElse("")).as(toString()).startsWith("application/problem+json");
        assertThat(problem.path("code").asString("")).as(toString()).isEqualTo(code);
        return problem;
    }

    /** Where the violations of a problem point. */
    public List<String> pointers(int expected, String code) {
        return Body.texts(refused(expected, code).path("violations"), "pointer");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The link to the next page. */
    public Optional<String> next() {
        return header("Link")
                .filter(link -> link.endsWith(">; rel=\"next\""))
                .map(link -> link.substring(1, link.indexOf('>')));
    }

    public boolean isReplayed() {
        return header("Idempotency-Replayed").filter("true"::equals).isPresent();
    }

    /** Said again under its key. */
    public Reply replayed() {
        assertThat(isReplayed()).as(toString()).isTrue();
        return this;
    }

    /** With a Location that matches a regular expression. */
    public Reply located(String expression) {
        assertThat(header("Location").orElse("")).as(toString()).matches(expression);
        return this;
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + text();
    }
}
