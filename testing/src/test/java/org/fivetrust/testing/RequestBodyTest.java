package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is sent in a body: each fault is told in words of our own, and soon. */
@SampleTest
class RequestBodyTest {

    private static final String LABELS = "/v1/labels";

    private static final String DAY = "a day is written like 2026-06-30, from 1990-01-01 to 2100-12-31";

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    @Test
    void every_fault_of_a_body_is_named() {
        assertThat(notes.cashier()
                        .post(Notes.NOTES, Map.of("text", " ".repeat(30)))
                        .pointers(400, "request.malformed"))
                .containsExactlyInAnyOrder("/principal", "/text", "/text");

        assertThat(notes.kept()).isZero();
    }

    @Test
    void faults_of_parameters_of_the_key_and_of_the_body_are_told_together() {
        var problem = notes.cashier()
                .withKey("")
                .post(Notes.NOTES, Map.of("surprise", 1, "text", List.of()), "stray", 1)
                .pointers(400, "request.malformed");

        assertThat(problem)
                .containsExactlyInAnyOrder("/stray", "/header/Idempotency-Key", "/surprise", "/text", "/principal");
        assertThat(notes.kept()).isZero();
    }

    @Test
    void faults_of_reading_and_broken_rules_are_told_together_wherever_they_are() {
        var nested = Map.of("labels", List.of(), "on", "soon", "odd", 1, "count", 1);

        var pointers = notes.cashier()
                .post(
                        LABELS,
                        Map.of(
                                "labels",
                                List.of("a", Map.of(), " ", "b".repeat(21)),
                                "colour",
                                "BLUE",
                                "worth",
                                "4,980",
                                "at",
                                7,
                                "nested",
                                nested,
                                "more",
                                Map.of("too.long", 1),
                                "no/body",
                                1),
                        "times",
                        "often")
                .pointers(400, "request.malformed");

        assertThat(pointers)
                .containsExactlyInAnyOrder(
                        "/times",
                        "/no~1body",
                        "/labels/1",
                        "/labels/2",
                        "/labels/3",
                        "/more/too.long",
                        "/colour",
                        "/worth",
                        "/at",
                        "/nested/odd",
                        "/nested/on",
                        "/count");
    }

    @Test
    void a_fault_of_a_value_is_told_once() {
        assertThat(notes.cashier()
                        .post(Notes.NOTES, Map.of("principal", Map.of(), "text", "a"))
                        .pointers(400, "request.malformed"))
                .containsExactly("/principal");
    }

    @Test
    void faults_of_a_page_are_told_together() {
        assertThat(notes.cashier()
                        .get(Notes.NOTES, "limit", 0, "cursor", "$$", "stray", 1)
                        .pointers(400, "request.malformed"))
                .containsExactlyInAnyOrder("/stray", "/limit", "/cursor");
    }

