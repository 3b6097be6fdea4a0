package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Whatever is sent to a service, the answer is a problem that tells whose fault it is. */
@SampleTest
class BadInputTest {

    @Autowired
    private WebTestClient client;

    @LocalServerPort
    private int port;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    /** Byte by byte, for what a client would tidy up. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String get(String target, String... headers) throws IOException {
        return raw(head("GET", target, headers));
    }

    private static String head(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                + TestTokens.bearer("cashier") + "\r\n" + String.join("", List.of(headers)) + "\r\n";
    }

    private static void isProblem(String answer, int status, String code) {
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.toLowerCase()).contains("content-type: application/problem+json", "x-request-id: ");
        assertThat(answer).contains("\"code\":\"" + code + "\"", "\"title\":\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/notes/%zz", "/v1/notes?x=%zz", "/v1/notes?x=[]{}|^"})
    void an_address_that_is_none_is_unreadable(String target) throws IOException {
        isProblem(get(target), 400, "request.unreadable");
    }

    @Test
    void an_address_or_headers_without_end_are_told_apart() throws IOException {
        isProblem(get("/v1/notes?x=" + "a".repeat(20_000)), 414, "request.uri-too-long");
        isProblem(get("/v1/notes", "X-Long: " + "a".repeat(20_000) + "\r\n"), 431, "request.headers-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Name: x\r\n",
                "Idempotency-Key: a\u0001\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 5\r\nContent-Length: 7\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"
            })
    void what_is_not_http_is_unreadable(String headers) throws IOException {
        isProblem(get("/v1/notes", headers), 400, "request.unreadable");
    }

    @Test
    void a_first_line_that_is_none_is_unreadable() throws IOException {
        isProblem(raw("NONSENSE\r\n\r\n"), 400, "request.unreadable");
    }

    @Test
    void an_unreadable_request_is_told_in_chinese_too() throws IOException {
        assertThat(get("/v1/notes/%zz", "Accept-Language: zh-CN\r\n")).contains("请求无法读取");
    }

    @Test
    void an_answer_to_head_has_no_body() throws IOException {
        assertThat(raw(head("HEAD", "/v1/notes/%zz")))
                .startsWith("HTTP/1.1 400")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/../internal/events", "/v1//notes", "/v1/notes;a=b", "/v1/notes/%00", "/v1/notes/%2e%2e"})
    void a_path_that_climbs_is_turned_away(String target) throws IOException {
        isProblem(get(target), 400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO", "TRACE"})
    void a_method_that_is_none_is_turned_away(String method) throws IOException {
        isProblem(raw(head(method, "/v1/notes")), 400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "a\u009f", "\u00c2\u0085"})
    void a_key_of_control_characters_is_turned_away(String key) throws IOException {
        isProblem(
                raw(head("POST", "/v1/notes", "Idempotency-Key: " + key + "\r\n", "Content-Length: 0\r\n")),
                400,
                "request.malformed");
    }

    @ParameterizedTest
    @CsvSource({
        "/;;, 406, request.not-acceptable",
        "image/png, 406, request.not-acceptable",
        "\u0085, 400, request.malformed"
    })
    void whatever_a_client_accepts_it_is_told_why_not(String accepted, int status, String code) throws IOException {
        isProblem(get("/v1/notes", "Accept: " + accepted + "\r\n"), status, code);
    }

    @Test
    void a_success_is_no_problem_to_who_accepts_problems_too() {
        client.post()
                .uri("/v1/notes")
                .header("Authorization", TestTokens.bearer("cashier"))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .header("Accept", "*/*, application/problem+json")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("principal", "bad-input-committee", "text", "a"))
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/;;", "application/problem+json"})
    void who_accepts_nothing_that_is_had_is_told_before_anything_is_done(String accepted) throws IOException {
        isProblem(
                raw(head(
                                "POST",
                                "/v1/notes",
                                "Accept: " + accepted + "\r\n",
                                "Content-Type: application/json\r\nContent-Length: 2\r\n")
                        + "{}"),
                406,
                "request.not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json;charset=nope", "///"})
    void a_media_type_that_cannot_be_read_hides_no_fault_of_a_parameter(String type) throws IOException {
        isProblem(
                raw(head("POST", "/v1/notes?stray=1", "Content-Type: " + type + "\r\nContent-Length: 2\r\n") + "{}"),
                400,
                "request.malformed");
    }

    @Test
    void who_accepts_problems_only_cannot_be_told_a_success() throws IOException {
        isProblem(get("/v1/notes", "Accept: application/problem+json\r\n"), 406, "request.not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%20", "not-a-uuid", "1-1-1-1-1", "%E7%A5%A8", "%c0%80", "00000000-0000-0000-0000-000000000000"})
    void an_id_of_any_form_is_unknown(String id) throws IOException {
        var answer = raw(head(
                "POST",
                "/v1/orders/" + id + "/execute",
                "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
                "Content-Length: 0\r\n"));
        isProblem(answer, 404, "access.not-found");
        assertThat(answer).contains("There is no such");
    }

    @Test
    void a_token_without_a_subject_is_none() {
        turnedAway(TestTokens.bearer(null, List.of("cashier"), "*", "binhe"));
        turnedAway(TestTokens.bearer(" ", List.of("cashier"), "*", "binhe"));
    }

    @Test
    void a_token_with_claims_of_another_form_is_none() {
        turnedAway(TestTokens.bearer("cashier", List.of("cashier"), 7, "binhe"));
        turnedAway(TestTokens.bearer("cashier", List.of("cashier"), List.of(List.of("a-committee")), "binhe"));
    }

    private void turnedAway(String token) {
        client.get()
                .uri("/v1/notes")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access.token");
    }
}
