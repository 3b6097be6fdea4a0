package org.fivetrust.accounts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class LedgerApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private JsonNode trialBalance(String from, String to) {
        return town.seen(town.reporter(), "/v1/books/%s/trial-balance?from=%s&to=%s".formatted(book, from, to));
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
        town.posted(book, grant("2026-01-10", "20000.00"));
        town.posted(book, supplies("2026-02-05", "600.00"));
        town.posted(book, supplies("2026-03-05", "400.00"));
        town.reviewed(book, supplies("2026-03-06", "99.00"));

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

    @Test
    void anAccountWhoseEntriesWereAllTakenBackInRedStandsInTheTrialBalance() {
        var wrong =
                town.posted(book, supplies("2026-02-05", "600.00")).path("id").asString();
        var red = town.created("accountant", "/v1/vouchers/" + wrong + "/reverse", Map.of())
                .path("id")
                .asString();
        town.done("accountant", "/v1/vouchers/" + red + "/submit", Map.of());
        town.done("reviewer", "/v1/vouchers/" + red + "/review", Map.of());
        town.done("accountant", "/v1/vouchers/" + red + "/post", Map.of());

        for (var known : List.of("", "&knownAt=2099-01-01T00:00:00Z", "&asOf=2026-02-27")) {
            var february =
                    town.seen(town.reporter(), "/v1/books/" + book + "/trial-balance?from=2026-02&to=2026-02" + known);
            assertThat(item(february, "5301").path("debit").asString()).isEqualTo("0.00");
            assertThat(item(february, "1002").path("closingDebit").asString()).isEqualTo("0.00");
        }
        assertThat(trialBalance("2026-03", "2026-03").path("items").values()).isEmpty();
    }

    @Test
    void theLedgerOfAnAccountShowsTheBalanceAfterEachLine() {
        town.posted(book, grant("2026-01-10", "20000.00"));
        town.posted(book, supplies("2026-02-05", "600.00"));
        town.posted(book, supplies("2026-02-06", "400.00"));

        var ledger = town.list("/v1/books/" + book + "/ledger?account=1002&from=2026-02&to=2026-12");

        assertThat(ledger)
                .extracting(entry -> entry.path("balance").asString())
                .containsExactly("19400.00", "19000.00");
        assertThat(ledger.getFirst().path("label").asString()).isEqualTo("付-1");
        assertThat(ledger.getFirst().path("accountName").asString()).isEqualTo("银行存款");
        var above = town.list("/v1/books/" + book + "/ledger?account=4401&from=2026-01&to=2026-12");
        assertThat(above).extracting(entry -> entry.path("balance").asString()).containsExactly("-20000.00");
    }

    @Test
    void pagesOfALedgerGoOnWhereTheLastOneEnded() {
        town.posted(book, grant("2026-01-10", "20000.00"));
        for (var day = 1; day <= 4; day++) {
            town.posted(book, supplies("2026-02-0" + day, "100.00"));
        }
        var path = "/v1/books/" + book + "/ledger?account=1002&from=2026-01&to=2026-12&limit=3";
        var first = town.seen("accountant", path);
        var second =
                town.seen("accountant", path + "&cursor=" + first.path("next").asString());

        assertThat(first.path("items")).hasSize(3);
        assertThat(second.path("items").values())
                .extracting(entry -> entry.path("balance").asString())
                .containsExactly("19700.00", "19600.00");
    }

    @Test
    void theJournalHasEveryLineOfEveryDay() {
        town.posted(book, supplies("2026-02-05", "600.00"));
        town.posted(book, grant("2026-01-10", "20000.00"));

        assertThat(town.list("/v1/books/" + book + "/journal?from=2026-01&to=2026-12"))
                .extracting(entry -> entry.path("date").asString() + " "
                        + entry.path("account").asString())
                .containsExactly("2026-01-10 1002", "2026-01-10 440101", "2026-02-05 5301", "2026-02-05 1002");
    }

    @Test
    void pagesOfTheJournalGoOnWhereTheLastOneEnded() {
        for (var n = 1; n <= 4; n++) {
            town.posted(book, supplies("2026-02-05", "10" + n + ".00"));
            town.posted(book, grant("2026-02-0" + n, "2000.00"));
        }
        var path = "/v1/books/" + book + "/journal?from=2026-01&to=2026-12";
        var whole = town.seen("accountant", path).path("items").values();
        for (var limit = 1; limit <= 5; limit++) {
            var paged = new ArrayList<JsonNode>();
            var next = "";
            do {
                var page = town.seen("accountant", path + "&limit=" + limit + next);
                paged.addAll(page.path("items").values());
                next = page.path("next").isNull()
                        ? null
                        : "&cursor=" + page.path("next").asString();
            } while (next != null);
            assertThat(paged).isEqualTo(List.copyOf(whole)).hasSize(16);
        }
        assertThat(town.seen("accountant", path + "&knownAt=2020-01-01T00:00:00Z")
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("accountant", path + "&knownAt=2099-01-01T00:00:00Z")
                        .path("items"))
                .hasSize(16);
    }

    @Test
    void aDetailAccountIsSeenInTheTrialBalanceAsSoonAsItIsOpened() {
        town.posted(book, grant("2026-01-10", "20000.00"));
        assertThat(trialBalance("2026-01", "2026-12").path("items").values())
                .noneMatch(item -> item.path("code").asString().equals("530101"));
        town.created("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "530101", "name", "水电费"));
        town.posted(
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
        var stranger = Town.over(town.client());
        for (var path : List.of("trial-balance?from=2026-01&to=2026-12", "statements/balance-sheet?period=2026-12")) {
            town.seen(town.reporter(), "/v1/books/" + book + "/" + path);
            town.seen(town.reporter(), "/v1/books/" + book + "/" + path);
            refused(town.get(stranger.reporter(), "/v1/books/" + book + "/" + path), 404, "access.not-found");
        }
    }

    @Test
    void aChangeOfAChartIsSeenByTheNextReading() throws SQLException {
        town.posted(book, grant("2026-01-10", "20000.00"));
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
        refused(town.get("accountant", "/v1/books/" + book + "/" + path), 400, "request.malformed");
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
        town.posted(book, supplies("2026-02-05", "600.00"));

        refused(
                town.get("accountant", "/v1/books/" + book + "/" + path + "&from=2026-01&to=2026-12"),
                404,
                "access.not-found");
    }

    @Test
    void anAccountWithoutEntriesHasAnEmptyLedger() {
        var ledger = town.seen("accountant", "/v1/books/" + book + "/ledger?account=5301&from=2026-01&to=2026-12");

        assertThat(ledger.path("items")).isEmpty();
        assertThat(ledger.path("opening").asString()).isEqualTo("0.00");
    }
}
