package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Whatever is asked for in whatever order: what is accepted leaves books that balance, without a gap in their numbers.
 */
@AccountsTest
class RandomBooksApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 4711})
    void whateverIsAskedForTheBooksStaySound(long seed) throws SQLException {
        var chance = new Random(seed);
        var ids = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();
        for (var call = 0; call < 40; call++) {
            var vouchers = "/v1/books/" + book + "/vouchers";
            var id = ids.isEmpty() ? "" : ids.get(chance.nextInt(ids.size()));
            var month = "2026-0" + chance.nextInt(1, 4);
            statuses.add(
                    switch (id.isEmpty() ? 0 : chance.nextInt(9)) {
                        case 0, 1, 2 -> drafted(ids, month, chance.nextInt(1, 9999));
                        case 3 -> status(town.post("accountant", "/v1/vouchers/" + id + "/submit", Map.of()));
                        case 4 -> status(town.post("reviewer", "/v1/vouchers/" + id + "/review", Map.of()));
                        case 5 -> status(town.post("accountant", "/v1/vouchers/" + id + "/post", Map.of()));
                        case 6 -> reversed(ids, id);
                        case 7 ->
                            List.of("submit", "review", "post").stream()
                                    .mapToInt(step -> status(town.post(
                                            step.equals("review") ? "reviewer" : "accountant",
                                            vouchers + "/" + step,
                                            Map.of("period", month))))
                                    .max()
                                    .orElseThrow();
                        default ->
                            status(town.post(
                                    "accountant",
                                    chance.nextInt(4) == 0
                                            ? "/v1/books/" + book + "/periods/" + month + "/close"
                                            : "/v1/vouchers/" + id + "/discard",
                                    Map.of()));
                    });
        }

        assertThat(statuses).allMatch(status -> status == 200 || status == 201 || status == 409 || status == 422);
        assertThat(count("balance_drift")).isZero();
        assertThat(count("number_gap")).isZero();
        assertThat(count("(select book from book_entry group by book having sum(debit) <> sum(credit)) unbalanced"))
                .isZero();
        assertThat(count("book_entry")).isPositive();
        IntStream.rangeClosed(1, 3).forEach(this::numbersRunFromOne);
    }

    private int drafted(List<String> ids, String month, int fen) {
        var answer = town.post(
                "accountant",
                "/v1/books/" + book + "/vouchers",
                supplies(month + "-05", "%d.%02d".formatted(fen / 100, fen % 100)));
        return remembered(ids, answer);
    }

    private int reversed(List<String> ids, String id) {
        return remembered(ids, town.post("accountant", "/v1/vouchers/" + id + "/reverse", Map.of()));
    }

    private static int remembered(List<String> ids, WebTestClient.ResponseSpec answer) {
        var result = answer.expectBody(tools.jackson.databind.JsonNode.class).returnResult();
        if (result.getStatus().value() == 201) {
            ids.add(result.getResponseBody().path("id").asString());
        }
        return result.getStatus().value();
    }

    private void numbersRunFromOne(int month) {
        var numbers =
                town.list("/v1/books/" + book + "/vouchers?limit=200&status=POSTED&period=2026-0" + month).stream()
                        .map(voucher -> voucher.path("number").asInt())
                        .sorted()
                        .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    private long count(String what) throws SQLException {
        try (var connection = TestPostgres.superuser("accounts");
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from " + what + " where book = '" + book + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
