package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * Between what a step is decided on and its writing another instance may be at work: what it did is noticed and the
 * step decided again. The book is held until the step stands before it, its decision made; then something happens.
 */
@AccountsTest
class StepsOvertakenApiTest {

    private static final String OTHER_INSTANCE = """
            insert into voucher_step (principal, voucher, step, by, by_name, at, ruling, comment)
            values ('%s', '%s', '%s', 'another ' || '%3$s', '某某', now(), gen_random_uuid(), 'meanwhile')
            """;

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private interface Change {
        void happen(Connection other) throws SQLException;
    }

    private ResponseSpec overtaken(Supplier<ResponseSpec> step, Change change) {
        try (var other = TestPostgres.superuser("accounts")) {
            other.setAutoCommit(false);
            run(other, "select pg_advisory_xact_lock(hashtextextended('%s', 4))".formatted(book));
            var answer = CompletableFuture.supplyAsync(step);
            awaitOneThatWaits();
            change.happen(other);
            other.commit();
            return answer.join();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void awaitOneThatWaits() throws SQLException {
        var patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        try (var watching = TestPostgres.superuser("accounts");
                var statement = watching.createStatement()) {
            while (System.nanoTime() < patience) {
                try (var rows = statement.executeQuery(
                        "select from pg_stat_activity where wait_event = 'advisory' and query like '%write_steps%'")) {
                    if (rows.next()) {
                        return;
                    }
                }
                LockSupport.parkNanos(2_000_000);
            }
        }
        throw new IllegalStateException("no step waits for its book");
    }

    private void step(Connection other, String voucher, String step) throws SQLException {
        run(other, OTHER_INSTANCE.formatted(town.principal(), voucher, step));
    }

    private ResponseSpec post(String id) {
        return town.post("accountant", "/v1/vouchers/" + id + "/post", Map.of());
    }

    private List<String> stepsOf(String id) {
        return town.seen("accountant", "/v1/vouchers/" + id).path("steps").values().stream()
                .map(step -> step.path("step").asString())
                .toList();
    }

    @Test
    void whatWasReturnedMeanwhileIsNotPosted() {
        var id = town.reviewed(book, supplies("2026-03-05", "9.00"));

        refused(overtaken(() -> post(id), other -> step(other, id, "RETURNED")), 409, "accounts.voucher-not-there");

        assertThat(stepsOf(id)).containsExactly("DRAFTED", "SUBMITTED", "REVIEWED", "RETURNED");
    }

    @Test
    void whatWasPostedMeanwhileIsNotPostedTwice() {
        var id = town.reviewed(book, supplies("2026-03-05", "9.00"));

        refused(overtaken(() -> post(id), other -> step(other, id, "POSTED")), 409, "accounts.voucher-posted");

        assertThat(stepsOf(id)).containsOnlyOnce("POSTED");
        assertThat(town.seen("accountant", "/v1/vouchers/" + id).path("number").asInt())
                .isEqualTo(1);
    }

    /** It stands where it stood, but another review is needed: the step is decided on what is there now. */
    @Test
    void whatWentBackAndCameAgainIsDecidedAnew() {
        var id = town.reviewed(book, supplies("2026-03-05", "9.00"));

        var posted = read(overtaken(() -> post(id), other -> {
                    step(other, id, "RETURNED");
                    step(other, id, "SUBMITTED");
                    step(other, id, "REVIEWED");
                })
                .expectStatus()
                .isOk());

        assertThat(posted.path("preparedBy").asString()).isEqualTo("another SUBMITTED");
        assertThat(posted.path("steps")).hasSize(7);
    }

    @Test
    void aDimensionDemandedMeanwhileIsDemanded() {
        var id = town.drafted(book, supplies("2026-03-05", "9.00"));

        refused(
                overtaken(
                        () -> town.post("accountant", "/v1/vouchers/" + id + "/submit", Map.of()),
                        _ -> town.created(
                                "accountant",
                                "/v1/books/" + book + "/dimensions",
                                Map.of(
                                        "code",
                                        "project",
                                        "name",
                                        "项目",
                                        "kind",
                                        "PROJECT",
                                        "values",
                                        List.of(Map.of("code", "P1", "name", "道路硬化")),
                                        "requiredBy",
                                        List.of("5301")))),
                422,
                "accounts.voucher-unsound");

        assertThat(stepsOf(id)).containsExactly("DRAFTED");
    }

    /** What another instance has answered under the key is neither done twice nor answered with something else. */
    @Test
    void aKeyUsedMeanwhileIsUsed() {
        var id = town.reviewed(book, supplies("2026-03-05", "9.00"));
        var key = IdempotencyKeys.next();

        refused(
                overtaken(
                        () -> town.post("accountant", key, "/v1/vouchers/" + id + "/post", Map.of()),
                        other -> run(other, """
                                insert into idempotency (principal, subject, key, digest, status, answer, at)
                                values ('%s', 'accountant', '%s', 'another operation', 200, '{}', now())
                                """.formatted(town.principal(), key))),
                422,
                "request.key-reused");

        assertThat(stepsOf(id)).doesNotContain("POSTED");
    }
}
