package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.read;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

/** Steps that are asked for at the same moment are written in one transaction; nobody notices. */
@AccountsTest
class StepBatchApiTest {

    private Town town;
    private Town neighbour;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        neighbour = Town.over(client);
        book = town.book();
    }

    private static String post(String id) {
        return "/v1/vouchers/" + id + "/post";
    }

    private List<String> reviewed(Town whose, String where, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> whose.reviewed(where, supplies("2026-03-0" + (n % 9 + 1), (n + 1) + ".00")))
                .toList();
    }

    private static List<Integer> atOnce(List<Supplier<ResponseSpec>> wishes) {
        return Town.atOnce(wishes.size(), n -> Town.status(wishes.get(n).get()));
    }

    private void attempt(String database) {
        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(database);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Other communities' vouchers, drafts, unknown ones and people without the office, all in one rush. */
    @Test
    void eachIsAnsweredByItself() {
        var other = neighbour.book();
        var good = reviewed(town, book, 8);
        var others = reviewed(neighbour, other, 8);
        var draft = town.drafted(book, supplies("2026-03-05", "9.00"));
        var waiting = town.reviewed(book, supplies("2026-03-05", "7.00"));
        var wishes = new ArrayList<Supplier<ResponseSpec>>();
        good.forEach(id -> wishes.add(() -> town.post("accountant", post(id), Map.of())));
        others.forEach(id -> wishes.add(() -> neighbour.post("reviewer", post(id), Map.of())));
        wishes.add(() -> town.post("accountant", post(draft), Map.of()));
        wishes.add(() -> town.post("cashier", post(waiting), Map.of()));
        wishes.add(() -> town.post(neighbour.reporter(), post(waiting), Map.of()));
        wishes.add(() -> town.post("accountant", post(UUID.randomUUID().toString()), Map.of()));

        var answers = atOnce(wishes);

        assertThat(answers.subList(0, 16)).containsOnly(200);
        assertThat(answers.subList(16, 20)).containsExactly(409, 403, 404, 404);
        for (var each : List.of(Map.entry(town, book), Map.entry(neighbour, other))) {
            var posted = each.getKey().list("/v1/books/" + each.getValue() + "/vouchers?status=POSTED");
            assertThat(posted)
                    .extracting(voucher -> voucher.path("number").asInt())
                    .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        }
        assertThat(town.seen("accountant", "/v1/vouchers/" + waiting)
                        .path("status")
                        .asString())
                .isEqualTo("REVIEWED");
    }

    @Test
    void oneKeyUsedManyTimesAtOnceIsOneStep() {
        var id = reviewed(town, book, 1).getFirst();
        var key = IdempotencyKeys.next();

        var answers = Town.atOnce(
                8,
                _ -> town.post("accountant", key, post(id), Map.of())
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());

        assertThat(answers).containsOnly(answers.getFirst());
        refused(
                town.post("accountant", key, "/v1/vouchers/" + id + "/return", Map.of("comment", "迟了")),
                422,
                "request.key-reused");
    }

    @Test
    void ofManyEqualStepsOfOneVoucherOneIsTaken() {
        var id = town.drafted(book, supplies("2026-03-05", "9.00"));
        town.done("accountant", "/v1/vouchers/" + id + "/submit", Map.of());

        var answers =
                Town.atOnce(6, _ -> Town.status(town.post("reviewer", "/v1/vouchers/" + id + "/review", Map.of())));

        assertThat(answers).containsOnlyOnce(200).allMatch(answer -> answer == 200 || answer == 409);
        assertThat(town.seen("accountant", "/v1/vouchers/" + id).path("steps")).hasSize(3);
    }

    /** The database itself refuses lines that do not balance. */
    @Test
    void nobodyIsRefusedForANeighboursSake() {
        var ids = reviewed(town, book, 10);
        attempt("update voucher_line set debit = debit + 1 where voucher = '" + ids.get(4) + "' and debit > 0");

        var answers = Town.atOnce(10, n -> Town.status(town.post("accountant", post(ids.get(n)), Map.of())));

        assertThat(answers.get(4)).isBetween(400, 499);
        assertThat(answers.stream().filter(answer -> answer == 200)).hasSize(9);
        assertThat(town.seen("accountant", "/v1/vouchers/" + ids.get(4))
                        .path("status")
                        .asString())
                .isEqualTo("REVIEWED");
        assertThat(town.list("/v1/books/" + book + "/vouchers?status=POSTED"))
                .extracting(voucher -> voucher.path("number").asInt())
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aRevokedMandateIsFetchedAgainOrEndsIt() {
        var ids = reviewed(town, book, 2);
        var revoked = (Runnable)
                () -> NeighbourStub.tell(town.client(), "agreements", town.principal(), "mandate.revoked", Map.of())
                        .expectStatus()
                        .isNoContent();
        revoked.run();
        town.done("accountant", post(ids.getFirst()), Map.of());

        NeighbourStub.noAgreement();
        revoked.run();
        refused(town.post("accountant", post(ids.getLast()), Map.of()), 422, "agreement.not-in-force");
        NeighbourStub.silent();
        refused(town.post("accountant", post(ids.getLast()), Map.of()), 503, "request.neighbour-silent");

        NeighbourStub.reset();
        town.done("accountant", post(ids.getLast()), Map.of());
    }

    /** A repeated request gets its first answer even where the step is refused by then. */
    @Test
    void aReplayNeedsNoMandate() {
        var id = reviewed(town, book, 1).getFirst();
        var key = IdempotencyKeys.next();
        var first = read(
                town.post("accountant", key, post(id), Map.of()).expectStatus().isOk());
        NeighbourStub.noAgreement();
        NeighbourStub.tell(town.client(), "agreements", town.principal(), "mandate.revoked", Map.of())
                .expectStatus()
                .isNoContent();

        assertThat(read(town.post("accountant", key, post(id), Map.of())
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
    }

    /** The ruling stands beside what it allowed, and names who asked. */
    @Test
    void everyStepHasItsRuling() throws SQLException {
        var ids = reviewed(town, book, 5);
        Town.atOnce(5, n -> Town.status(town.post("accountant", post(ids.get(n)), Map.of())));

        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) as steps, count(distinct ruling.id) as rulings
                          from voucher_step step
                          join standing_ruling ruling
                            on ruling.principal = step.principal and ruling.id = step.ruling and ruling.by = step.by
                         where step.principal = '%s' and step.step = 'POSTED' and ruling.kind = 'POSTING'
                        """.formatted(town.principal()))) {
            rows.next();
            assertThat(rows.getInt("steps")).isEqualTo(5);
            assertThat(rows.getInt("rulings")).isEqualTo(5);
        }
    }
}
