package org.fivetrust.accounts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class LedgerApiTest {

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

    private JsonNode trialBalance(String from, String to) {
        return community
                .accounts("reporter")
                .readTrialBalance(book, "from", from, "to", to)
                .ok();
    }

    private static JsonNode item(JsonNode balance, String code) {
        return balance.path("items").values().stream()
                .filter(item -> item.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> grant(String date, String amount) {
        return Map.of(
                "date",
                date,
                "type",
                "RECEIPT",
                "attachments",
                1,
                "lines",
                List.of(
                        Map.of("summary", "经费拨款", "account", "1002", "debit", amount),
                        Map.of("summary", "经费拨款", "account", "440101", "credit", amount)));
    }

    @Test
    void theTrialBalanceShowsWhatIsPostedAndNothingElse() {
        books.posted(book, grant("2026-01-10", "20000.00"));
        books.posted(book, supplies("2026-02-05", "600.00"));
        books.posted(book, supplies("2026-03-05", "400.00"));
        books.reviewed(book, supplies("2026-03-06", "99.00"));

        var march = trialBalance("2026-03", "2026-12");

        assertThat(item(march, "1002").path("openingDebit").asString()).isEqualTo("19400.00");
        assertThat(item(march, "1002").path("credit").asString()).isEqualTo("400.00");
        assertThat(item(march, "1002").path("closingDebit").asString()).isEqualTo("19000.00");
        assertThat(item(march, "5301").path("openingDebit").asString()).isEqualTo("600.00");
        assertThat(item(march, "5301").path("closingDebit").asString()).isEqualTo("1000.00");
        assertThat(item(march, "4401").path("closingCredit").asString()).isEqualTo("20000.00");
        assertThat(item(march, "440101").path("parent").asString()).isEqualTo("4401");
        assertThat(march.path("totals").path("closingDebit").asString()).isEqualTo("20000.00");
        assertThat(march.path("totals").path("closingCredit").asString()).isEqualTo("20000.00");
        assertThat(trialBalance("2026-01", "2026-01")
                        .path("totals")
                        .path("debit")
                        .asString())
                .isEqualTo("20000.00");
    }

    private void takenBackInRed() {
        var wrong = books.posted(book, supplies("2026-02-05", "600.00"));
        books.post(
                community.accounts("accountant").reverseVoucher(wrong, Map.of()).id());
    }

    @ParameterizedTest
    @CsvSource({"knownAt,", "knownAt,2099-01-01T00:00:00Z", "asOf,2026-02-27"})
    void anAccountWhoseEntriesWereAllTakenBackInRedStandsInTheTrialBalance(String known, @Nullable String at) {
        takenBackInRed();

        var february = community
                .accounts("reporter")
                .readTrialBalance(book, "from", "2026-02", "to", "2026-02", known, Objects.toString(at, ""))
                .ok();

        assertThat(item(february, "5301").path("debit").asString()).isEqualTo("0.00");
        assertThat(item(february, "1002").path("closingDebit").asString()).isEqualTo("0.00");
    }

    @Test
    void aMonthAfterAllWasTakenBackShowsNothing() {
        takenBackInRed();

        assertThat(trialBalance("2026-03", "2026-03").path("items").values()).isEmpty();
    }

    @Test
    void theLedgerOfAnAccountShowsTheBalanceAfterEachLine() {
        books.posted(book, grant("2026-01-10", "20000.00"));
        books.posted(book, supplies("2026-02-05", "600.00"));
        books.posted(book, supplies("2026-02-06", "400.00"));

        var ledger = community
                .accounts("accountant")
                .readLedger(book, "account", 1002, "from", "2026-02", "to", "2026-12")
                .items();

        assertThat(ledger)
                .extracting(entry -> entry.path("balance").asString())
                .containsExactly("19400.00", "19000.00");
        assertThat(ledger.getFirst().path("label").asString()).isEqualTo("付-1");
        assertThat(ledger.getFirst().path("accountName").asString()).isEqualTo("银行存款");
        var above = community
                .accounts("accountant")
                .readLedger(book, "account", 4401, "from", "2026-01", "to", "2026-12")
                .items();
        assertThat(above).extracting(entry -> entry.path("balance").asString()).containsExactly("-20000.00");
    }

    @Test
    void pagesOfALedgerGoOnWhereTheLastOneEnded() {
        books.posted(book, grant("2026-01-10", "20000.00"));
        for (var day = 1; day <= 4; day++) {
            books.posted(book, supplies("2026-02-0" + day, "100.00"));
        }
        var path = "/v1/books/" + book + "/ledger?account=1002&from=2026-01&to=2026-12&limit=3";
        var first = community
                .accounts("accountant")
                .readLedger(book, "account", 1002, "from", "2026-01", "to", "2026-12", "limit", 3)
                .ok();
        var second = community
                .accounts("accountant")
                .readLedger(
                        book,
                        "account",
                        1002,
                        "from",
                        "2026-01",
                        "to",
                        "2026-12",
                        "limit",
                        3,
                        "cursor",
                        first.path("next").asString())
                .ok();

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items").values())
                .extracting(entry -> entry.path("balance").asString())
                .containsExactly("19700.00", "19600.00");
    }

    @Test
    void theJournalHasEveryLineOfEveryDay() {
        books.posted(book, supplies("2026-02-05", "600.00"));
        books.posted(book, grant("2026-01-10", "20000.00"));

        assertThat(community
                        .accounts("accountant")
                        .readJournal(book, "from", "2026-01", "to", "2026-12")
                        .items())
                .extracting(entry -> entry.path("date").asString() + " "
                        + entry.path("account").asString())
                .containsExactly("2026-01-10 1002", "2026-01-10 440101", "2026-02-05 5301", "2026-02-05 1002");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void pagesOfTheJournalGoOnWhereTheLastOneEnded(int limit) {
        for (var n = 1; n <= 4; n++) {
            books.posted(book, supplies("2026-02-05", "10" + n + ".00"));
            books.posted(book, grant("2026-02-0" + n, "2000.00"));
        }
        var accountant = community.accounts("accountant");

        var first = accountant.readJournal(book, "from", "2026-01", "to", "2026-12", "limit", limit);

        assertThat(community.caller("accountant").whole(first))
                .isEqualTo(accountant
                        .readJournal(book, "from", "2026-01", "to", "2026-12")
                        .items())
                .hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"2020-01-01T00:00:00Z,0", "2099-01-01T00:00:00Z,2"})
    void theJournalIsSeenAsItWasKnown(String knownAt, int lines) {
        books.posted(book, supplies("2026-02-05", "100.00"));

        assertThat(community
                        .accounts("accountant")
                        .readJournal(book, "from", "2026-01", "to", "2026-12", "knownAt", knownAt)
                        .items())
                .hasSize(lines);
    }

    @Test
    void aDetailAccountIsSeenInTheTrialBalanceAsSoonAsItIsOpened() {
        books.posted(book, grant("2026-01-10", "20000.00"));
        assertThat(trialBalance("2026-01", "2026-12").path("items").values())
                .noneMatch(item -> item.path("code").asString().equals("530101"));
        books.account(book, "530101", "水电费").created();
        books.posted(
                book,
                Map.of(
                        "date",
                        "2026-02-01",
                        "type",
                        "PAYMENT",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "水电费", "account", "530101", "debit", "7.00"),
                                Map.of("summary", "水电费", "account", "1002", "credit", "7.00"))));

        var year = trialBalance("2026-01", "2026-12");

        assertThat(item(year, "530101").path("name").asString()).isEqualTo("水电费");
        assertThat(item(year, "530101").path("parent").asString()).isEqualTo("5301");
        assertThat(item(year, "5301").path("debit").asString()).isEqualTo("7.00");
    }

    @Test
    void aBookSomebodyHasReadIsNoMoreVisibleToAStranger() {
        var stranger = World.over(client).community();
        for (var path : List.of("trial-balance?from=2026-01&to=2026-12", "statements/balance-sheet?period=2026-12")) {
            community
                    .caller("reporter")
                    .follow("/v1/books/" + book + "/" + path)
                    .ok();
            community
                    .caller("reporter")
                    .follow("/v1/books/" + book + "/" + path)
                    .ok();
            community
                    .caller(stranger.login("reporter"))
                    .follow("/v1/books/" + book + "/" + path)
                    .refused(404, "access.not-found");
        }
    }

    @Test
    void aChangeOfAChartIsSeenByTheNextReading() throws SQLException {
        books.posted(book, grant("2026-01-10", "20000.00"));
        assertThat(item(trialBalance("2026-01", "2026-12"), "1002").path("name").asString())
                .isEqualTo("银行存款");
        try {
            named("银行存款（新）");
            assertThat(item(trialBalance("2026-01", "2026-12"), "1002")
                            .path("name")
                            .asString())
                    .isEqualTo("银行存款（新）");
        } finally {
            named("银行存款");
        }
        assertThat(item(trialBalance("2026-01", "2026-12"), "1002").path("name").asString())
                .isEqualTo("银行存款");
    }

    /** As a migration would. */
    private static void named(String name) throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var change = connection.prepareStatement(
                        "update chart_account set name = ? where standard = 'NONPROFIT_2024' and code = '1002'")) {
            change.setString(1, name);
            change.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trial-balance?from=2026-12&to=2026-01",
                "trial-balance?from=2026",
                "trial-balance",
                "trial-balance?from=2026-01&to=999999999-12",
                "ledger?from=2026-01&to=2026-02",
                "journal?from=2026-01&to=2026-13",
                "journal?from=2026-01&to=2026-12&cursor=bm9uZQ"
            })
    void aPeriodIsTwoMonths(String path) {
        community.caller("accountant").follow("/v1/books/" + book + "/" + path).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger?account=9999",
                "ledger?account=10",
                "general-ledger?account=9999",
                "cash-journal?account=9999",
                "bank-journal?account=9999",
                "auxiliary-ledger?dimension=project&account=9999"
            })
    void anAccountThatTheBookDoesNotHaveHasNoLedger(String path) {
        books.posted(book, supplies("2026-02-05", "600.00"));

        community
                .caller("accountant")
                .follow("/v1/books/" + book + "/" + path + "&from=2026-01&to=2026-12")
                .refused(404, "access.not-found");
    }

    @Test
    void anAccountWithoutEntriesHasAnEmptyLedger() {
        var ledger = community
                .accounts("accountant")
                .readLedger(book, "account", 5301, "from", "2026-01", "to", "2026-12")
                .ok();

        assertThat(ledger.path("items")).isEmpty();
        assertThat(ledger.path("opening").asString()).isEqualTo("0.00");
    }
}
