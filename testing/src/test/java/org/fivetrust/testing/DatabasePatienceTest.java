package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.client.Caller;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.client.ServiceWire;
import org.fivetrust.testing.sample.SampleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How long a request may keep the database, and the others waiting; and what is said to whoever had to be stopped. */
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = RANDOM_PORT,
        properties = {
            "spring.config.name=common,sample",
            "spring.application.name=sample",
            "DB_ACQUIRE_TIMEOUT=1s",
            "DB_LOCK_TIMEOUT=500ms",
            "DB_STATEMENT_TIMEOUT=2s",
            "DB_IDLE_TIMEOUT=1s",
            "DB_TRANSACTION_TIMEOUT=7s",
            "DB_STUCK_AFTER=2s"
        })
@AutoConfigureWebTestClient(timeout = "PT20S")
@ContextConfiguration(initializers = ServiceUnderTest.class)
class DatabasePatienceTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ConnectionPool pool;

    @LocalServerPort
    private int port;

    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    private final String principal = community + "-committee";

    private final String reporter = "reporter." + community;

    private Reply get(String path) {
        return Caller.of(new ServiceWire(client), "accountant").follow(path);
    }

    private void isToldToComeAgain(String path, int status, String code) {
        var answer = get(path);
        answer.refused(status, code);
        assertThat(answer.header("Retry-After")).hasValue("2");
        nothingIsHeld();
        get("/v1/slow-statements?seconds=0").whole();
    }

    private void nothingIsHeld() {
        var metrics = pool.getMetrics().orElseThrow();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> metrics.acquiredSize() == 0 && metrics.pendingAcquireSize() == 0);
    }

    private String show(String setting) {
        return database.sql("show " + setting).mapValue(String.class).one().block();
    }

    @Test
    void theSettingsReachTheDatabase() {
        assertThat(Stream.of(
                                "lock_timeout",
                                "statement_timeout",
                                "idle_in_transaction_session_timeout",
                                "transaction_timeout")
                        .map(this::show))
                .containsExactly("500ms", "2s", "1s", "7s");
    }

    @Test
    void aStatementThatTakesTooLongIsGivenUp() {
        isToldToComeAgain("/v1/slow-statements?seconds=30", 503, "request.timed-out");
    }

    @Test
    void whoWaitsTooLongForALockIsToldThatOthersChangeTheSameThing() {
        var holding = CompletableFuture.runAsync(
                () -> get("/v1/locks?key=7&seconds=1.8").whole());
        await().until(() -> pool.getMetrics().orElseThrow().acquiredSize() > 0);

        get("/v1/locks?key=7&seconds=0").refused(409, "request.contended");

        holding.join();
        nothingIsHeld();
        get("/v1/locks?key=7&seconds=0").whole();
    }

    @Test
    void aTransactionInWhichNothingHappensIsEnded() {
        isToldToComeAgain("/v1/idle-transactions?idle=PT3S", 503, "request.neighbour-silent");
    }

    @Test
    void aTransactionThatGoesOnForTooLongIsEnded() {
        isToldToComeAgain("/v1/slow-transactions?times=12&seconds=1", 503, "request.neighbour-silent");
    }

    private Flux<List<Integer>> inPortions() {
        return database.sql("select n from generate_series(1, 3000) n")
                .filter(statement -> statement.fetchSize(100))
                .mapValue(Integer.class)
                .all()
                .buffer(100)
                .delayElements(Duration.ofMillis(150));
    }

    /** The database counts from the first portion to the last: who reads and writes by turns says so beforehand. */
    @Test
    void aResultThatIsReadInPortionsNeedsAPatienceOfItsOwn() {
        var patient = database.sql("select set_config('statement_timeout', '1min', true)")
                .then()
                .thenMany(inPortions())
                .count();

        assertThatThrownBy(() -> inPortions().count().block()).hasMessageContaining("statement timeout");
        assertThat(patient.as(transactions.within(Scope.ALL)).block()).isEqualTo(30);
    }

    private List<Connection> all() {
        return Flux.range(0, 2).concatMap(_ -> pool.create()).collectList().block();
    }

    private static void giveBack(List<Connection> taken) {
        Flux.fromIterable(taken).concatMap(Connection::close).blockLast();
    }

    private int readiness() {
        var asked = System.nanoTime();
        var status = client.get()
                .uri("/actuator/health/readiness")
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(1500));
        return status;
    }

    @Test
    void aStuckPoolIsToldAndTurnsReadinessOffUntilItMovesAgain() {
        assertThat(readiness()).isEqualTo(200);
        var taken = all();
        try {
            assertThat(readiness()).isEqualTo(200);
            get("/v1/slow-statements?seconds=0").refused(503, "request.neighbour-silent");
            await().atMost(Duration.ofSeconds(8)).until(() -> readiness() == 503);
            client.get()
                    .uri("/actuator/health/liveness")
                    .exchange()
                    .expectStatus()
                    .isOk();
        } finally {
            giveBack(taken);
        }
        assertThat(readiness()).isEqualTo(200);
        get("/v1/slow-statements?seconds=0").whole();
    }

    /** Both connections are always taken here, by one request after the other. */
    @Test
    void aBusyPoolIsNoStuckPool() {
        var busy = Flux.range(0, 12)
                .flatMap(
                        _ -> Mono.fromFuture(() -> CompletableFuture.supplyAsync(
                                () -> get("/v1/slow-statements?seconds=0.9").status())),
                        4)
                .collectList()
                .toFuture();
        while (!busy.isDone()) {
            assertThat(readiness()).isEqualTo(200);
        }
    }

    private void noteMany() {
        try (var connection = TestPostgres.superuser("sample");
                var insert = connection.prepareStatement("""
                        insert into note (principal, id, text)
                        select ?, gen_random_uuid(), repeat('x', 20000) from generate_series(1, 1000)
                        """)) {
            insert.setString(1, principal);
            insert.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Twenty megabytes, of which it reads the first line. */
    private Socket slowReader() throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("GET /v1/notes HTTP/1.1\r\nHost: localhost\r\nAccept: application/x-ndjson\r\nAuthorization: "
                                + TestTokens.bearer(reporter) + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(16))
                .asString(StandardCharsets.US_ASCII)
                .contains("200");
        return socket;
    }

    @Test
    void aSlowReaderHoldsNoConnection() throws IOException {
        noteMany();
        try (var one = slowReader();
                var two = slowReader();
                var three = slowReader()) {
            nothingIsHeld();
            get("/v1/slow-statements?seconds=0").whole();
            assertThat(List.of(one, two, three)).noneMatch(Socket::isClosed);
        }
    }

    @Test
    void whoHangsUpInTheMiddleOfAListLeavesNothingBehind() {
        noteMany();
        for (var n = 0; n < 5; n++) {
            var line = client.get()
                    .uri("/v1/notes")
                    .accept(MediaType.APPLICATION_NDJSON)
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(reporter))
                    .exchange()
                    .returnResult(String.class)
                    .getResponseBody()
                    .blockFirst();
            assertThat(line).contains(UUID.fromString(line.substring(7, 43)).toString());
        }
        nothingIsHeld();
        get("/v1/slow-statements?seconds=0").whole();
    }
}
