package org.fivetrust.accounts.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Queries;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AccountsTest
class JournalApiTest {

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

    private void post(String date, String debit, String credit, String amount) {
        post(date, debit, credit, amount, Map.of());
    }

    private void post(String date, String debit, String credit, String amount, Map<String, String> dimensions) {
        books.posted(
                book,
                Map.of(
                        "date",
                        date,
                        "type",
                        "GENERAL",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "业务", "account", debit, "debit", amount, "dimensions", dimensions),
                                Map.of("summary", "业务", "account", credit, "credit", amount))));
    }

    private JsonNode seen(String path) {
        return community
                .caller("reporter")
                .follow("/v1/books/" + book + "/" + path)
                .ok();
    }

    @Test
    void theGeneralLedgerHasEveryMonthWithItsTotalsAndThoseOfTheYear() {
        post("2026-01-10", "1002", "440101", "900.00");
        post("2026-02-10", "5301", "1002", "200.00");
        post("2026-04-10", "5301", "1002", "100.00");

        var ledger = community
                .accounts("reporter")
                .readGeneralLedger(book, "from", "2026-02", "to", "2026-04")
                .ok();

        var bank = ledger.path("items").values().stream()
                .filter(account -> account.path("code").asString().equals("1002"))
                .findFirst()
                .orElseThrow()
                .path("months");
        assertThat(bank).hasSize(3);
        assertThat(bank.path(0).path("opening").path("amount").asString()).isEqualTo("900.00");
        assertThat(bank.path(0).path("credit").asString()).isEqualTo("200.00");
        assertThat(bank.path(2).path("yearDebit").asString()).isEqualTo("900.00");
        assertThat(bank.path(2).path("yearCredit").asString()).isEqualTo("300.00");
        assertThat(bank.path(2).path("closing").path("amount").asString()).isEqualTo("600.00");
        assertThat(bank.path(2).path("closing").path("side").asString()).isEqualTo("借");
        assertThat(ledger.path("items").values())
                .extracting(account -> account.path("code").asString())
                .containsExactly("1002", "4401", "440101", "5301");
    }

    @Test
    void theGeneralLedgerIsWhatTheDetailLedgersComeTo() {
        post("2026-01-10", "1002", "440101", "900.00");
        post("2026-01-12", "5301", "1002", "200.00");
        post("2026-01-12", "5301", "1001", "0.01");

        for (var account : community
                .accounts("reporter")
                .readGeneralLedger(book, "from", "2026-01", "to", "2026-01")
                .ok()
                .path("items")
                .values()) {
            var month = account.path("months").path(0).path("closing");
            var lines = community
                    .accounts("reporter")
                    .readLedger(book, "account", account.path("code").asString(), "from", "2026-01", "to", "2026-01")
                    .ok()
                    .path("items");
            var last = lines.path(lines.size() - 1);
            assertThat(last.path("balance").asString().replace("-", ""))
                    .isEqualTo(month.path("amount").asString());
            assertThat(last.path("side").asString())
                    .isEqualTo(month.path("side").asString());
        }
    }

    @Test
    void cashAndBankAreBalancedEveryDay() {
        post("2026-01-10", "1002", "440101", "900.00");
        post("2026-01-12", "1001", "1002", "300.00");
        post("2026-01-12", "5301", "1001", "120.00");
        post("2026-01-15", "5301", "1001", "180.00");

        var cash = community
                .accounts("reporter")
                .readCashJournal(book, "from", "2026-01", "to", "2026-01")
                .ok()
                .path("items");
        var bank = community
                .accounts("reporter")
                .readBankJournal(book, "from", "2026-01", "to", "2026-01")
                .ok()
                .path("items");

        assertThat(cash.values())
                .extracting(day -> day.path("date").asString())
                .containsExactly("2026-01-12", "2026-01-15");
        assertThat(cash.path(0).path("debit").asString()).isEqualTo("300.00");
        assertThat(cash.path(0).path("credit").asString()).isEqualTo("120.00");
        assertThat(cash.path(0).path("closing").path("amount").asString()).isEqualTo("180.00");
        assertThat(cash.path(0).path("entries")).hasSize(2);
        assertThat(cash.path(1).path("opening").path("amount").asString()).isEqualTo("180.00");
        assertThat(cash.path(1).path("closing").path("side").asString()).isEqualTo("平");
        assertThat(bank.path(1).path("closing").path("amount").asString()).isEqualTo("600.00");
    }

    @Test
    void pagesOfADayJournalCountDaysAndGoOnWithTheBalance() {
        for (var day = 1; day <= 5; day++) {
            post("2026-01-0" + day, "1002", "440101", "10.00");
            post("2026-01-0" + day, "1002", "440101", "1.00");
        }

        var first = community
                .accounts("reporter")
                .readBankJournal(book, "from", "2026-01", "to", "2026-01", "limit", 2)
                .ok();
        var second = community
                .accounts("reporter")
                .readBankJournal(
                        book,
                        "from",
                        "2026-01",
                        "to",
                        "2026-01",
                        "limit",
                        2,
                        "cursor",
                        first.path("next").asString())
                .ok();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items").path(0).path("date").asString()).isEqualTo("2026-01-03");
        assertThat(second.path("items").path(0).path("opening").path("amount").asString())
                .isEqualTo("22.00");
        assertThat(second.path("items").path(1).path("closing").path("amount").asString())
                .isEqualTo("44.00");
    }

    @Test
    void anAuxiliaryLedgerAddsUpWhatCarriesTheDimension() {
        post("2026-01-10", "5301", "1002", "40.00", Map.of("project", "助老"));
        post("2026-02-10", "5301", "1002", "2.00", Map.of("project", "助老"));
        post("2026-02-11", "5101", "1002", "7.00", Map.of("project", "助残", "member", "张三"));
        post("2026-02-12", "5101", "1002", "100.00");

        var ledger = community
                .accounts("reporter")
                .readAuxiliaryLedger(book, "dimension", "project", "from", "2026-02", "to", "2026-02")
                .ok()
                .path("items");

        assertThat(ledger.values())
                .extracting(item -> item.path("value").asString() + " "
                        + item.path("account").asString() + " "
                        + item.path("opening").path("amount").asString() + " "
                        + item.path("debit").asString() + " "
                        + item.path("closing").path("amount").asString())
                .containsExactlyInAnyOrder("助老 5301 40.00 2.00 42.00", "助残 5101 0.00 7.00 7.00");
    }

    @Test
    void theBooksAreSeenAsOfADayAndAsTheyWereKnown() {
        post("2026-01-10", "1002", "440101", "900.00");
        post("2026-01-20", "1002", "440101", "50.00");
        var then = Instant.now();
        post("2026-01-05", "1002", "440101", "7.00");

        assertThat(bank("trial-balance?from=2026-01&to=2026-01")).isEqualTo("957.00");
        assertThat(bank("trial-balance?from=2026-01&to=2026-01&asOf=2026-01-19"))
                .isEqualTo("907.00");
        assertThat(bank("trial-balance?from=2026-01&to=2026-01&knownAt=" + then))
                .isEqualTo("950.00");
        assertThat(bank("trial-balance?from=2026-01&to=2026-01&asOf=2026-01-19&knownAt=" + then))
                .isEqualTo("900.00");
        var ledger = community
                .accounts("reporter")
                .readLedger(
                        book,
                        "account",
                        1002,
                        "from",
                        "2026-01",
                        "to",
                        "2026-01",
                        "asOf",
                        "2026-01-19",
                        "knownAt",
                        then)
                .ok();
        assertThat(ledger.path("items")).hasSize(1);
        assertThat(ledger.path("asOf").asString()).isEqualTo("2026-01-19");
        assertThat(Instant.parse(ledger.path("knownAt").asString())).isEqualTo(then);
        var day = community
                .accounts("reporter")
                .readBankJournal(book, "from", "2026-01", "to", "2026-01", "knownAt", then)
                .ok()
                .path("items");
        assertThat(day.path(1).path("closing").path("amount").asString()).isEqualTo("950.00");
        assertThat(community
                        .accounts("reporter")
                        .readGeneralLedger(book, "account", 1002, "from", "2026-01", "to", "2026-01", "knownAt", then)
                        .ok()
                        .path("items")
                        .path(0)
                        .path("months")
                        .path(0)
                        .path("debit")
                        .asString())
                .isEqualTo("950.00");
        assertThat(community
                        .accounts("reporter")
                        .readTrialBalance(book, "from", "2026-01", "to", "2026-01")
                        .ok()
                        .path("asOf")
                        .asString())
                .isEqualTo("2026-01-31");
    }

    private String bank(String query) {
        return seen(query).path("items").values().stream()
                .filter(item -> item.path("code").asString().equals("1002"))
                .findFirst()
                .orElseThrow()
                .path("closingDebit")
                .asString();
    }

    @Test
    void aLedgerInPagesIsTheLedgerInOne() {
        books.account(book, "530101", "办公").created();
        books.account(book, "530102", "差旅").created();
        for (var n = 0; n < 12; n++) {
            post(
                    "2026-0%d-0%d".formatted(n / 4 + 1, n % 2 + 1),
                    n % 3 == 0 ? "530101" : "530102",
                    "1002",
                    n + 1 + ".00");
        }

        var first = community
                .accounts("reporter")
                .readLedger(book, "account", "5301", "from", "2026-01", "to", "2026-03", "limit", 5);
        var paged = community.caller("reporter").whole(first);

        var whole = community
                .accounts("reporter")
                .readLedger(book, "account", "5301", "from", "2026-01", "to", "2026-03", "limit", 200)
                .items();

        assertThat(paged).isEqualTo(whole).hasSize(12);
        assertThat(paged.getLast().path("balance").asString()).isEqualTo("78.00");
    }

    /** The balance a page begins with is not summed over the window, and its lines come in order from an index. */
    @Test
    void aPageOfALedgerReadsAPage() throws SQLException {
        for (var n = 1; n <= 9; n++) {
            post("2026-0%d-01".formatted(n), "5301", "1002", "1.00");
        }
        var principal = community.committee();
        var plan = new StringBuilder();
        try (var connection = TestPostgres.superuser("accounts");
                var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
            statement.execute("set plan_cache_mode = force_generic_plan");
            var explained = statement.executeQuery("explain (costs off) "
                    + Ledgers.OF_ACCOUNT
                            .formatted("")
                            .replace(":principal", "'" + principal + "'")
                            .replace(":book", "'" + UUID.fromString(book) + "'::uuid")
                            .replace(":account", "'1002'")
                            .replace(":date", "'2026-03-01'::date")
                            .replace(":last", "'2026-12-31'::date")
                            .replace(":type", "'GENERAL'")
                            .replace(":place", "1")
                            .replace(":voucher", "'" + new UUID(0, 0) + "'::uuid")
                            .replace(":position", "0")
                            .replace(":limit", "51"));
            while (explained.next()) {
                plan.append(explained.getString(1)).append('\n');
            }
        }

        assertThat(plan).contains("voucher_line_by_account").contains("Limit").doesNotContain("WindowAgg");
    }

    @Test
    void aPageOfALedgerAndATrialBalanceTakeFewQueriesHoweverMuchIsPosted() {
        post("2026-01-01", "5301", "1002", "1.00");
        community
                .accounts("reporter")
                .readTrialBalance(book, "from", "2026-01", "to", "2026-12")
                .ok();
        var few = Queries.during(() -> community
                .accounts("reporter")
                .readLedger(book, "account", 1002, "from", "2026-01", "to", "2026-12")
                .ok());
        for (var n = 2; n <= 9; n++) {
            post("2026-0%d-01".formatted(n), "5301", "1002", "1.00");
        }

        assertThat(Queries.during(() -> community
                        .accounts("reporter")
                        .readLedger(book, "account", 1002, "from", "2026-01", "to", "2026-12")
                        .ok()))
                .hasSameSizeAs(few)
                .hasSizeLessThanOrEqualTo(3);
        assertThat(Queries.during(() -> community
                        .accounts("reporter")
                        .readTrialBalance(book, "from", "2026-01", "to", "2026-12")
                        .ok()))
                .hasSize(1);
        assertThat(Queries.during(() -> community
                        .accounts("reporter")
                        .readJournal(book, "from", "2026-01", "to", "2026-12")
                        .ok()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "general-ledger?from=2026-03&to=2026-01",
                "general-ledger?from=1900-01&to=9999-12",
                "cash-journal?from=2026-01",
                "bank-journal?from=2026-01&to=2026-01&cursor=bm9uZQ",
                "auxiliary-ledger?from=2026-01&to=2026-01",
                "trial-balance?from=2026-01&to=2026-01&asOf=2026-02-01",
                "ledger?account=1002&from=2026-01&to=2026-01&knownAt=today"
            })
    void whatIsAskedBadlyIsSaidSo(String path) {
        community.caller("accountant").follow("/v1/books/" + book + "/" + path).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "general-ledger?from=2026-01&to=2026-01",
                "cash-journal?from=2026-01&to=2026-01",
                "auxiliary-ledger?dimension=project&from=2026-01&to=2026-01"
            })
    void anotherCommunitysLedgersAreNotThere(String path) {
        var stranger = World.over(client).community();

        community
                .caller(stranger.login("reporter"))
                .follow("/v1/books/" + book + "/" + path)
                .refused(404, "access.not-found");
    }
}
