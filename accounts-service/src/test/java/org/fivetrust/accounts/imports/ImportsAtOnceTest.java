package org.fivetrust.accounts.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How many imports are under way is limited, for one caller and in all; who goes makes room. */
@AccountsTest
class ImportsAtOnceTest {

    private static final String GOOD = """
            voucher_no,date,summary,account_code,debit,credit
            记-1,2026-01-05,购买办公用品,5301,600,
            记-1,2026-01-05,购买办公用品,1002,,600
            """;

    private Town town;
    private String book;
    private int port;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client, @LocalServerPort int port) {
        NeighbourStub.reset();
        this.town = Town.over(client);
        this.book = town.book();
        this.port = port;
    }

    /** Sends the beginning of a file and no more. */
    private Socket slow(String login) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write("""
                        POST /v1/books/%s/imports HTTP/1.1
                        Host: localhost
                        Authorization: %s
                        Idempotency-Key: %s
                        Content-Type: text/csv
                        Content-Length: 5000

                        voucher_no
                        """.formatted(book, token(login), IdempotencyKeys.next())
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
        return socket;
    }

    private WebTestClient.ResponseSpec fast(String login) {
        return town.client()
                .post()
                .uri("/v1/books/" + book + "/imports?dryRun=true")
                .header("Authorization", token(login))
                .header("Content-Type", "text/csv")
                .bodyValue(GOOD.getBytes(UTF_8))
                .exchange();
    }

    private static String token(String login) {
        return TestTokens.bearer(login, List.of("agency-accountant"), "*");
    }

    @Test
    void aCallerHasTwoAndAllTogetherThree() throws IOException {
        assertThat(status(fast("accountant"))).isEqualTo(200);
        try (var first = slow("accountant");
                var second = slow("accountant")) {
            await().until(() -> status(fast("accountant")) == 429);
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            refused(fast("accountant"), 429, "request.too-many-at-once");
            fast("accountant").expectHeader().valueEquals("Retry-After", "2");
            assertThat(status(fast("other-accountant"))).isEqualTo(200);
            try (var third = slow("other-accountant")) {
                await().until(() -> status(fast("third-accountant")) == 429);
                assertThat(third.isConnected()).isTrue();

                refused(fast("third-accountant"), 429, "request.busy");
            }
            await().until(() -> status(fast("third-accountant")) == 200);
        }
        await().until(() -> status(fast("accountant")) == 200);
    }
}
