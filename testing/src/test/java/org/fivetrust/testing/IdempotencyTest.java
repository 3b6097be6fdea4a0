package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is said twice under one key is done once. */
@SampleTest
class IdempotencyTest {

    @Autowired
    private WebTestClient client;

    private Notes notes;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        notes = Notes.over(client);
    }

    @Test
    void a_standing_act_said_again_is_answered_the_same() {
        var cashier = notes.cashier().withKey(IdempotencyKeys.next());
        var first = cashier.post(Notes.NOTES, notes.text("a")).created();

        assertThat(cashier.post(Notes.NOTES, notes.text("a")).replayed().created())
                .isEqualTo(first);
        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_key_serves_one_request() {
        var cashier = notes.cashier().withKey(IdempotencyKeys.next());
        cashier.post(Notes.NOTES, notes.text("a")).created();

        cashier.post(Notes.NOTES, notes.text("b")).refused(422, "request.key-reused");

        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_key_is_its_callers_own() {
        var key = IdempotencyKeys.next();
        var body = notes.text("a");
        notes.cashier().withKey(key).post(Notes.NOTES, body).created();

        var other = notes.community().caller("accountant").withKey(key).post(Notes.NOTES, body);

        assertThat(other.isReplayed()).isFalse();
        assertThat(other.created().path("id").asString()).isNotEmpty();
        assertThat(notes.kept()).isEqualTo(2);
    }

    @Test
    void a_change_without_a_key_is_not_done() {
        assertThat(notes.cashier()
                        .withKey("")
                        .post(Notes.NOTES, notes.text("a"))
                        .pointers(400, "request.malformed"))
                .containsExactly("/header/Idempotency-Key");
        assertThat(notes.kept()).isZero();
    }

    @Test
    void equal_requests_at_the_same_moment_are_done_once() {
        var cashier = notes.cashier().withKey(IdempotencyKeys.next());

        var statuses =
                atOnce(12, _ -> cashier.post(Notes.NOTES, notes.text("a")).status());

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        assertThat(notes.kept()).isEqualTo(1);
    }

    /** The key may be answered between the moment it is looked up and the moment it is held. */
    @Test
    void what_was_answered_meanwhile_is_not_done_again() throws SQLException {
        notes.take("at hand").created();
        var key = IdempotencyKeys.next();
        try (var other = TestPostgres.superuser("sample");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table note in exclusive mode");
            var late = CompletableFuture.supplyAsync(
                    () -> notes.cashier().withKey(key).post(Notes.NOTES, notes.text("a")));
            await().until(() -> somebodyWaits(statement));
            statement.execute("insert into idempotency (principal, subject, key, digest, status, answer, at)"
                    + " values ('" + notes.principal() + "', 'cashier', '" + key + "', 'other', 201, '{}', now())");
            other.commit();

            late.join().refused(409, "request.in-flight");
        }
        assertThat(notes.kept()).isEqualTo(1);
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        var waits = statement.executeQuery("select exists (select from pg_locks where not granted)");
        return waits.next() && waits.getBoolean(1);
    }

    @Test
    void an_act_asked_for_in_silence_goes_on_under_the_same_key() {
        var reporter = notes.reporter().withKey(IdempotencyKeys.next());
        NeighbourStub.silent();
        reporter.post(Notes.ACTS, notes.text("a")).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        reporter.post(Notes.ACTS, notes.text("a")).created();

        reporter.post(Notes.ACTS, notes.text("a")).replayed().created();
        assertThat(notes.kept()).isEqualTo(1);
    }

    @Test
    void a_refused_key_may_be_tried_anew() {
        var reporter = notes.reporter().withKey(IdempotencyKeys.next());
        NeighbourStub.forbids("agreement.out-of-scope");
        reporter.post(Notes.ACTS, notes.text("a")).refused(422, "agreement.out-of-scope");
        NeighbourStub.reset();

        reporter.post(Notes.ACTS, notes.text("a")).created();
    }
}
