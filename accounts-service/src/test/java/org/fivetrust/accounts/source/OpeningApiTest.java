package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What a trust account opened with is an opening balance of the book. */
@AccountsTest
class OpeningApiTest {

    private static final String OPENINGS = """
            voucher_no,date,summary,account_code,debit,credit
            OPENING,,上年结转,1002,49800.00,
            OPENING,,上年结转,3101,,49800.00
            """;

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private void opened(String openedOn, String amount) {
        opened(UUID.randomUUID().toString(), openedOn, amount);
    }

    private void opened(String account, String openedOn, String amount) {
        town.hears("trust-account.opened", Map.of("account", account, "openingBalance", amount, "openedOn", openedOn));
    }

    private List<JsonNode> vouchers() {
        return town.list("/v1/books/" + book + "/vouchers");
    }

    private void post(JsonNode voucher) {
        var path = "/v1/vouchers/" + voucher.path("id").asString();
        town.done("accountant", path + "/submit", Map.of());
        town.done("reviewer", path + "/review", Map.of());
        town.done("accountant", path + "/post", Map.of());
    }

    private JsonNode bank() {
        return town
                .seen("accountant", "/v1/books/" + book + "/trial-balance?from=2026-01&to=2026-01")
                .path("items")
                .values()
                .stream()
                .filter(item -> item.path("code").asString().equals("1002"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> explained(String date, String amount) {
        var body = new HashMap<>(supplies(date, amount));
        body.put("reason", "银行直接扣收");
        return body;
    }

    @Test
    void itIsDraftedAsAnOpening() {
        opened("2026-01-01", "49800.00");

        var opening = vouchers().getFirst();
        assertThat(opening.path("kind").asString()).isEqualTo("OPENING");
        assertThat(opening.path("date").asString()).isEqualTo("2025-12-31");
        assertThat(opening.path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/lines");
    }

    @Test
    void theTrialBalanceShowsItBeforeTheYear() {
        opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
        assertThat(bank().path("debit").asString()).isEqualTo("0.00");
    }

    @Test
    void theLedgerBeginsWithIt() {
        opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        var ledger = town.seen("accountant", "/v1/books/" + book + "/ledger?account=1002&from=2026-01&to=2026-12");
        assertThat(ledger.path("opening").asString()).isEqualTo("49800.00");
        assertThat(ledger.path("items")).isEmpty();
    }

    @Test
    void theBalanceSheetOpensWithIt() {
        opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        var sheet = town.seen("accountant", "/v1/books/" + book + "/statements/balance-sheet?period=2026-01");
        assertThat(sheet.path("lines").values())
                .filteredOn(line -> line.path("name").asString().contains("货币资金"))
                .extracting(line -> line.path("opening").asString())
                .containsExactly("49800.00");
    }

    @Test
    void itIsDraftedOnceHoweverOftenItIsTold() {
        var account = UUID.randomUUID().toString();
        opened(account, "2026-01-01", "49800.00");
        opened(account, "2026-01-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void aSecondAccountIsAnOpeningToo() {
        opened("2026-01-01", "49800.00");
        opened("2026-01-15", "200.00");
        vouchers().forEach(this::post);

        assertThat(bank().path("openingDebit").asString()).isEqualTo("50000.00");
    }

    @Test
    void itIsPostedAfterOtherVouchersWhileTheFirstMonthIsOpen() {
        opened("2026-01-01", "49800.00");
        town.posted(book, explained("2026-01-05", "20.00"));

        post(vouchers().getFirst());

        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
        assertThat(bank().path("closingDebit").asString()).isEqualTo("49780.00");
    }

    @Test
    void aBookThatWasOpenedWithItIsNotOpenedAgain() {
        town.imported(book, OPENINGS);
        opened("2026-01-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
        assertThat(town.closed(book, "2026-01").path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .doesNotContain("/checks/FUNDS_AGREE");
    }

    @Test
    void openingsThatDifferFromFundsAreToldAtClosing() {
        town.imported(book, OPENINGS);
        opened("2026-01-01", "50000.00");

        assertThat(town.closed(book, "2026-01").path("warnings").values())
                .filteredOn(warning -> warning.path("pointer").asString().equals("/checks/FUNDS_AGREE"))
                .extracting(warning -> warning.path("message").asString())
                .allMatch(message -> message.contains("49800.00") && message.contains("50000.00"))
                .hasSize(1);
    }

    @Test
    void theOpeningsOfAFileTakeThePlaceOfTheDraft() {
        opened("2026-01-01", "49800.00");
        town.imported(book, OPENINGS);

        assertThat(vouchers())
                .extracting(voucher -> voucher.path("status").asString())
                .containsExactlyInAnyOrder("DISCARDED", "POSTED");
        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
    }

    @Test
    void booksThatShowTheMoneyFromBeforeTakeNoOpening() {
        town.posted(book, supplies("2026-01-05", "20.00"));
        opened("2026-02-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void onceTheFirstMonthIsClosedItIsToldAtClosing() {
        town.closed(book, "2026-01");
        opened("2026-02-01", "49800.00");

        assertThat(vouchers()).isEmpty();
        assertThat(town.closed(book, "2026-02").path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/checks/FUNDS_AGREE");
    }
}
