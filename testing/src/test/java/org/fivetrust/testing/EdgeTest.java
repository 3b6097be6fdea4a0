package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.fivetrust.testing.sample.SampleApplication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What every service does at its own port, where no gateway is in front. */
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.config.name=common,sample",
            "spring.application.name=sample",
            "SERVICE_ANONYMOUS_RATE_LIMIT=10"
        })
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class EdgeTest {

    private static final int LIMIT = 10;

    @Autowired
    private WebTestClient client;

    @LocalServerPort
    private int port;

    @BeforeEach
    void calm() {
        NeighbourStub.reset();
        await().until(() -> status("/v1/notes", "") == 401);
    }

    private WebTestClient.ResponseSpec get(String path, String name, String value) {
        return client.get().uri(path).header(name, value).exchange();
    }

    private int status(String path, String forwarded) {
        return get(path, "X-Forwarded-For", forwarded)
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    @Test
    void anAddressWithoutATokenIsSlowedDown() {
        assertThat(atOnce(LIMIT * 10, _ -> status("/v1/notes", "")))
                .contains(401)
                .contains(429);
        assertThat(atOnce(LIMIT * 10, _ -> status("/problems/sample.no", ""))).contains(429);
    }

    @Test
    void itIsToldWhenToComeBack() {
        var answers = atOnce(
                LIMIT * 10,
                _ -> client.get()
                        .uri("/v1/notes")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult());

        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer.getStatus().value()).isEqualTo(429);
            assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
            assertThat(answer.getResponseBody()).contains("request.too-many");
        });
    }

    @Test
    void anAddressThatTheClientMadeUpDoesNotCount() {
        assertThat(atOnce(LIMIT * 10, number -> status("/v1/notes", "10.0.0." + number)))
                .contains(429);
    }

    @Test
    void whoHasATokenIsNotSlowedDown() {
        atOnce(LIMIT * 10, _ -> status("/v1/notes", ""));

        get("/v1/notes", "Authorization", TestTokens.bearer("cashier"))
                .expectStatus()
                .isOk();
    }

    @Test
    void healthStaysOpen() {
        atOnce(LIMIT * 10, _ -> status("/v1/notes", ""));

        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void theMetricsAreForTheMonitorOnly() {
        client.get().uri("/actuator/prometheus").exchange().expectStatus().isUnauthorized();
        get("/actuator/prometheus", "Authorization", TestTokens.bearer("cashier"))
                .expectStatus()
                .isForbidden();
        get("/actuator/prometheus", "Authorization", TestTokens.service("funds"))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aTokenForAnotherAudienceIsNone() {
        get("/v1/notes", "Authorization", TestTokens.forAudience("somebody-else"))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void aPageRunsNothing() {
        client.get()
                .uri("/problems/sample.no")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none';.*frame-ancestors 'none'.*");
    }

    @Test
    void overHttpsBrowsersAreToldToStayThere() {
        get("/problems/sample.no", "X-Forwarded-Proto", "https")
                .expectHeader()
                .valueMatches("Strict-Transport-Security", "max-age=31536000.*");
    }

    @Test
    void overHttpTheyAreNot() {
        get("/problems/sample.no", "X-Forwarded-Proto", "http")
                .expectHeader()
                .doesNotExist("Strict-Transport-Security");
    }

    @Test
    void aLongAnswerIsCompressedWhenAsked() throws IOException, InterruptedException {
        assertThat(encoding("/v3/api-docs", "gzip")).hasValue("gzip");
    }

    @Test
    void nobodyWhoDoesNotAskGetsItCompressed() throws IOException, InterruptedException {
        assertThat(encoding("/v3/api-docs", "identity")).isEmpty();
    }

    @Test
    void aShortAnswerIsNot() throws IOException, InterruptedException {
        assertThat(encoding("/problems/sample.no", "gzip")).isEmpty();
    }

    private Optional<String> encoding(String path, String accepted) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Accept-Encoding", accepted)
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.headers().firstValue("Content-Encoding");
        }
    }
}
