package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What came back, with what was asked, so that a failing journey tells both. */
record Answer(String request, int status, HttpHeaders headers, JsonNode body) {

    JsonNode ok() {
        return is(200);
    }

    JsonNode created() {
        is(201);
        assertThat(headers.firstValue("Location")).as(toString()).isPresent();
        return body;
    }

    /** Done, whether something was made by it or not. */
    JsonNode done() {
        assertThat(status).as(toString()).isIn(200, 201);
        return body;
    }

    JsonNode is(int expected) {
        assertThat(status).as(toString()).isEqualTo(expected);
        return body;
    }

    boolean isReplayed() {
        return headers.firstValue("Idempotency-Replayed").filter("true"::equals).isPresent();
    }

    Problem refused(int expected, String code) {
        is(expected);
        assertThat(headers.firstValue("Content-Type").orElse("")).as(toString()).startsWith("application/problem+json");
        assertThat(body.path("status").asInt()).as(toString()).isEqualTo(expected);
        assertThat(body.path("code").asString("")).as(toString()).isEqualTo(code);
        assertThat(body.path("type").asString("")).as(toString()).endsWith(code);
        assertThat(body.path("title").asString("")).as(toString()).isNotBlank();
        return new Problem(body);
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + body;
    }
}
