package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

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

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
    }

    private interface Change {
        void happen(Connection other) throws SQLException;
    }

    private Reply overtaken(Supplier<Reply> step, Change change) {
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
        run(other, OTHER_INSTANCE.formatted(community.committee(), voucher, step));
    }

    private Reply post(String id) {
        return community.accounts("accountant").postVoucher(id);
    }

    private List<String> stepsOf(String id) {
        return books.voucher(id).path("steps").values().stream()
                .map(step -> step.path("step").asString())
                .toList();
    }

    @Test
    void whatWasReturnedMeanwhileIsNotPosted() {
        var id = books.reviewed(book, supplies("2026-03-05", "9.00"));

        overtaken(() -> post(id), other -> step(other, id, "RETURNED")).refused(409, "accounts.voucher-not-there");

        assertThat(stepsOf(id)).containsExactly("DRAFTED", "SUBMITTED", "REVIEWED", "RETURNED");
    }

    @Test
    void whatWasPostedMeanwhileIsNotPostedTwice() {
        var id = books.reviewed(book, supplies("2026-03-05", "9.00"));

        overtaken(() -> post(id), other -> step(other, id, "POSTED")).refused(409, "accounts.voucher-posted");

        assertThat(stepsOf(id)).containsOnlyOnce("POSTED");
        assertThat(books.voucher(id).path("number").asInt()).isEqualTo(1);
    }

    /** It stands where it stood, but another review is needed: the step is decided on what is there now. */
    @Test
    void whatWentBackAndCameAgainIsDecidedAnew() {
        var id = books.reviewed(book, supplies("2026-03-05", "9.00"));

        var posted = overtaken(() -> post(id), other -> {
                    step(other, id, "RETURNED");
                    step(other, id, "SUBMITTED");
                    step(other, id, "REVIEWED");
                })
                .ok();

        assertThat(posted.path("preparedBy").asString()).isEqualTo("another SUBMITTED");
        assertThat(posted.path("steps")).hasSize(7);
    }

    @Test
    void aDimensionDemandedMeanwhileIsDemanded() {
        var id = books.drafted(book, supplies("2026-03-05", "9.00"));

        overtaken(
                        () -> community.accounts("accountant").submitVoucher(id),
                        _ -> community
                                .accounts("accountant")
                                .defineDimension(
                                        book,
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
                                                List.of("5301")))
                                .created())
                .refused(422, "accounts.voucher-unsound");

        assertThat(stepsOf(id)).containsExactly("DRAFTED");
    }

    /** What another instance has answered under the key is neither done twice nor answered with something else. */
    @Test
    void aKeyUsedMeanwhileIsUsed() {
        var id = books.reviewed(book, supplies("2026-03-05", "9.00"));
        var key = IdempotencyKeys.next();

        overtaken(
                        () -> community.accounts("accountant").withKey(key).postVoucher(id),
                        other -> run(other, """
                                insert into idempotency (principal, subject, key, digest, status, answer, at)
                                values ('%s', 'accountant', '%s', 'another operation', 200, '{}', now())
                                """.formatted(community.committee(), key)))
                .refused(422, "request.key-reused");

        assertThat(stepsOf(id)).doesNotContain("POSTED");
    }
}
