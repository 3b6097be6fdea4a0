package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
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

/** A year is carried forward and closed, and the next edition takes over. */
@AccountsTest
class YearClosingApiTest {

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

    private String path(String rest) {
        return "/v1/books/" + book + "/" + rest;
    }

    @Test
    void aYearIsComparedWhenItIsClosedAsItsMonthsAre() throws SQLException {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        var of = "/v1/books/" + rural;
        books.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit,kind
                1,2025-12-05,租金,102,90.00,,NORMAL
                1,2025-12-05,租金,501,,90.00,NORMAL
                2,2025-12-20,提取与办公费,32201,50.00,,NORMAL
                2,2025-12-20,提取与办公费,513,50.00,,NORMAL
                2,2025-12-20,提取与办公费,311,,70.00,NORMAL
                2,2025-12-20,提取与办公费,102,,30.00,NORMAL
                """);
        for (var month = 1; month <= 11; month++) {
            books.closed(rural, "2025-%02d".formatted(month));
        }
        community.accounts("accountant").closeYear(rural, 2025).ok();
        books.together(rural, Map.of("period", "2025-12"));
        assertThat(books.closed(rural, "2025-12").path("warnings").toString())
                .contains("/checks/STATEMENTS_AGREE", "line 17", "20.00 and 50.00 differ");

        community
                .accounts("accountant")
                .setClosingCheck(
                        rural, Map.of("code", "STATEMENTS_AGREE", "severity", "REFUSE", "validFrom", "2025-12-30"))
                .created();
        var refused = community.accounts("accountant").closeYear(rural, 2025).refused(422, "accounts.year-not-ready");
        assertThat(refused.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsOnly("/checks/STATEMENTS_AGREE");
        assertThat(refused.toString()).contains("2025-12-20 ", "20.00 and 50.00 differ");
        community
                .accounts("accountant")
                .setClosingCheck(
                        rural, Map.of("code", "STATEMENTS_AGREE", "severity", "WARN", "validFrom", "2025-12-31"))
                .created();
        var closed = community.accounts("accountant").closeYear(rural, 2025).ok();
        assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("warnings").toString()).contains("/checks/STATEMENTS_AGREE", "20.00 and 50.00 differ");
        try (var connection = TestPostgres.superuser("accounts");
                var kept = connection.prepareStatement("select warnings::text from year_closed where book = ?::uuid")) {
            kept.setString(1, rural);
            var found = kept.executeQuery();
            found.next();
            assertThat(found.getString(1)).contains("closing.statements-differ", "20.00", "50.00");
        }
    }

    @Test
    void nonProfitBooksCarryForwardByTheirRestriction() {
        var csv = """
                voucher_no,date,summary,account_code,debit,credit
                1,2026-01-05,拨款,1002,300.00,
                1,2026-01-05,拨款,440101,,200.00
                1,2026-01-05,专项拨款,440102,,100.00
                2,2026-01-06,用品,5301,50.00,
                2,2026-01-06,用品,1002,,50.00
                """;
        books.imported(book, csv);
        for (var month = 1; month <= 11; month++) {
            books.closed(book, "2026-%02d".formatted(month));
        }
        community.accounts("accountant").closeYear(book, 2026).ok();
        books.together(book, Map.of("period", "2026-12"));
        books.closed(book, "2026-12");

        assertThat(community
                        .accounts("accountant")
                        .closeYear(book, 2026)
                        .ok()
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
        var balance = community
                .accounts("accountant")
                .readTrialBalance(book, "from", "2027-01", "to", "2027-01")
                .ok();
        assertThat(balance.path("items").values())
                .extracting(item -> item.path("code").asString() + " "
                        + item.path("openingCredit").asString())
                .containsExactly("1002 0.00", "3101 150.00", "3102 100.00");
    }

    @Test
    void closingEntriesMayComeWithTheFile() {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        books.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit,kind
                1,2025-01-05,租金,102,90.00,,NORMAL
                1,2025-01-05,租金,501,,90.00,NORMAL
                1,2025-12-31,结转收入,501,90.00,,CLOSING
                1,2025-12-31,结转收入,321,,90.00,CLOSING
                2,2025-12-31,结转本年收益,321,90.00,,CLOSING
                2,2025-12-31,结转本年收益,32202,,90.00,CLOSING
                """);
        for (var month = 1; month <= 12; month++) {
            books.closed(rural, "2025-%02d".formatted(month));
        }

        assertThat(community
                        .accounts("accountant")
                        .closeYear(rural, 2025)
                        .ok()
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void theNextEditionTakesOverWhatTheLastOneCameTo() {
        var old = books.opened("NONPROFIT_2004", "2025-01-01");
        books.imported(old, """
                voucher_no,date,summary,account_code,debit,credit
                OPENING,,期初余额,1002,500.00,
                OPENING,,期初余额,3101,,500.00
                1,2025-01-05,代收暖气费,1701,80.00,
                1,2025-01-05,代收暖气费,2601,,80.00
                2,2025-01-06,办公费,5201,50.00,
                2,2025-01-06,办公费,1002,,50.00
                """);
        var takeOver = Map.of("from", old, "codeMap", "NONPROFIT_2004-2024");
        community.accounts("accountant").takeOverBook(book, takeOver).refused(409, "accounts.old-book-open");
        for (var month = 1; month <= 11; month++) {
            books.closed(old, "2025-%02d".formatted(month));
        }
        community.accounts("accountant").closeYear(old, 2025).ok();
        books.together(old, Map.of("period", "2025-12"));
        books.closed(old, "2025-12");
        community.accounts("accountant").closeYear(old, 2025).ok();

        var taken =
                community.accounts("accountant").takeOverBook(book, takeOver).created();
        assertThat(taken.path("openingLines").asInt()).isEqualTo(4);
        books.together(book, Map.of("import", taken.path("id").asString()));
        assertThat(community
                        .accounts("accountant")
                        .readTrialBalance(book, "from", "2026-01", "to", "2026-01")
                        .ok()
                        .path("items")
                        .values())
                .extracting(item -> item.path("code").asString() + " "
                        + item.path("openingDebit").asString() + " "
                        + item.path("openingCredit").asString())
                .containsExactly("1002 450.00 0.00", "1801 80.00 0.00", "2601 0.00 80.00", "3101 0.00 450.00");
    }

    @Test
    void aYearBeyondTheNextOneIsNotClosed() {
        community.accounts("accountant").closeYear(book, 2090).refused(422, "accounts.year-outside-book");
    }

    @Test
    void whatAYearCarriesForwardIsNumberedInItsSteps() {
        books.imported(book, """
                voucher_no,date,summary,account_code,debit,credit
                1,2026-01-05,拨款,1002,300.00,
                1,2026-01-05,拨款,440101,,300.00
                2,2026-01-06,用品,5301,50.00,
                2,2026-01-06,用品,1002,,50.00
                """);
        for (var month = 1; month < 12; month++) {
            books.closed(book, "2026-%02d".formatted(month));
        }
        var carried = community
                .accounts("accountant")
                .closeYear(book, 2026)
                .ok()
                .path("vouchers")
                .values();
        books.together(book, Map.of("period", "2026-12"));

        assertThat(carried.stream()
                        .map(id -> books.voucher(id.asString()).path("number").asInt()))
                .containsExactly(1, 2);
    }
}
