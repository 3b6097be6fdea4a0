package org.fivetrust.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What one caller and one address may ask for at once; requests of this machine tell theirs in X-Forwarded-For. */
@GatewayTest
class LimitsTest {

    @Autowired
    private WebTestClient client;

    @LocalServerPort
    private int port;

    private final List<Raw> connections = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (var connection : connections) {
            connection.close();
        }
    }

    private static String anybody() {
        return TestTokens.bearer("reporter.c" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** The beginning of an upload and no more. */
    private Raw stalled(String token) throws IOException {
        var raw = new Raw(port);
        connections.add(raw);
        raw.send("POST /v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        return raw;
    }

    private String upload(String token) throws IOException {
        try (var raw = new Raw(port)) {
            raw.send("POST /v1/records HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + token
                    + "\r\nContent-Length: 4\r\nConnection: close\r\n\r\nabcd");
            return raw.answer();
        }
    }

    /** Again where the first bodies were cut off before the last had begun. */
    private void stall(String token) {
        await().pollInterval(Duration.ofMillis(500)).until(() -> {
            for (var count = 0; count < Neighbours.BODIES_PER_CALLER; count++) {
                stalled(token);
            }
            return upload(token).contains("request.too-many-bodies");
        });
    }

    @Test
    void whoLeavesBodiesUnfinishedIsToldToFinishThem() throws IOException {
        var caller = anybody();
        stall(caller);

        assertThat(upload(caller)).containsIgnoringCase("retry-after: ").contains("request.too-many-bodies");
    }

    @Test
    void othersUploadMeanwhile() throws IOException {
        stall(anybody());

        assertThat(upload(anybody())).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoHangsUpMakesRoom() throws IOException {
        var caller = anybody();
        stall(caller);

        close();

        await().until(() -> upload(caller).startsWith("HTTP/1.1 200"));
    }

    @Test
    void aBodyThatStopsComingIsCutOff() throws IOException {
        assertThat(stalled(anybody()).answer())
                .matches(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 408"));
    }

    private int ask(String path, String address, String authorization) {
        return client.get()
                .uri(path)
                .header("X-Forwarded-For", address)
                .headers(headers -> {
                    if (!authorization.isEmpty()) {
                        headers.set("Authorization", authorization);
                    }
                })
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer nonsense"})
    void anAddressWithoutAValidTokenIsSlowedDown(String authorization) {
        var address = CallersOfTheirOwn.address();

        assertThat(atOnce(Neighbours.ANONYMOUS_RATE_LIMIT * 10, _ -> ask("/v1/books", address, authorization)))
                .contains(401)
                .contains(429);
    }

    @Test
    void soItIsOnPublicPages() {
        var address = CallersOfTheirOwn.address();

        assertThat(atOnce(Neighbours.ANONYMOUS_RATE_LIMIT * 10, _ -> ask("/actuator/health", address, "")))
                .contains(200)
                .contains(429);
    }

    @Test
    void anotherAddressAndWhoHasATokenAreNot() {
        var address = CallersOfTheirOwn.address();
        atOnce(Neighbours.ANONYMOUS_RATE_LIMIT * 10, _ -> ask("/v1/books", address, ""));

        assertThat(ask("/v1/books", CallersOfTheirOwn.address(), "")).isEqualTo(401);
        assertThat(ask("/v1/books", address, anybody())).isEqualTo(200);
    }

    /** Only the last address was added by a proxy that is trusted. */
    @Test
    void addressesThatTheClientMadeUpDoNotCount() {
        var address = CallersOfTheirOwn.address();

        assertThat(atOnce(
                        Neighbours.ANONYMOUS_RATE_LIMIT * 10,
                        number -> ask("/v1/books", "10.0.0." + number + ", " + address, "")))
                .contains(429);
    }

    @Test
    void whoWaitsAsToldIsAnswered() {
        var address = CallersOfTheirOwn.address();
        atOnce(Neighbours.ANONYMOUS_RATE_LIMIT * 10, _ -> ask("/v1/books", address, ""));

        await().until(() -> ask("/v1/books", address, "") == 401);
    }
}
