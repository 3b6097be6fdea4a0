package org.fivetrust.accounts.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
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

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private FundsEvents funds;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        funds = new FundsEvents(client, community);
        book = books.opened();
    }

    private List<JsonNode> vouchers() {
        return books.vouchers(book);
    }

    private void post(JsonNode voucher) {
        books.post(voucher.path("id").asString());
    }

    private JsonNode bank() {
        return books.balance(book, "1002", "2026-01", "2026-01");
    }

    private static Map<String, Object> explained(String date, String amount) {
        return supplies(date, amount, "reason", "银行直接扣收");
    }

    @Test
    void itIsDraftedAsAnOpening() {
        funds.opened("2026-01-01", "49800.00");

        var opening = vouchers().getFirst();
        assertThat(opening.path("kind").asString()).isEqualTo("OPENING");
        assertThat(opening.path("date").asString()).isEqualTo("2025-12-31");
        assertThat(opening.path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/lines");
    }

    @Test
    void theTrialBalanceShowsItBeforeTheYear() {
        funds.opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
        assertThat(bank().path("debit").asString()).isEqualTo("0.00");
    }

    @Test
    void theLedgerBeginsWithIt() {
        funds.opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        var ledger = community
                .accounts("accountant")
                .readLedger(book, "account", 1002, "from", "2026-01", "to", "2026-12")
                .ok();
        assertThat(ledger.path("opening").asString()).isEqualTo("49800.00");
        assertThat(ledger.path("items")).isEmpty();
    }

    @Test
    void theBalanceSheetOpensWithIt() {
        funds.opened("2026-01-01", "49800.00");
        post(vouchers().getFirst());

        var sheet = community
                .accounts("accountant")
                .readStatement(book, "balance-sheet", "period", "2026-01")
                .ok();
        assertThat(sheet.path("lines").values())
                .filteredOn(line -> line.path("name").asString().contains("货币资金"))
                .extracting(line -> line.path("opening").asString())
                .containsExactly("49800.00");
    }

    @Test
    void itIsDraftedOnceHoweverOftenItIsTold() {
        var account = UUID.randomUUID().toString();
        funds.opened(account, "2026-01-01", "49800.00");
        funds.opened(account, "2026-01-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void aSecondAccountIsAnOpeningToo() {
        funds.opened("2026-01-01", "49800.00");
        funds.opened("2026-01-15", "200.00");
        vouchers().forEach(this::post);

        assertThat(bank().path("openingDebit").asString()).isEqualTo("50000.00");
    }

    @Test
    void itIsPostedAfterOtherVouchersWhileTheFirstMonthIsOpen() {
        funds.opened("2026-01-01", "49800.00");
        books.posted(book, explained("2026-01-05", "20.00"));

        post(vouchers().getFirst());

        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
        assertThat(bank().path("closingDebit").asString()).isEqualTo("49780.00");
    }

    @Test
    void aBookThatWasOpenedWithItIsNotOpenedAgain() {
        books.imported(book, OPENINGS);
        funds.opened("2026-01-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
        assertThat(books.closed(book, "2026-01").path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .doesNotContain("/checks/FUNDS_AGREE");
    }

    @Test
    void openingsThatDifferFromFundsAreToldAtClosing() {
        books.imported(book, OPENINGS);
        funds.opened("2026-01-01", "50000.00");

        assertThat(books.closed(book, "2026-01").path("warnings").values())
                .filteredOn(warning -> warning.path("pointer").asString().equals("/checks/FUNDS_AGREE"))
                .extracting(warning -> warning.path("message").asString())
                .allMatch(message -> message.contains("49800.00") && message.contains("50000.00"))
                .hasSize(1);
    }

    @Test
    void theOpeningsOfAFileTakeThePlaceOfTheDraft() {
        funds.opened("2026-01-01", "49800.00");
        books.imported(book, OPENINGS);

        assertThat(vouchers())
                .extracting(voucher -> voucher.path("status").asString())
                .containsExactlyInAnyOrder("DISCARDED", "POSTED");
        assertThat(bank().path("openingDebit").asString()).isEqualTo("49800.00");
    }

    @Test
    void booksThatShowTheMoneyFromBeforeTakeNoOpening() {
        books.posted(book, supplies("2026-01-05", "20.00"));
        funds.opened("2026-02-01", "49800.00");

        assertThat(vouchers()).hasSize(1);
    }

    @Test
    void onceTheFirstMonthIsClosedItIsToldAtClosing() {
        books.closed(book, "2026-01");
        funds.opened("2026-02-01", "49800.00");

        assertThat(vouchers()).isEmpty();
        assertThat(books.closed(book, "2026-02").path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/checks/FUNDS_AGREE");
    }
}
