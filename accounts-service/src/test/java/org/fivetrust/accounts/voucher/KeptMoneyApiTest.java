package org.fivetrust.accounts.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Money that funds keeps is moved by vouchers that come from funds; another voucher says why. */
@AccountsTest
class KeptMoneyApiTest {

    private static final String REASON = "accounts.money-kept-by-funds";

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

    private static Map<String, Object> explained(String date, String amount) {
        return supplies(date, amount, "reason", "银行直接扣收手续费");
    }

    private List<String> byHand() {
        return books.vouchers(book, "byHand", true).stream()
                .map(voucher -> voucher.path("id").asString())
                .toList();
    }

    @Test
    void aVoucherThatMovesItByHandSaysWhy() {
        funds.opened("2026-01-01", "49800.00");

        var problem = community
                .accounts("accountant")
                .draftVoucher(book, supplies("2026-03-05", "111111110.10"))
                .refused(422, REASON);

        assertThat(problem.path("cure").values())
                .extracting(cure -> cure.path("code").asString())
                .contains("accounts.state-the-reason");
        assertThat(books.vouchers(book)).extracting(JsonNode::isEmpty).hasSize(1);
    }

    @Test
    void aVoucherWithAReasonIsFlagged() {
        funds.opened("2026-01-01", "0.00");

        var voucher = community
                .accounts("accountant")
                .draftVoucher(book, explained("2026-03-05", "20.00"))
                .created();

        assertThat(voucher.path("byHand").asBoolean()).isTrue();
        assertThat(voucher.path("reason").asString()).isEqualTo("银行直接扣收手续费");
        assertThat(voucher.path("warnings").values())
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/reason");
        assertThat(byHand()).containsExactly(voucher.path("id").asString());
    }

    @Test
    void beforeFundsKeepsItNothingIsDemanded() {
        books.drafted(book, supplies("2026-03-05", "20.00"));
        funds.opened("2026-04-01", "0.00");

        var voucher = community
                .accounts("accountant")
                .draftVoucher(book, supplies("2026-03-31", "20.00"))
                .created();

        assertThat(voucher.path("byHand").asBoolean()).isFalse();
        community
                .accounts("accountant")
                .draftVoucher(book, supplies("2026-04-01", "20.00"))
                .refused(422, REASON);
    }

    @Test
    void whatDoesNotTouchTheMoneyNeedsNoReason() {
        funds.opened("2026-01-01", "0.00");
        var body = new HashMap<>(supplies("2026-03-05", "20.00"));
        body.put(
                "lines",
                List.of(
                        Map.of("summary", "欠付用品款", "account", "5301", "debit", "20.00"),
                        Map.of("summary", "欠付用品款", "account", "2202", "credit", "20.00")));

        assertThat(community
                        .accounts("accountant")
                        .draftVoucher(book, body)
                        .created()
                        .path("byHand")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aDraftFromBeforeIsNotSubmittedWithoutAReason() {
        var draft = books.drafted(book, supplies("2026-03-05", "20.00"));
        funds.opened("2026-03-01", "0.00");

        community.accounts("accountant").submitVoucher(draft).refused(422, REASON);
        community
                .accounts("accountant")
                .submitVouchers(book, Map.of("period", "2026-03"))
                .refused(422, REASON);
    }

    @Test
    void whatComesFromFundsGoesItsWay() {
        funds.opened("2026-01-01", "0.00");
        funds.paid("amount", "4980.00", "paidOn", "2026-03-03");
        books.together(book, Map.of("period", "2026-03"));

        assertThat(byHand()).isEmpty();
    }

    @Test
    void whatFundsToldIsNotChangedToAnotherAmountWithoutAReason() {
        funds.opened("2026-01-01", "0.00");
        funds.paid("amount", "4980.00", "paidOn", "2026-03-03");
        var draft = books.vouchers(book).getFirst();
        var path = "/v1/vouchers/" + draft.path("id").asString();

        community
                .accounts("accountant")
                .with("If-Match", "\"1\"")
                .changeVoucher(draft.path("id").asString(), supplies("2026-03-03", "111111110.10"))
                .refused(422, REASON);
        community
                .accounts("accountant")
                .with("If-Match", "\"1\"")
                .changeVoucher(draft.path("id").asString(), supplies("2026-03-03", "4980.00"))
                .ok();
        assertThat(byHand()).isEmpty();
    }

    @Test
    void aFileNamesTheRowThatSaysNothing() {
        funds.opened("2026-02-01", "0.00");

        assertThat(books.sent(book, """
                        voucher_no,date,summary,account_code,debit,credit
                        1,2026-01-05,购买办公用品,5301,600.00,
                        1,2026-01-05,购买办公用品,1002,,600.00
                        2,2026-02-05,购买办公用品,5301,600.00,
                        2,2026-02-05,购买办公用品,1002,,600.00
                        """).pointers(422, "accounts.import-unsound"))
                .containsExactly("/rows/4/reason");
    }

    @Test
    void aFileMayGiveReasons() {
        funds.opened("2026-02-01", "0.00");

        books.imported(book, """
                voucher_no,date,summary,account_code,debit,credit,reason
                2,2026-02-05,购买办公用品,5301,600.00,,期间由旧系统支付
                2,2026-02-05,购买办公用品,1002,,600.00,期间由旧系统支付
                """);

        assertThat(books.vouchers(book, "byHand", true))
                .extracting(voucher -> voucher.path("reason").asString())
                .containsExactly("期间由旧系统支付");
    }

    @Test
    void aReversalIsFlaggedAndNeedsNoFurtherReason() {
        funds.opened("2026-01-01", "0.00");
        var posted = books.posted(book, explained("2026-03-05", "20.00"));

        var red = community
                .accounts("accountant")
                .reverseVoucher(posted, Map.of())
                .created();

        assertThat(red.path("byHand").asBoolean()).isTrue();
    }

    @Test
    void closingAMonthTellsWhatWasMovedByHand() {
        funds.opened("2026-01-01", "0.00");
        books.posted(book, explained("2026-01-05", "20.00"));

        var warnings = books.closed(book, "2026-01").path("warnings").values();

        assertThat(warnings)
                .extracting(warning -> warning.path("pointer").asString())
                .contains("/checks/MONEY_BY_HAND/付-1", "/checks/FUNDS_AGREE");
        assertThat(warnings)
                .extracting(warning -> warning.path("message").asString())
                .anyMatch(message -> message.contains("银行直接扣收手续费"));
    }

    @Test
    void aBookMayDemandThatItAgreesWithFunds() {
        funds.opened("2026-01-01", "0.00");
        books.posted(book, explained("2026-01-05", "20.00"));
        community
                .accounts("head")
                .setClosingCheck(book, Map.of("code", "FUNDS_AGREE", "severity", "REFUSE", "validFrom", "2026-01-01"))
                .created();

        var problem =
                community.accounts("accountant").closeMonth(book, "2026-01").refused(422, "accounts.month-not-ready");

        assertThat(problem.path("violations").get(0).path("message").asString())
                .contains("-20.00")
                .contains("0.00");
    }

    @Test
    void anotherCommunitysAccountsDemandNothingHere() {
        new FundsEvents(client, World.over(client).community()).opened("2026-01-01", "0.00");

        books.drafted(book, supplies("2026-03-05", "20.00"));
    }
}