    @Test
    void a_parameter_of_a_page_without_a_value_is_one_left_out() {
        notes.cashier().get(Notes.NOTES, "cursor", "", "limit", "").ok();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"principal\":{},\"text\":\"a\"}",
                "{\"surprise\":1}",
                "{\"principal\":\"a b\",\"text\":\"a\"}",
                "null",
                ""
            })
    void bad_input_names_no_class_of_ours(String body) {
        var problem = notes.cashier().post(Notes.NOTES, body).refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/message").asString()).isNotEmpty().doesNotContain("org.fivetrust");
    }

    @Test
    void an_id_of_no_form_is_unknown() {
        notes.cashier().post(Notes.ACTS + "/not-a-uuid/execute", Map.of()).refused(404, "access.not-found");
    }

    @Test
    void a_page_of_nothing_is_refused() {
        notes.cashier().get(Notes.NOTES, "limit", 0).refused(400, "request.malformed");
    }

    @Test
    void a_cursor_of_no_form_is_refused() {
        notes.cashier().get(Notes.NOTES, "cursor", "$$").refused(400, "request.malformed");
    }

    @Test
    void a_path_that_leads_nowhere_is_said_so() {
        notes.cashier().get("/v1/nowhere").refused(404, "request.no-such-path");
    }

    @Test
    void a_method_that_is_not_offered_is_said_so() {
        notes.cashier().delete(Notes.NOTES).refused(405, "request.method-not-allowed");
    }

    private static Named<String> body(String name, String body) {
        return Named.of(name, body);
    }

    static Stream<Named<String>> monsters() {
        return Stream.of(
                body("letters", "\"" + "x".repeat(1_000_000) + "\""),
                body("letters and dots", "\"" + "a.".repeat(500_000) + "\""),
                body("letters without a quote", "x".repeat(1_000_000)),
                body("dots without a quote", "a.".repeat(500_000)),
                body("letters for a number", "{\"labels\":[],\"count\":\"" + "1a".repeat(500_000) + "\"}"),
                body("letters for a day", "{\"labels\":[],\"count\":1,\"on\":\"" + "a.".repeat(500_000) + "\"}"),
                body("letters for an amount", "{\"labels\":[],\"worth\":\"" + "9".repeat(1_000_000) + "\"}"),
                body("arrays in arrays", "[".repeat(100_000)),
                body("objects in objects", "{\"nested\":".repeat(100_000)),
                body(
                        "arrays in an open map",
                        "{\"labels\":[],\"count\":1,\"more\":{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}}"),
                body("a long name", "{\"" + "a.".repeat(500_000) + "\":1}"),
                body(
                        "a name too long in a map",
                        "{\"labels\":[],\"count\":1,\"more\":{\"" + "k".repeat(1_000_000) + "\":null}}"),
                body(
                        "many unknown fields",
                        IntStream.range(0, 60_000)
                                .mapToObj(n -> "\"field" + n + "\":1")
                                .collect(Collectors.joining(",", "{", "}"))),
                body("many digits", "{\"labels\":[],\"count\":" + "9".repeat(1_000_000) + "}"),
                body("many digits of a share", "{\"labels\":[],\"count\":1,\"share\":" + "9".repeat(1_000_000) + "}"),
                body("a large exponent", "{\"labels\":[],\"count\":1e1000000000}"),
                body("many faults in a list", "{\"labels\":[" + "\"\",".repeat(300_000) + "\"\"],\"count\":1}"),
                body(
                        "many faults in a map",
                        IntStream.range(0, 30_000)
                                .mapToObj(n -> "\"field" + n + "\":null")
                                .collect(Collectors.joining(",", "{\"labels\":[],\"count\":1,\"more\":{", "}}"))));
    }

    /** While several wait for their answers, a list is still shown. */
    @ParameterizedTest
    @MethodSource("monsters")
    void a_body_that_nobody_would_write_is_answered_shortly(String body) {
        var others = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> notes.cashier().post(LABELS, body)))
                .limit(3)
                .toList();

        notes.cashier().post(Notes.NOTES, body).refused(400, "request.malformed");
        notes.cashier().get(Notes.NOTES, "limit", 1).ok();

        assertThat(others).map(CompletableFuture::join).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.bytes()).hasSizeLessThan(50_000);
        });
    }

    @Test
    void a_body_past_the_limit_is_too_large() {
        notes.cashier().post(Notes.NOTES, "\"" + "x".repeat(3_000_000) + "\"").refused(413, "request.too-large");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("x", "", "is not JSON"),
                Arguments.of("{\"labels\":[", "/labels/0", "is not JSON"),
                Arguments.of("", "", "is missing"),
                Arguments.of("[]", "", "an object is wanted here"),
                Arguments.of("{\"labels\":[],\"count\":1,\"surprise\":1}", "/surprise", "is not a field known here"),
                Arguments.of("{\"labels\":{}}", "/labels", "a list is wanted here"),
                Arguments.of("{\"labels\":[{}]}", "/labels/0", "a text is wanted here"),
                Arguments.of("{\"labels\":[],\"count\":null}", "/count", "is missing"),
                Arguments.of("{\"labels\":[],\"count\":\"many\"}", "/count", "a whole number is wanted here"),
                Arguments.of("{\"labels\":[],\"count\":3000000000}", "/count", "is out of range"),
                Arguments.of("{\"labels\":[],\"colour\":\"BLUE\"}", "/colour", "is one of RED, GREEN"),
                Arguments.of("{\"labels\":[],\"on\":\"soon\"}", "/on", DAY),
                Arguments.of("{\"labels\":[],\"on\":[]}", "/on", DAY),
                Arguments.of("{\"labels\":[],\"on\":[2026,6,30]}", "/on", DAY),
                Arguments.of("{\"labels\":[],\"worth\":\"4,980\"}", "/worth", "an amount is written like 4980.00"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_body_that_cannot_be_read_is_told_in_words_of_our_own(String body, String pointer, String message) {
        var problem = notes.cashier().post(LABELS, body).refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/violations/0/message").asString()).isEqualTo(message);
    }

    @Test
    void a_broken_rule_is_told_in_chinese_too() {
        var problem = notes.cashier()
                .with("Accept-Language", "zh-CN")
                .post(LABELS, Map.of("labels", List.of(" "), "count", 1))
                .refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/message").asString()).isEqualTo("不能为空");
    }

    @Test
    void what_is_not_found_is_named_in_the_language_of_the_client() {
        var unknown = Notes.ACTS + "/not-a-uuid/execute";

        assertThat(notes.cashier()
                        .with("Accept-Language", "zh-CN")
                        .post(unknown)
                        .refused(404, "access.not-found")
                        .path("detail")
                        .asString())
                .isEqualTo("没有该付款，或您无权查看。");
    }

    @Test
    void what_cannot_be_read_is_told_in_chinese_too() {
        var problem = notes.cashier()
                .with("Accept-Language", "zh-CN")
                .post(LABELS, Map.of("labels", List.of()), "times", "often")
                .refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/times");
        assertThat(problem.at("/violations/0/message").asString()).isEqualTo("此处应为整数");
    }
}
