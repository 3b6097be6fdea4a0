package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tools.jackson.databind.JsonNode;

/**
 * The books of a converted community for one year, from the old balances to the closed year. The expected figures are
 * not ours: they come from hledger, run over books-2025.journal beside the file.
 */
@AccountsTest
class YearOfBooksApiTest {

    private static final List<String> COLUMNS =
            List.of("openingDebit", "openingCredit", "debit", "credit", "closingDebit", "closingCredit");

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
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
    }

    static String resource(String name) throws IOException {
        try (var in = YearOfBooksApiTest.class.getResourceAsStream("/books/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String path(String rest) {
        return "/v1/books/" + book + "/" + rest;
    }

    private Map<String, List<String>> trialBalance(String from, String to) {
        var lines = new LinkedHashMap<String, List<String>>();
        community
                .accounts("accountant")
                .readTrialBalance(book, "from", from, "to", to)
                .ok()
                .path("items")
                .values()
                .forEach(item -> lines.put(
                        item.path("code").asString(),
                        COLUMNS.stream()
                                .map(column -> item.path(column).asString())
                                .toList()));
        return lines;
    }

    private static Map<String, List<String>> expected() throws IOException {
        var lines = new LinkedHashMap<String, List<String>>();
        resource("books-2025-expected.csv").lines().skip(1).forEach(line -> {
            var cells = List.of(line.split(","));
            lines.put(cells.getFirst(), cells.subList(1, cells.size()));
        });
        return lines;
    }

    private void closeThrough(int last) {
        for (var month = 1; month <= last; month++) {
            books.closed(book, "2025-%02d".formatted(month));
        }
    }

    private JsonNode closeYear() {
        return community.accounts("accountant").closeYear(book, 2025).ok();
    }

    @Test
    void aWholeYearComesToTheFenToWhatAnotherLedgerSays() throws IOException, SQLException {
        books.imported(book, resource("books-2025.csv"));
        community.accounts("accountant").closeYear(book, 2025).refused(422, "accounts.year-not-ready");
        closeThrough(11);
        var early =
                community.accounts("accountant").closeMonth(book, "2025-12").refused(422, "accounts.month-not-ready");
        assertThat(early.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .contains("/checks/RESULT_NOT_NIL/501", "/checks/RESULT_NOT_NIL/515")
                .doesNotContain("/checks/RESULT_NOT_NIL/401");

        var carried = closeYear();
        assertThat(carried.path("state").asString()).isEqualTo("CARRIED_FORWARD");
        assertThat(carried.path("vouchers")).hasSize(4);
        var pending = community.accounts("accountant").closeYear(book, 2025).refused(422, "accounts.year-not-ready");
        assertThat(pending.path("violations")).hasSize(4);
        books.together(book, Map.of("period", "2025-12"));
        books.closed(book, "2025-12");
        assertThat(closeYear().path("state").asString()).isEqualTo("CLOSED");
        community.accounts("accountant").closeYear(book, 2025).refused(409, "accounts.year-closed-already");

        var year = trialBalance("2025-01", "2025-12");
        var expected = expected();
        assertThat(year).containsAllEntriesOf(expected);
        assertThat(year.keySet()).containsExactlyInAnyOrderElementsOf(withParents(expected.keySet()));
        assertThat(year.get("321")).endsWith("0.00", "0.00");

        trialBalance("2026-01", "2026-01")
                .forEach((code, line) -> assertThat(line.subList(0, 2))
                        .as("opening of %s", code)
                        .isEqualTo(year.get(code).subList(4, 6)));
        assertThat(query("select count(*) from balance_drift where book = '%s'"))
                .isZero();
        assertThat(query("select count(*) from number_gap where book = '%s'")).isZero();
    }

    private static List<String> withParents(Iterable<String> codes) {
        var all = new ArrayList<String>();
        codes.forEach(all::add);
        all.add("322");
        return all;
    }

    private long query(String sql) throws SQLException {
        try (var connection = TestPostgres.superuser("accounts");
                var rows = connection.createStatement().executeQuery(sql.formatted(book))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void aReversalFromAFileIsLinkedToWhatItWritesOff() throws IOException {
        books.imported(book, resource("books-2025.csv"));

        var april = books.vouchers(book, "period", "2025-04", "limit", 200);
        var red = april.stream()
                .filter(voucher -> voucher.path("kind").asString().equals("REVERSAL"))
                .findFirst()
                .orElseThrow();
        var original = books.voucher(red.path("corrects").asString());
        assertThat(original.path("date").asString()).isEqualTo("2025-03-08");
        assertThat(original.path("correctedBy").get(0).asString())
                .isEqualTo(red.path("id").asString());
        assertThat(trialBalance("2025-04", "2025-04").get("513").get(2)).isEqualTo("19330.87");
    }

    @Test
    void numbersFollowTheDaysOfTheFile() throws IOException {
        books.imported(book, resource("books-2025.csv"));

        assertThat(books.vouchers(book, "period", "2025-12", "limit", 200))
                .allSatisfy(voucher -> assertThat("记-" + voucher.path("number").asInt())
                        .isEqualTo(voucher.path("voucherNo").asString()));
    }
}
