package org.fivetrust.accounts.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
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

    @Autowired
    private WebTestClient client;

    private Community community;
    private String book;

    @LocalServerPort
    private int port;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        book = new Books(community).opened();
    }

    /** Sends the beginning of a file and no more. */
    private Socket slow(String login) throws IOException {
        return slow(login, "agency-accountant");
    }

    private Socket slow(String login, String role) throws IOException {
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write("""
                        POST /v1/books/%s/imports HTTP/1.1
                        Host: localhost
                        Authorization: %s
                        Idempotency-Key: %s
                        Content-Type: text/csv
                        Content-Length: 5000

                        voucher_no
                        """.formatted(book, token(login, role), IdempotencyKeys.next())
                .replace("\n", "\r\n")
                .getBytes(UTF_8));
        return socket;
    }

    private Reply fast(String login) {
        return community.accounts(token(login)).importVouchers(book, Books.CSV, GOOD.getBytes(UTF_8), "dryRun", true);
    }

    private static String token(String login) {
        return token(login, "agency-accountant");
    }

    private static String token(String login, String role) {
        return TestTokens.bearer(login, List.of(role), "*");
    }

    @Test
    void whoMayNotImportIsToldBeforeTheFileComes() throws IOException {
        try (var unentitled = slow("cashier", "cashier")) {
            assertThat(statusLine(unentitled)).contains("403");
        }
    }

    private static String statusLine(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }

    @Test
    void aCallerHasTwoAndAllTogetherThree() throws IOException {
        assertThat(fast("accountant").status()).isEqualTo(200);
        try (var first = slow("accountant");
                var second = slow("accountant")) {
            await().until(() -> fast("accountant").status() == 429);
            assertThat(first.isConnected() && second.isConnected()).isTrue();

            fast("accountant").refused(429, "request.too-many-at-once");
            assertThat(fast("accountant").header("Retry-After")).hasValue("2");
            assertThat(fast("other-accountant").status()).isEqualTo(200);
            try (var third = slow("other-accountant")) {
                await().until(() -> fast("third-accountant").status() == 429);
                assertThat(third.isConnected()).isTrue();

                fast("third-accountant").refused(429, "request.busy");
            }
            await().until(() -> fast("third-accountant").status() == 200);
        }
        await().until(() -> fast("accountant").status() == 200);
    }
}
