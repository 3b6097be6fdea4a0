package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
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

    @ParameterizedTest
    @ValueSource(longs = {7, 4711})
    void whateverIsAskedForTheBooksStaySound(long seed) throws SQLException {
        var chance = new Random(seed);
        var ids = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();
        for (var call = 0; call < 40; call++) {
            var id = ids.isEmpty() ? "" : ids.get(chance.nextInt(ids.size()));
            var month = "2026-0" + chance.nextInt(1, 4);
            statuses.add(
                    switch (id.isEmpty() ? 0 : chance.nextInt(9)) {
                        case 0, 1, 2 -> drafted(ids, month, chance.nextInt(1, 9999));
                        case 3 ->
                            community.accounts("accountant").submitVoucher(id).status();
                        case 4 ->
                            community.accounts("reviewer").reviewVoucher(id).status();
                        case 5 ->
                            community.accounts("accountant").postVoucher(id).status();
                        case 6 -> reversed(ids, id);
                        case 7 -> together(month);
                        default ->
                            chance.nextInt(4) == 0
                                    ? community
                                            .accounts("accountant")
                                            .closeMonth(book, month)
                                            .status()
                                    : community
                                            .accounts("accountant")
                                            .discardVoucher(id)
                                            .status();
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
        var answer = community
                .accounts("accountant")
                .draftVoucher(book, supplies(month + "-05", "%d.%02d".formatted(fen / 100, fen % 100)));
        return remembered(ids, answer);
    }

    private int reversed(List<String> ids, String id) {
        return remembered(ids, community.accounts("accountant").reverseVoucher(id, Map.of()));
    }

    private static int remembered(List<String> ids, Reply reply) {
        if (reply.status() == 201) {
            ids.add(reply.id());
        }
        return reply.status();
    }

    /** The worst that is answered to the steps of a month. */
    private int together(String month) {
        var which = Map.of("period", month);
        var accountant = community.accounts("accountant");
        return IntStream.of(
                        accountant.submitVouchers(book, which).status(),
                        community
                                .accounts("reviewer")
                                .reviewVouchers(book, which)
                                .status(),
                        accountant.postVouchers(book, which).status())
                .max()
                .orElseThrow();
    }

    private void numbersRunFromOne(int month) {
        var numbers = books.vouchers(book, "limit", 200, "status", "POSTED", "period", "2026-0" + month).stream()
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
