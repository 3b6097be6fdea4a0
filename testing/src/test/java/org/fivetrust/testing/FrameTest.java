package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ObjectAssert;
import org.fivetrust.testing.sample.SampleApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The frame of every service, seen from outside on the smallest service there can be. */
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {"spring.config.name=common,sample", "spring.application.name=sample"})
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class FrameTest {

    @Autowired
    private WebTestClient client;

    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    private final String principal = community + "-committee";

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private WebTestClient.ResponseSpec post(String login, String key, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private JsonNode created(String login, String path, Object body) {
        return post(login, IdempotencyKeys.next(), path, body)
                .expectStatus()
                .isCreated()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private Map<String, String> text(String text) {
        return Map.of("principal", principal, "text", text);
    }

    private UUID wish(String text) {
        return UUID.fromString(created("reporter." + community, "/v1/wishes", text(text))
                .path("id")
                .asString());
    }

    private WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private int notes() {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select count(*) from note where principal = '" + principal + "'");
            found.next();
            return found.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_standing_act_is_done_once_however_often_it_is_said() {
        var key = IdempotencyKeys.next();
        var first = post("cashier", key, "/v1/notes", text("a"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .exists("X-Request-Id")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        post("cashier", key, "/v1/notes", text("a"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true")
                .expectBody(String.class)
                .isEqualTo(first);
        problem(post("cashier", key, "/v1/notes", text("b")), 422, "request.key-reused");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void equal_requests_at_the_same_moment_are_done_once() {
        var key = IdempotencyKeys.next();
        var statuses = IntStream.range(0, 12)
                .parallel()
                .map(_ -> post("cashier", key, "/v1/notes", text("a"))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toArray();
        assertThat(statuses)
                .contains(201)
                .doesNotContain(200)
                .matches(all -> IntStream.of(all).allMatch(status -> status == 201 || status == 409));
        assertThat(notes()).isEqualTo(1);
    }

    /** The key may be answered between the moment it is looked up and the moment it is held. */
    @Test
    void what_was_answered_meanwhile_is_not_done_again() throws Exception {
        created("cashier", "/v1/notes", text("at hand"));
        var key = IdempotencyKeys.next();
        try (var other = TestPostgres.superuser("sample");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table note in exclusive mode");
            var late = CompletableFuture.supplyAsync(() -> post("cashier", key, "/v1/notes", text("a")));
            await().until(() -> {
                var waits = statement.executeQuery("select exists (select from pg_locks where not granted)");
                return waits.next() && waits.getBoolean(1);
            });
            statement.execute("insert into idempotency (principal, subject, key, digest, status, answer, at)"
                    + " values ('" + principal + "', 'cashier', '" + key + "', 'other', 201, '{}', now())");
            other.commit();

            problem(late.join(), 409, "request.in-flight");
        }
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_standing_act_needs_the_role_the_clause_names() {
        problem(post("auditor", IdempotencyKeys.next(), "/v1/notes", text("a")), 403, "agreement.role-not-entitled")
                .jsonPath("$.clauses[0].number")
                .isEqualTo("3.1");
        assertThat(notes()).isZero();
    }

    @Test
    void without_an_agreement_nothing_is_done() {
        NeighbourStub.noAgreement();
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a")), 422, "agreement.not-in-force")
                .jsonPath("$.cure[0].what")
                .isNotEmpty();
        assertThat(notes()).isZero();
    }

    @Test
    void silence_is_neither_a_permit_nor_a_refusal() {
        NeighbourStub.silent();
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a")), 503, "request.neighbour-silent");
        problem(
                post("reporter." + community, IdempotencyKeys.next(), "/v1/wishes", text("a")),
                503,
                "request.neighbour-silent");
    }

    @Test
    void while_the_mandate_lives_standing_acts_go_on_alone() {
        created("cashier", "/v1/notes", text("first"));
        NeighbourStub.silent();
        created("cashier", "/v1/notes", text("without it"));
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_revoked_mandate_ends_at_once() {
        created("cashier", "/v1/notes", text("before"));
        NeighbourStub.noAgreement();
        NeighbourStub.tell(client, "agreements", principal, "mandate.revoked", Map.of())
                .expectStatus()
                .isNoContent();
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("after")), 422, "agreement.not-in-force");
    }

    @Test
    void a_wish_asked_in_silence_goes_on_under_the_same_key() {
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        problem(post("reporter." + community, key, "/v1/wishes", text("a")), 503, "request.neighbour-silent");
        NeighbourStub.reset();
        post("reporter." + community, key, "/v1/wishes", text("a"))
                .expectStatus()
                .isCreated();
        post("reporter." + community, key, "/v1/wishes", text("a"))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void what_the_agreement_forbids_is_told_with_clause_and_cure_in_the_callers_language() {
        NeighbourStub.forbids("agreement.out-of-scope");
        problem(
                        client.post()
                                .uri("/v1/wishes")
                                .header("Authorization", TestTokens.bearer("reporter." + community))
                                .header("Idempotency-Key", IdempotencyKeys.next())
                                .header("Accept-Language", "zh-CN")
                                .bodyValue(text("a"))
                                .exchange(),
                        422,
                        "agreement.out-of-scope")
                .jsonPath("$.title")
                .isEqualTo("超出代管范围")
                .jsonPath("$.clauses[0].number")
                .isEqualTo("2.1")
                .jsonPath("$.cure[0].what")
                .isEqualTo("依据新的决议变更协议的代管范围");
    }

    @Test
    void a_refused_key_may_be_tried_anew() {
        var key = IdempotencyKeys.next();
        NeighbourStub.forbids("agreement.out-of-scope");
        problem(post("reporter." + community, key, "/v1/wishes", text("a")), 422, "agreement.out-of-scope");
        NeighbourStub.reset();
        post("reporter." + community, key, "/v1/wishes", text("a"))
                .expectStatus()
                .isCreated();
    }

    @Test
    void own_facts_refuse_before_anyone_is_asked() {
        problem(
                post("reporter." + community, IdempotencyKeys.next(), "/v1/wishes", text("forbidden here")),
                422,
                "sample.no");
        assertThat(notes()).isZero();
    }

    @Test
    void an_approved_act_is_executed_once() {
        var act = wish("a");
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                409,
                "warrant.missing");
        NeighbourStub.approve(client, act);
        var key = IdempotencyKeys.next();
        post("cashier", key, "/v1/wishes/" + act + "/fulfil", Map.of())
                .expectStatus()
                .isOk();
        post("cashier", key, "/v1/wishes/" + act + "/fulfil", Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                409,
                "warrant.spent");
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void of_many_executions_at_once_one_happens() {
        var act = wish("a");
        NeighbourStub.approve(client, act);
        var done = IntStream.range(0, 10)
                .parallel()
                .map(_ -> post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();
        assertThat(done).isEqualTo(1);
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void a_warrant_that_is_foreign_expired_or_forged_serves_nothing() {
        var act = wish("a");
        var other = wish("b");
        NeighbourStub.approve(client, act);
        var path = "/v1/wishes/" + act + "/fulfil";
        problem(
                post("cashier", IdempotencyKeys.next(), path, Map.of("warrant", NeighbourStub.warrant(other))),
                422,
                "warrant.other-act");
        problem(
                post("cashier", IdempotencyKeys.next(), path, Map.of("warrant", NeighbourStub.expiredWarrant(act))),
                422,
                "warrant.expired");
        problem(
                post("cashier", IdempotencyKeys.next(), path, Map.of("warrant", NeighbourStub.forgedWarrant(act))),
                422,
                "warrant.forged");
        problem(post("cashier", IdempotencyKeys.next(), path, Map.of("warrant", "nonsense")), 422, "warrant.forged");
        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void an_act_changed_in_the_database_is_not_executed() throws SQLException {
        var act = wish("a");
        NeighbourStub.approve(client, act);
        try (var connection = TestPostgres.owner("sample");
                var statement = connection.createStatement()) {
            statement.execute("set app.principals = '*'");
            statement.execute("update act set body = replace(body, '\"a\"', '\"more\"') where id = '" + act + "'");
        }
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                422,
                "warrant.other-act");
    }

    @Test
    void another_communitys_acts_and_rows_are_not_there() {
        var act = wish("a");
        problem(
                post("reporter.elsewhere", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                404,
                "access.not-found");
        problem(post("reporter.elsewhere", IdempotencyKeys.next(), "/v1/wishes", text("a")), 403, "access.principal");
        client.get()
                .uri("/v1/notes")
                .header("Authorization", TestTokens.bearer("reporter." + community))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1);
        client.get()
                .uri("/v1/notes")
                .header("Authorization", TestTokens.bearer("reporter.elsewhere"))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void the_database_itself_shows_nothing_outside_the_scope() throws SQLException {
        created("cashier", "/v1/notes", text("a"));
        try (var connection = TestPostgres.application("sample");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select count(*) from note");
            found.next();
            assertThat(found.getInt(1)).isZero();
        }
        DatabaseRules.check("sample");
    }

    @Test
    void pages_follow_one_another_and_the_stream_has_them_all() {
        IntStream.range(0, 7).forEach(n -> created("cashier", "/v1/notes", text("n" + n)));
        var page = client.get()
                .uri("/v1/notes?limit=3")
                .header("Authorization", TestTokens.bearer("reporter." + community))
                .exchange()
                .expectHeader()
                .valueMatches("Link", "<.*cursor=.*>; rel=\"next\"")
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(page.path("items")).hasSize(3);
        client.get()
                .uri("/v1/notes?limit=200&cursor=" + page.path("next").asString())
                .header("Authorization", TestTokens.bearer("reporter." + community))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(4)
                .jsonPath("$.next")
                .isEqualTo(null);
        var stream = client.get()
                .uri("/v1/notes")
                .header("Authorization", TestTokens.bearer("reporter." + community))
                .accept(MediaType.APPLICATION_NDJSON)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(stream.lines()).hasSize(7);
    }

    @Test
    void events_arrive_once_and_in_order() throws InterruptedException {
        IntStream.range(0, 5).forEach(n -> created("cashier", "/v1/notes", text("n" + n)));
        var deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (delivered() < 5 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        Thread.sleep(600);
        assertThat(delivered()).isEqualTo(5);
    }

    private long delivered() {
        return NeighbourStub.events("note.taken").stream()
                .filter(event -> event.path("principal").asString().equals(principal))
                .count();
    }

    @Test
    void a_dead_neighbour_delays_events_and_loses_none() throws InterruptedException {
        created("cashier", "/v1/notes", text("mandate fetched"));
        NeighbourStub.silent();
        created("cashier", "/v1/notes", text("while silent"));
        Thread.sleep(1500);
        NeighbourStub.reset();
        var deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (delivered() < 1 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(delivered()).isPositive();
    }

    @Test
    void bad_input_names_every_fault_and_no_class_of_ours() {
        problem(
                        post("cashier", IdempotencyKeys.next(), "/v1/notes", Map.of("text", " ".repeat(30))),
                        400,
                        "request.malformed")
                .jsonPath("$.violations.length()")
                .isEqualTo(3);
        for (var body : new String[] {
            "{",
            "[]",
            "\"x\"",
            "{\"principal\":{},\"text\":\"a\"}",
            "{\"surprise\":1}",
            "{\"principal\":\"a b\",\"text\":\"a\"}",
            "null",
            ""
        }) {
            problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", body), 400, "request.malformed")
                    .jsonPath("$.violations[0].message")
                    .value(String.class, message -> assertThat(message).doesNotContain("org.fivetrust"));
        }
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/not-a-uuid/fulfil", Map.of()),
                404,
                "access.not-found");
        problem(
                client.post()
                        .uri("/v1/notes")
                        .header("Authorization", TestTokens.bearer("cashier"))
                        .bodyValue(text("a"))
                        .exchange(),
                400,
                "request.malformed");
        problem(
                client.get()
                        .uri("/v1/notes?limit=0")
                        .header("Authorization", TestTokens.bearer("cashier"))
                        .exchange(),
                400,
                "request.malformed");
        problem(
                client.get()
                        .uri("/v1/notes?cursor=$$")
                        .header("Authorization", TestTokens.bearer("cashier"))
                        .exchange(),
                400,
                "request.malformed");
        problem(
                client.get()
                        .uri("/v1/nowhere")
                        .header("Authorization", TestTokens.bearer("cashier"))
                        .exchange(),
                404,
                "request.no-such-path");
        problem(
                client.delete()
                        .uri("/v1/notes")
                        .header("Authorization", TestTokens.bearer("cashier"))
                        .exchange(),
                405,
                "request.method-not-allowed");
        assertThat(notes()).isZero();
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

    @ParameterizedTest
    @MethodSource("monsters")
    void a_body_that_nobody_would_write_is_answered_soon_and_shortly(String body) {
        var begun = Instant.now();
        var others = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> post("cashier", IdempotencyKeys.next(), "/v1/labels", body)
                                .expectBody(String.class)
                                .returnResult()))
                .limit(3)
                .toList();
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", body), 400, "request.malformed");
        client.get()
                .uri("/v1/notes?limit=1")
                .header("Authorization", TestTokens.bearer("cashier"))
                .exchange()
                .expectStatus()
                .isOk();
        others.forEach(other -> {
            var answer = other.join();
            assertThat(answer.getStatus().value()).isEqualTo(400);
            assertThat(answer.getResponseBody()).hasSizeLessThan(50_000);
        });
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void the_delay_of_the_event_loops_is_told() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var told = client.get()
                    .uri("/actuator/prometheus")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            for (var loops : List.of("server", "database")) {
                assertThat(told)
                        .containsPattern("event_loop_delay_seconds_count\\{[^}]*loops=\"" + loops + "\"[^}]*} [1-9]")
                        .containsPattern("event_loop_delay_seconds_max\\{[^}]*loops=\"" + loops + "\"");
            }
        });
    }

    @Test
    void a_body_past_the_limit_is_too_large() {
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/notes", "\"" + "x".repeat(3_000_000) + "\""),
                413,
                "request.too-large");
    }

    private static final String DAY = "a day is written like 2026-06-30, from 1990-01-01 to 2100-12-31";

    private static final String CHARACTER =
            "holds a character that no text may hold: a control character, half a character, U+FFFE or U+FFFF";

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
                Arguments.of("{\"labels\":[],\"worth\":\"4,980\"}", "/worth", "an amount is written like 4980.00"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_body_that_cannot_be_read_is_told_in_words_of_our_own(String body, String pointer, String message) {
        problem(post("cashier", IdempotencyKeys.next(), "/v1/labels", body), 400, "request.malformed")
                .jsonPath("$.violations[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.violations[0].message")
                .isEqualTo(message);
    }

    @Test
    void what_cannot_be_read_is_told_in_chinese_too() {
        client.post()
                .uri("/v1/labels?times=often")
                .header("Authorization", TestTokens.bearer("cashier"))
                .header("Accept-Language", "zh-CN")
                .bodyValue(Map.of("labels", List.of()))
                .exchange()
                .expectBody()
                .jsonPath("$.violations[0].pointer")
                .isEqualTo("/times")
                .jsonPath("$.violations[0].message")
                .isEqualTo("此处应为整数");
    }

    static Stream<Arguments> slips() {
        var month = "a month is written like 2026-06, from 1990-01 to 2100-12";
        var time = "a time is written like 2026-06-30T08:00:00Z, from 1990 to 2100";
        return Stream.of(
                Arguments.of("on", "+12345-01-01", DAY),
                Arguments.of("on", "-0001-01-01", DAY),
                Arguments.of("on", "1989-12-31", DAY),
                Arguments.of("on", "2101-01-01", DAY),
                Arguments.of("month", "1989-12", month),
                Arguments.of("month", "2101-01", month),
                Arguments.of("at", "+300000-01-01T00:00:00Z", time),
                Arguments.of("at", "1989-12-31T23:59:59Z", time));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_day_that_is_not_known_is_refused_in_bodies_and_in_parameters(String field, String value, String message) {
        violation(post("cashier", IdempotencyKeys.next(), "/v1/labels", Map.of("labels", List.of(), field, value)))
                .isEqualTo(new ViolationMessage("/" + field, message));
        violation(labelled(field, value)).isEqualTo(new ViolationMessage("/" + field, message));
    }

    private WebTestClient.ResponseSpec labelled(String parameter, String value) {
        return client.post()
                .uri(uri ->
                        uri.path("/v1/labels").queryParam(parameter, "{value}").build(value))
                .header("Authorization", TestTokens.bearer("cashier"))
                .bodyValue(Map.of("labels", List.of(), "count", 0))
                .exchange();
    }

    private record ViolationMessage(String pointer, String message) {}

    private ObjectAssert<ViolationMessage> violation(WebTestClient.ResponseSpec answer) {
        var body = answer.expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(body.path("violations")).hasSize(1);
        var told = body.path("violations").get(0);
        return assertThat(new ViolationMessage(
                told.path("pointer").asString(), told.path("message").asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-01-01", "2100-12-31"})
    void the_first_and_the_last_day_are_known(String day) {
        labelled("on", day).expectStatus().isOk();
    }

    @Test
    void a_parameter_without_a_value_is_not_there() {
        labelled("on", "").expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff", "\ud800", "\udc00x"})
    void characters_that_xml_cannot_hold_are_refused_in_every_text(String character) {
        var key = IdempotencyKeys.next();
        var json = "{\"labels\":[%s],\"count\":0,\"more\":%s,\"tree\":%s}";
        var bad = "\"a" + escaped(character) + "\"";

        violation(post("cashier", key, "/v1/labels", json.formatted(bad, "{}", "null")))
                .isEqualTo(new ViolationMessage("/labels/0", CHARACTER));
        violation(post("cashier", key, "/v1/labels", json.formatted("", "{\"x\":" + bad + "}", "null")))
                .isEqualTo(new ViolationMessage("/more/x", CHARACTER));
        violation(post("cashier", key, "/v1/labels", json.formatted("", "{}", "{\"a\":[{\"b\":" + bad + "}]}")))
                .isEqualTo(new ViolationMessage("/tree", CHARACTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff"})
    void characters_that_xml_cannot_hold_are_refused_in_every_name(String character) {
        var named = "{\"a" + escaped(character) + "\":1}";

        for (var json : List.of("{\"labels\":[],\"count\":0,\"more\":%s}", "{\"labels\":[],\"count\":0,\"tree\":%s}")) {
            assertThat(told(post("cashier", IdempotencyKeys.next(), "/v1/labels", json.formatted(named))))
                    .isEqualTo(CHARACTER);
        }
    }

    private static String told(WebTestClient.ResponseSpec answer) {
        return answer.expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody()
                .at("/violations/0/message")
                .asString();
    }

    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\ufffe", "\uffff"})
    void characters_that_xml_cannot_hold_are_refused_in_parameters(String character) {
        violation(labelled("called", "a" + character)).isEqualTo(new ViolationMessage("/called", CHARACTER));
    }

    @Test
    void rare_characters_and_line_ends_are_texts_like_others() {
        labelled("called", "䶮𠀀\t\r\n\ufffd").expectStatus().isOk();
    }

    @Test
    void the_database_knows_no_other_days() throws SQLException {
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            for (var day : List.of("1989-12-31", "2101-01-01", "infinity")) {
                assertThatThrownBy(() -> statement.execute("select date '" + day + "'::known_day"))
                        .hasMessageContaining("known_day");
            }
        }
    }

    @Test
    void only_services_hand_in_events_and_only_known_tokens_enter() {
        problem(post("cashier", IdempotencyKeys.next(), "/internal/events", Map.of()), 403, "access.role");
        problem(client.get().uri("/v1/notes").exchange(), 401, "access.token");
        problem(
                client.get()
                        .uri("/v1/notes")
                        .header("Authorization", "Bearer x.y.z")
                        .exchange(),
                401,
                "access.token");
        problem(
                client.get()
                        .uri("/v1/notes")
                        .header("Authorization", TestTokens.expired("auditor"))
                        .exchange(),
                401,
                "access.token");
    }

    @Test
    void a_problem_has_a_page_behind_it() {
        client.get()
                .uri("/problems/sample.no")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("不行", "No {what}."));
    }

    @Test
    void the_document_says_what_every_operation_takes() {
        client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/v1/notes'].post.parameters[0].name")
                .isEqualTo("Idempotency-Key")
                .jsonPath("$.paths['/v1/notes'].post.responses['422'].content['application/problem+json']")
                .exists()
                .jsonPath("$.paths['/internal/events']")
                .doesNotExist();
    }

    @Test
    void what_was_approved_rests_while_the_agreement_is_suspended_and_is_done_once_afterwards() {
        var act = wish("a");
        NeighbourStub.approve(client, act);
        var path = "/v1/wishes/" + act + "/fulfil";
        var key = IdempotencyKeys.next();
        NeighbourStub.suspended();
        problem(post("cashier", key, path, Map.of()), 409, "agreement.suspended")
                .jsonPath("$.clauses[0].number")
                .isEqualTo("2.1")
                .jsonPath("$.cure[0].code")
                .isEqualTo("agreement.resume");
        problem(post("cashier", key, path, Map.of("warrant", NeighbourStub.warrant(act))), 409, "agreement.suspended");
        assertThat(notes()).isEqualTo(1);

        NeighbourStub.reset();
        post("cashier", key, path, Map.of()).expectStatus().isOk();
        assertThat(notes()).isEqualTo(2);

        NeighbourStub.suspended();
        post("cashier", key, path, Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        problem(post("cashier", IdempotencyKeys.next(), path, Map.of()), 409, "warrant.spent");
    }

    @Test
    void after_the_agreements_end_a_warrant_serves_nothing() {
        var act = wish("a");
        NeighbourStub.approve(client, act);
        NeighbourStub.terminated();
        problem(
                        post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                        422,
                        "agreement.terminated")
                .jsonPath("$.cure[0].link")
                .isEqualTo("/v1/agreements");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void without_an_answer_nothing_is_executed_and_what_was_done_is_answered() {
        var act = wish("a");
        var done = wish("b");
        NeighbourStub.approve(client, act);
        NeighbourStub.approve(client, done);
        var key = IdempotencyKeys.next();
        post("cashier", key, "/v1/wishes/" + done + "/fulfil", Map.of())
                .expectStatus()
                .isOk();
        NeighbourStub.silent();
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                503,
                "request.neighbour-silent");
        problem(
                post(
                        "cashier",
                        IdempotencyKeys.next(),
                        "/v1/wishes/" + act + "/fulfil",
                        Map.of("warrant", NeighbourStub.expiredWarrant(act))),
                422,
                "warrant.expired");
        post("cashier", key, "/v1/wishes/" + done + "/fulfil", Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(notes()).isEqualTo(3);
    }

    /** As if the suspension were heard of between the question and the act. */
    @Test
    void what_is_heard_of_after_the_question_makes_it_be_asked_again() throws SQLException {
        var act = wish("a");
        NeighbourStub.approve(client, act);
        NeighbourStub.reset();
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute("insert into mandate_end (principal, at) values ('" + principal
                    + "', now() + interval '10 minutes')");
        }
        problem(
                post("cashier", IdempotencyKeys.next(), "/v1/wishes/" + act + "/fulfil", Map.of()),
                503,
                "request.neighbour-silent");
        assertThat(NeighbourStub.warrantsAsked()).isGreaterThan(1);
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void a_mandate_narrowed_by_a_suspension_says_why() {
        post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a"))
                .expectStatus()
                .isCreated();
        NeighbourStub.suspended();
        NeighbourStub.revoke(client, principal);
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("b")), 409, "agreement.suspended");
        NeighbourStub.reset();
        NeighbourStub.revoke(client, principal);
        post("cashier", IdempotencyKeys.next(), "/v1/notes", text("b"))
                .expectStatus()
                .isCreated();
    }

    private WebTestClient.ResponseSpec note(String token) {
        return client.post()
                .uri("/v1/notes")
                .header("Authorization", token)
                .header("Idempotency-Key", IdempotencyKeys.next())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(text("a"))
                .exchange();
    }

    @Test
    void the_first_act_for_a_principal_is_done_at_once_and_for_another_subdistricts_by_nobody() {
        NeighbourStub.settle(principal, "yanhe");
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a")), 403, "access.principal");
        problem(post("cashier", IdempotencyKeys.next(), "/v1/wishes", text("a")), 403, "access.principal");
        assertThat(notes()).isZero();
        note(TestTokens.everyRole("cashier.yanhe", "yanhe")).expectStatus().isCreated();
        assertThat(notes()).isOne();
    }

    @Test
    void a_principal_that_is_registered_nowhere_is_of_no_subdistrict() {
        NeighbourStub.settle(principal, "");
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a")), 403, "access.principal");
        assertThat(notes()).isZero();
    }

    @Test
    void an_unknown_subdistrict_is_not_guessed() {
        NeighbourStub.silent();
        problem(post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a")), 503, "request.neighbour-silent");
        assertThat(notes()).isZero();
        NeighbourStub.reset();
        post("cashier", IdempotencyKeys.next(), "/v1/notes", text("a"))
                .expectStatus()
                .isCreated();
    }

    @Test
    void a_token_for_all_without_a_subdistrict_is_for_nobody() {
        created("cashier", "/v1/notes", text("a"));
        var nowhere = TestTokens.bearer("cashier", List.of("cashier"), "*", null);
        problem(note(nowhere), 403, "access.principal");
        client.get()
                .uri("/v1/notes?limit=1")
                .header("Authorization", nowhere)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
        client.get()
                .uri("/v1/notes?limit=1")
                .header("Authorization", TestTokens.bearer("district"))
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .value(Integer.class, found -> assertThat(found).isPositive());
    }

    @Test
    void principals_of_an_unknown_subdistrict_are_found() throws SQLException {
        created("cashier", "/v1/notes", text("a"));
        try (var connection = TestPostgres.superuser("sample");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("delete from principal_subdistrict where principal = '" + principal + "'");
            statement.execute("set role sample");
            statement.execute("set app.principals = '*'");
            var found = statement.executeQuery("select principal from principals_without_subdistrict() as principal"
                    + " where principal = '" + principal + "'");
            assertThat(found.next()).isTrue();
        }
    }
}
