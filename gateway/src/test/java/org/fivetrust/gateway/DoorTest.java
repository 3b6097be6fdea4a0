package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.fivetrust.shared.web.RequestRates;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

@GatewayTest
class DoorTest {

    @Autowired
    WebTestClient client;

    @LocalServerPort
    int port;

    private static String anybody() {
        return TestTokens.bearer("reporter.c" + UUID.randomUUID().toString().substring(0, 8));
    }

    @Test
    void withoutATokenNobodyEnters() {
        client.get()
                .uri("/v1/books")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectHeader()
                .exists("X-Request-Id")
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access.token")
                .jsonPath("$.title")
                .isEqualTo("No valid token");
    }

    @Test
    void theDoorSpeaksChineseToThoseWhoDo() {
        client.get()
                .uri("/v1/books")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("未携带有效令牌");
    }

    @Test
    void anExpiredATamperedAndAForeignTokenAreNone() {
        var good = TestTokens.bearer("cashier");
        for (var token : new String[] {
            TestTokens.expired("cashier"),
            good.substring(0, good.length() - 6) + "AAAAAA",
            "Bearer nonsense",
            "Basic eDp5"
        }) {
            client.get()
                    .uri("/v1/books")
                    .header("Authorization", token)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("access.token");
        }
    }

    @Test
    void aTokenWithoutASubjectIsNone() {
        client.get()
                .uri("/v1/books")
                .header("Authorization", TestTokens.bearer(null, List.of("cashier"), "*", TestTokens.SUBDISTRICT))
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("access.token");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GET /v1/books/%zz HTTP/1.1,             400, request.unreadable
            GET /v1/books?x=[]{}|^ HTTP/1.1,        400, request.unreadable
            NONSENSE,                               400, request.unreadable
            GET /v1//books HTTP/1.1,                400, request.malformed
            FOO /v1/books HTTP/1.1,                 400, request.malformed
            """)
    void whatCannotBeReadIsAProblemToo(String line, int status, String code) throws IOException {
        isProblem(line, "", status, code);
    }

    @Test
    void whatIsTooLongIsAProblemToo() throws IOException {
        var endless = "a".repeat(20_000);
        isProblem("GET /v1/books?x=" + endless + " HTTP/1.1", "", 414, "request.uri-too-long");
        isProblem("GET /v1/books HTTP/1.1", "X-Long: " + endless + "\r\n", 431, "request.headers-too-large");
    }

    private void isProblem(String line, String header, int status, String code) throws IOException {
        try (var raw = new Raw(port)) {
            raw.send(line + "\r\nHost: localhost\r\nAuthorization: " + anybody() + "\r\n" + header
                    + "Connection: close\r\n\r\n");
            var answer = raw.answer();
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"code\":\"" + code + "\"", "\"title\":");
            assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        }
    }

    @Test
    void whoAsksTooFastIsToldWhenToComeBackAndNobodyElseIs() {
        var hasty = anybody();
        var answers = atOnce(Neighbours.RATE_LIMIT * 10, _ -> ask(hasty));
        assertThat(answers).contains(200).contains(429);
        assertThat(ask(anybody())).isEqualTo(200);
        assertThat(new RequestRates(1))
                .satisfies(one -> assertThat(one.allows("a")).isTrue())
                .satisfies(one -> assertThat(one.allows("a")).isFalse())
                .satisfies(one -> assertThat(one.allows("b")).isTrue());
    }

    private int ask(String token) {
        var answer = client.get()
                .uri("/v1/books")
                .header("Authorization", token)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        if (answer.getStatus().value() == 429) {
            assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
            assertThat(answer.getResponseBody())
                    .asInstanceOf(InstanceOfAssertFactories.STRING)
                    .contains("request.too-many");
        }
        return answer.getStatus().value();
    }

    @Test
    void aDeadNeighbourIsNeitherPermitNorRefusal() {
        client.post()
                .uri("/v1/seals")
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.neighbour-silent");
    }

    @Test
    void aSlowNeighbourIsTreatedAsSilent() {
        client.get()
                .uri("/v1/payments/slow")
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("request.neighbour-silent")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).startsWith("funds"));
    }

    @Test
    void aWholeFileIsGivenTheTimeItTakes() {
        client.mutate()
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .post()
                .uri("/v1/books/large/imports")
                .header("Authorization", anybody())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void aDeadNeighbourShowsInTheHealthOfAllWhichStillAnswers() {
        client.get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("DEGRADED")
                .jsonPath("$.components.services.details.seals")
                .isEqualTo("DOWN")
                .jsonPath("$.components.services.details.funds")
                .isEqualTo("UP");
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void anUploadFlowsThroughInsteadOfGatheringHere() throws Exception {
        try (var raw = new Raw(port)) {
            var before = Neighbours.ARCHIVED_BYTES.get();
            raw.send(upload(anybody()));
            raw.chunk(new byte[64 * 1024]);
            for (int i = 0; i < 100 && Neighbours.ARCHIVED_BYTES.get() == before; i++) {
                Thread.sleep(Duration.ofMillis(50));
            }
            assertThat(Neighbours.ARCHIVED_BYTES.get()).isGreaterThan(before);
            for (int megabytes = 0; megabytes < 58; megabytes++) {
                raw.chunk(new byte[1024 * 1024]);
            }
            raw.send("0\r\n\r\n");
            assertThat(raw.answer()).startsWith("HTTP/1.1 200").contains("kept");
            assertThat(Neighbours.ARCHIVED_BYTES.get() - before).isEqualTo(64 * 1024 + 58 * 1024 * 1024);
        }
    }

    private static String upload(String token) {
        return "POST /v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
    }

    @Test
    void aBodyAnnouncedTooLargeIsNotEvenRead() throws IOException {
        try (var raw = new Raw(port)) {
            raw.send("POST /v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + anybody()
                    + "\r\nContent-Length: 70000000\r\nConnection: close\r\n\r\n");
            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("request.too-large");
        }
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefusedOnceItIsRead() throws IOException {
        try (var raw = new Raw(port)) {
            raw.send(upload(anybody()));
            for (int megabytes = 0; megabytes < 64; megabytes++) {
                raw.chunk(new byte[1024 * 1024]);
            }
            raw.chunk(new byte[1]);
            raw.send("0\r\n\r\n");
            assertThat(raw.answer()).startsWith("HTTP/1.1 413").contains("request.too-large");
        }
    }
}
