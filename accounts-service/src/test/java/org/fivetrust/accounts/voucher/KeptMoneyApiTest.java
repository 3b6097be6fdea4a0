package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
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

/** Money that funds keeps is moved by vouchers that come from funds; another voucher says why. */
@AccountsTest
class KeptMoneyApiTest {

    private static final String REASON = "accounts.money-kept-by-funds";

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private String vouchers() {
        return "/v1/books/" + book + "/vouchers";
    }

    private void opened(String since, String amount) {
        town.hears(
                "trust-account.opened",
                Map.of("account", UUID.randomUUID().toString(), "openingBalance", amount, "openedOn", since));
    }

    private void paid(String amount) {
        town.hears(
                "payment.paid",
                Map.of(
                        "payment", UUID.randomUUID().toString(),
                        "payee", Map.of("name", "恒远铺装"),
                        "amount", amount,
                        "purpose", "道路铺装",
                        "category", "office",
                        "paidOn", "2026-03-03",
                        "matterNumber", "BINHE-2026-000001"));
    }

    private static Map<String, Object> explained(String date, String amount) {
        var body = new HashMap<>(supplies(date, amount));
        body.put("reason", "银行直接扣收手续费");
        return body;
    }

    private List<String> byHand() {
        return town.list(vouchers() + "?byHand=true").stream()
                .map(voucher -> voucher.path("id").asString())
                .toList();
    }

    @Test
    void aVoucherThatMovesItByHandSaysWhy() {
        opened("2026-01-01", "49800.00");

        var problem = refused(town.post("accountant", vouchers(), supplies("2026-03-05", "111111110.10")), 422, REASON);

        assertThat(problem.path("cure").values())
                .extracting(cure -> cure.path("code").asString())
                .contains("accounts.state-the-reason");
        assertThat(town.list(vouchers())).extracting(JsonNode::isEmpty).hasSize(1);
    }

    @Test
    void aVoucherWithAReasonIsFlagged() {
        opened("2026-01-01", "0.00");

        var voucher = town.created("accountant", vouchers(), explained("2026-03-05", "20.00"));

        assertThat(voucher.path("byHand").asBoolean()).isTrue();
        assertThat(voucher.path("reason").asString()).isEqualTo("银行直接扣收手续费");
        assertThat(voucher.path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/reason");
        assertThat(byHand()).containsExactly(voucher.path("id").asString());
    }

    @Test
    void beforeFundsKeepsItNothingIsDemanded() {
        town.drafted(book, supplies("2026-03-05", "20.00"));
        opened("2026-04-01", "0.00");

        var voucher = town.created("accountant", vouchers(), supplies("2026-03-31", "20.00"));

        assertThat(voucher.path("byHand").asBoolean()).isFalse();
        refused(town.post("accountant", vouchers(), supplies("2026-04-01", "20.00")), 422, REASON);
    }

    @Test
    void whatDoesNotTouchTheMoneyNeedsNoReason() {
        opened("2026-01-01", "0.00");
        var body = new HashMap<>(supplies("2026-03-05", "20.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "欠付用品款", "account", "5301", "debit", "20.00"),
                        Map.of("summary", "欠付用品款", "account", "2202", "credit", "20.00")));

        assertThat(town.created("accountant", vouchers(), body).path("byHand").asBoolean())
                .isFalse();
    }

    @Test
    void aDraftFromBeforeIsNotSubmittedWithoutAReason() {
        var draft = town.drafted(book, supplies("2026-03-05", "20.00"));
        opened("2026-03-01", "0.00");

        refused(town.post("accountant", "/v1/vouchers/" + draft + "/submit", Map.of()), 422, REASON);
        refused(town.post("accountant", vouchers() + "/submit", Map.of("period", "2026-03")), 422, REASON);
    }

    @Test
    void whatComesFromFundsGoesItsWay() {
        opened("2026-01-01", "0.00");
        paid("4980.00");
        town.together(book, Map.of("period", "2026-03"));

        assertThat(byHand()).isEmpty();
    }

    @Test
    void whatFundsToldIsNotChangedToAnotherAmountWithoutAReason() {
        opened("2026-01-01", "0.00");
        paid("4980.00");
        var draft = town.list(vouchers()).getFirst();
        var path = "/v1/vouchers/" + draft.path("id").asString();

        refused(town.put("accountant", path, "\"1\"", supplies("2026-03-03", "111111110.10")), 422, REASON);
        town.put("accountant", path, "\"1\"", supplies("2026-03-03", "4980.00"))
                .expectStatus()
                .isOk();
        assertThat(byHand()).isEmpty();
    }

    @Test
    void aFileNamesTheRowThatSaysNothing() {
        opened("2026-02-01", "0.00");

        var problem = refused(town.csv(book, "", """
                        voucher_no,date,summary,account_code,debit,credit
                        1,2026-01-05,购买办公用品,5301,600.00,
                        1,2026-01-05,购买办公用品,1002,,600.00
                        2,2026-02-05,购买办公用品,5301,600.00,
                        2,2026-02-05,购买办公用品,1002,,600.00
                        """), 422, "accounts.import-unsound");

        assertThat(problem.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/rows/4/reason");
    }

    @Test
    void aFileMayGiveReasons() {
        opened("2026-02-01", "0.00");

        town.imported(book, """
                voucher_no,date,summary,account_code,debit,credit,reason
                2,2026-02-05,购买办公用品,5301,600.00,,期间由旧系统支付
                2,2026-02-05,购买办公用品,1002,,600.00,期间由旧系统支付
                """);

        assertThat(town.list(vouchers() + "?byHand=true"))
                .extracting(voucher -> voucher.path("reason").asString())
                .containsExactly("期间由旧系统支付");
    }

    @Test
    void aReversalIsFlaggedAndNeedsNoFurtherReason() {
        opened("2026-01-01", "0.00");
        var posted =
                town.posted(book, explained("2026-03-05", "20.00")).path("id").asString();

        var red = town.created("accountant", "/v1/vouchers/" + posted + "/reverse", Map.of());

        assertThat(red.path("byHand").asBoolean()).isTrue();
    }

    @Test
    void closingAMonthTellsWhatWasMovedByHand() {
        opened("2026-01-01", "0.00");
        town.posted(book, explained("2026-01-05", "20.00"));

        var warnings = town.closed(book, "2026-01").path("warnings").values();

        assertThat(warnings)
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/checks/MONEY_BY_HAND/付-1", "/checks/FUNDS_AGREE");
        assertThat(warnings)
                .extracting(warning -> warning.path("message").asString())
                .anyMatch(message -> message.contains("银行直接扣收手续费"));
    }

    @Test
    void aBookMayDemandThatItAgreesWithFunds() {
        opened("2026-01-01", "0.00");
        town.posted(book, explained("2026-01-05", "20.00"));
        town.created(
                "head",
                "/v1/books/" + book + "/closing-checks",
                Map.of("code", "FUNDS_AGREE", "severity", "REFUSE", "validFrom", "2026-01-01"));

        var problem = refused(
                town.post("accountant", "/v1/books/" + book + "/periods/2026-01/close", Map.of()),
                422,
                "accounts.month-not-ready");

        assertThat(problem.path("violations").get(0).path("message").asString())
                .contains("-20.00")
                .contains("0.00");
    }

    @Test
    void anotherCommunitysAccountsDemandNothingHere() {
        Town.over(town.client())
                .hears(
                        "trust-account.opened",
                        Map.of("account", "other", "openingBalance", "0.00", "openedOn", "2026-01-01"));

        town.drafted(book, supplies("2026-03-05", "20.00"));
    }
}
