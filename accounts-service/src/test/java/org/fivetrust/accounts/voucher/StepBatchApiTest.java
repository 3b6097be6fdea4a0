package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

/** Steps that are asked for at the same moment are written in one transaction; nobody notices. */
@AccountsTest
class StepBatchApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private Books neighbour;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        neighbour = new Books(World.over(client).community());
        book = books.opened();
    }

    private static List<String> reviewed(Books books, String book, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> books.reviewed(book, supplies("2026-03-0" + (n % 9 + 1), (n + 1) + ".00")))
                .toList();
    }

    private static List<Integer> numbers(Books books, String book) {
        return books.vouchers(book, "status", "POSTED").stream()
                .map(voucher -> voucher.path("number").asInt())
                .toList();
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
        var other = neighbour.opened();
        var good = reviewed(books, book, 8);
        var others = reviewed(neighbour, other, 8);
        var draft = books.drafted(book, supplies("2026-03-05", "9.00"));
        var waiting = books.reviewed(book, supplies("2026-03-05", "7.00"));
        var requests = new ArrayList<Supplier<Reply>>();
        good.forEach(id -> requests.add(() -> community.accounts("accountant").postVoucher(id)));
        others.forEach(id ->
                requests.add(() -> neighbour.community().accounts("reviewer").postVoucher(id)));
        requests.add(() -> community.accounts("accountant").postVoucher(draft));
        requests.add(() -> community.accounts("cashier").postVoucher(waiting));
        requests.add(() -> neighbour.community().accounts("reporter").postVoucher(waiting));
        requests.add(() ->
                community.accounts("accountant").postVoucher(UUID.randomUUID().toString()));

        var answers = atOnce(requests.size(), n -> requests.get(n).get().status());

        assertThat(answers.subList(0, 16)).containsOnly(200);
        assertThat(answers.subList(16, 20)).containsExactly(409, 403, 404, 404);
        assertThat(numbers(books, book)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(numbers(neighbour, other)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(books.voucher(waiting).path("status").asString()).isEqualTo("REVIEWED");
    }

    @Test
    void oneKeyUsedManyTimesAtOnceIsOneStep() {
        var id = reviewed(books, book, 1).getFirst();
        var key = IdempotencyKeys.next();

        var answers = atOnce(
                8,
                _ -> community
                        .accounts("accountant")
                        .withKey(key)
                        .postVoucher(id)
                        .ok());

        assertThat(answers).containsOnly(answers.getFirst());
        community
                .accounts("accountant")
                .withKey(key)
                .returnVoucher(id, Map.of("comment", "迟了"))
                .refused(422, "request.key-reused");
    }

    @Test
    void ofManyEqualStepsOfOneVoucherOneIsTaken() {
        var id = books.drafted(book, supplies("2026-03-05", "9.00"));
        community.accounts("accountant").submitVoucher(id).ok();

        var answers =
                atOnce(6, _ -> community.accounts("reviewer").reviewVoucher(id).status());

        assertThat(answers).containsOnlyOnce(200).allMatch(answer -> answer == 200 || answer == 409);
        assertThat(books.voucher(id).path("steps")).hasSize(3);
    }

    /** The database itself refuses lines that do not balance. */
    @Test
    void nobodyIsRefusedForANeighboursSake() {
        var ids = reviewed(books, book, 10);
        attempt("update voucher_line set debit = debit + 1 where voucher = '" + ids.get(4) + "' and debit > 0");

        var answers = atOnce(
                10,
                n -> community.accounts("accountant").postVoucher(ids.get(n)).status());

        assertThat(answers.get(4)).isBetween(400, 499);
        assertThat(answers.stream().filter(answer -> answer == 200)).hasSize(9);
        assertThat(books.voucher(ids.get(4)).path("status").asString()).isEqualTo("REVIEWED");
        assertThat(numbers(books, book)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void aRevokedMandateIsFetchedAgainOrEndsIt() {
        var ids = reviewed(books, book, 2);
        NeighbourStub.revoke(client, community.committee());
        community.accounts("accountant").postVoucher(ids.getFirst()).ok();

        NeighbourStub.noAgreement();
        NeighbourStub.revoke(client, community.committee());
        community.accounts("accountant").postVoucher(ids.getLast()).refused(422, "agreement.not-in-force");
        NeighbourStub.silent();
        community.accounts("accountant").postVoucher(ids.getLast()).refused(503, "request.neighbour-silent");

        NeighbourStub.reset();
        community.accounts("accountant").postVoucher(ids.getLast()).ok();
    }

    /** A repeated request gets its first answer even where the step is refused by then. */
    @Test
    void aReplayNeedsNoMandate() {
        var id = reviewed(books, book, 1).getFirst();
        var key = IdempotencyKeys.next();
        var first =
                community.accounts("accountant").withKey(key).postVoucher(id).ok();
        NeighbourStub.noAgreement();
        NeighbourStub.revoke(client, community.committee());

        assertThat(community
                        .accounts("accountant")
                        .withKey(key)
                        .postVoucher(id)
                        .replayed()
                        .ok())
                .isEqualTo(first);
    }

    /** The ruling stands beside what it allowed, and names who asked. */
    @Test
    void everyStepHasItsRuling() throws SQLException {
        var ids = reviewed(books, book, 5);
        atOnce(5, n -> community.accounts("accountant").postVoucher(ids.get(n)).status());

        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) as steps, count(distinct ruling.id) as rulings
                          from voucher_step step
                          join standing_ruling ruling
                            on ruling.principal = step.principal and ruling.id = step.ruling and ruling.by = step.by
                         where step.principal = '%s' and step.step = 'POSTED' and ruling.kind = 'POSTING'
                        """.formatted(community.committee()))) {
            rows.next();
            assertThat(rows.getInt("steps")).isEqualTo(5);
            assertThat(rows.getInt("rulings")).isEqualTo(5);
        }
    }
}
