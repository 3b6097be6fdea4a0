package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The numbers that vouchers get when they are posted. */
@AccountsTest
class VoucherNumberApiTest {

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

    private List<Integer> numbers(String month) {
        return books.vouchers(book, "limit", 200, "status", "POSTED", "period", month).stream()
                .map(voucher -> voucher.path("number").asInt())
                .sorted()
                .toList();
    }

    private List<Integer> numbersOf(List<String> vouchers) {
        return vouchers.stream()
                .map(id -> books.voucher(id).path("number").asInt())
                .toList();
    }

    private boolean balancesDrift() throws SQLException {
        try (var connection = TestPostgres.superuser("accounts");
                var rows = connection
                        .createStatement()
                        .executeQuery("select account from balance_drift where book = '" + book + "'")) {
            return rows.next();
        }
    }

    @Test
    void numbersHaveNoGapUnderFiftyPosters() throws SQLException {
        var ids = books.reviewedAll(
                book,
                IntStream.range(0, 50)
                        .mapToObj(n -> supplies(n % 2 == 0 ? "2026-03-05" : "2026-04-05", "1.00"))
                        .toList());

        var answers = atOnce(
                100,
                n -> community
                        .accounts("accountant")
                        .postVoucher(ids.get(n / 2))
                        .status());

        var all = IntStream.rangeClosed(1, 25).boxed().toList();
        assertThat(answers).containsOnly(200, 409);
        assertThat(answers.stream().filter(answer -> answer == 200)).hasSize(50);
        assertThat(numbers("2026-03")).isEqualTo(all);
        assertThat(numbers("2026-04")).isEqualTo(all);
        assertThat(balancesDrift()).isFalse();
    }

    @Test
    void aMonthGoesAtOnceAndItsNumbersFollowTheDays() {
        for (var day : List.of("20", "03", "11")) {
            books.drafted(book, supplies("2026-05-" + day, "1.00"));
        }

        books.together(book, Map.of("period", "2026-05"));

        assertThat(books.vouchers(book, "period", "2026-05"))
                .extracting(
                        voucher -> voucher.path("date").asString(),
                        voucher -> voucher.path("number").asInt())
                .containsExactly(tuple("2026-05-03", 1), tuple("2026-05-11", 2), tuple("2026-05-20", 3));
    }

    @Test
    void vouchersOfOneDayAreNumberedInTheOrderOfTheirEntry() {
        var ids = IntStream.range(0, 12)
                .mapToObj(n -> books.drafted(book, supplies("2026-03-05", n + 1 + ".00")))
                .toList();

        books.together(book, Map.of("period", "2026-03"));

        assertThat(numbersOf(ids)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void closingVouchersAreNumberedLast() {
        var closing = books.drafted(book, supplies("2026-03-31", "7.00", "kind", "CLOSING"));
        var other = books.drafted(book, supplies("2026-03-31", "8.00"));

        books.together(book, Map.of("period", "2026-03"));

        assertThat(numbersOf(List.of(closing, other))).containsExactly(2, 1);
    }

    @Test
    void eachTypeIsNumberedByItself() {
        books.posted(book, supplies("2026-03-05", "1.00"));
        var transfer = books.posted(book, supplies("2026-03-05", "1.00", "type", "TRANSFER"));

        assertThat(books.voucher(transfer).path("label").asString()).isEqualTo("转-1");
    }

    @Test
    void whatIsRefusedTakesNoNumber() {
        var draft = books.drafted(book, supplies("2026-03-05", "1.00"));
        community.accounts("accountant").postVoucher(draft).refused(409, "accounts.voucher-not-there");

        books.posted(book, supplies("2026-03-05", "2.00"));

        assertThat(numbers("2026-03")).containsExactly(1);
    }
}
