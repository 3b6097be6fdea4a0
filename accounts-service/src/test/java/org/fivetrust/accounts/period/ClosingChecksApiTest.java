package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.FundsEvents;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is checked when a month is closed, and what a book may demand beyond it. */
@AccountsTest
class ClosingChecksApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private Closing closing;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
        closing = new Closing(community, book);
    }

    @Test
    void theBanksAgreementIsMissedWithoutADemand() {
        assertThat(closing.warnings("2026-01")).containsExactly("/checks/BANK_RECONCILED");
    }

    @Test
    void aBookMayDemandTheBanksAgreement() {
        closing.demand("BANK_RECONCILED", "REFUSE", "2026-01-01").created();

        assertThat(closing.findings("2026-01")).containsExactly("/checks/BANK_RECONCILED");
    }

    @Test
    void aDemandHoldsFromItsDay() {
        closing.demand("BANK_RECONCILED", "REFUSE", "2026-02-01").created();

        assertThat(closing.warnings("2026-01")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(closing.findings("2026-02")).containsExactly("/checks/BANK_RECONCILED");
    }

    @Test
    void aMonthClosesWithTheBanksAgreement() {
        closing.demand("BANK_RECONCILED", "REFUSE", "2026-01-01").created();
        var stated = Map.of("bankReconciled", Map.of("balance", "0.00", "document", "调节表-2026-01"));

        var closed = community
                .accounts("accountant")
                .closeMonth(book, "2026-01", stated)
                .ok();

        assertThat(closed.at("/bankReconciled/document").asString()).isEqualTo("调节表-2026-01");
    }

    @Test
    void ofMoneyThatFundsKeepsTheSignedReconciliationCountsAndNobodysWord() {
        closing.demand("BANK_RECONCILED", "REFUSE", "2026-01-01").created();
        var funds = new FundsEvents(client, community);
        var account = java.util.UUID.randomUUID().toString();
        funds.opened(account, "2026-01-05", "0.00");
        var stated = Map.of("bankReconciled", Map.of("balance", "0.00", "document", "调节表-2026-01"));

        community.accounts("accountant").closeMonth(book, "2026-01", stated).refused(422, "accounts.month-not-ready");
        funds.reconciled(account, "2026-01-30");
        community.accounts("accountant").closeMonth(book, "2026-01", stated).refused(422, "accounts.month-not-ready");
        funds.reconciled(account, "2026-01-31");

        community.accounts("accountant").closeMonth(book, "2026-01", Map.of()).ok();
    }

    @Test
    void whatTheLawDemandsIsNotSwitchedOff() {
        closing.demand("UNPOSTED", "OFF", "2026-02-01").refused(400, "request.malformed");
    }

    private void booked(String date, String debit, String credit) {
        books.posted(
                book,
                Map.of(
                        "date",
                        date,
                        "type",
                        "TRANSFER",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "资产", "account", debit, "debit", "900.00"),
                                Map.of("summary", "资产", "account", credit, "credit", "900.00"))));
    }

    @Test
    void depreciationIsMissedFromTheMonthAfterUntilAllIsWrittenOff() {
        booked("2026-01-10", "1501", "1002");

        assertThat(closing.warnings("2026-01")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(closing.warnings("2026-02")).contains("/checks/DEPRECIATION/1501");
        booked("2026-03-31", "5301", "1502");
        assertThat(closing.warnings("2026-03")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(closing.warnings("2026-04")).containsExactly("/checks/BANK_RECONCILED");
        booked("2026-05-10", "1501", "1002");
        assertThat(closing.warnings("2026-05")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(closing.warnings("2026-06")).contains("/checks/DEPRECIATION/1501");
    }

    @Test
    void figuresThatShouldBeOneAreComparedAtClosing() throws SQLException {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        books.posted(
                rural,
                Map.of(
                        "date",
                        "2026-01-10",
                        "type",
                        "RECEIPT",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "租金", "account", "102", "debit", "9.00"),
                                Map.of("summary", "租金", "account", "501", "credit", "9.00"))));
        community
                .accounts("accountant")
                .setClosingCheck(
                        rural, Map.of("code", "STATEMENTS_AGREE", "severity", "REFUSE", "validFrom", "2026-01-01"))
                .created();
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            var wrong = "update balance set debit = debit %s 5 where book = '" + rural + "' and account = '102'";
            sql.execute(wrong.formatted("+"));
            var problem = community
                    .accounts("accountant")
                    .closeMonth(rural, "2026-01")
                    .refused(422, "accounts.month-not-ready");
            sql.execute(wrong.formatted("-"));

            assertThat(problem.path("violations").values())
                    .extracting(violation -> violation.path("pointer").asString())
                    .contains("/checks/STATEMENTS_AGREE");
            assertThat(problem.toString()).contains("9.05 and 9.00 differ");
        }
        community.accounts("accountant").closeMonth(rural, "2026-01").ok();
    }

    @Test
    void whatAUnitItselfCallsPendingIsSettledBeforeClosing() {
        books.account(book, "112201", "待处理财产损溢").created();
        books.account(book, "112202", "备用金").created();
        books.posted(
                book,
                Map.of(
                        "date",
                        "2026-01-10",
                        "type",
                        "TRANSFER",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "盘亏", "account", "112201", "debit", "9.00"),
                                Map.of("summary", "领用", "account", "112202", "debit", "1.00"),
                                Map.of("summary", "盘亏", "account", "1002", "credit", "10.00"))));

        assertThat(closing.findings("2026-01")).containsExactly("/checks/PENDING_NOT_NIL/112201");
    }

    @Test
    void whatIsPendingIsSettledBeforeClosing() {
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        books.posted(
                rural,
                Map.of(
                        "date",
                        "2026-01-10",
                        "type",
                        "TRANSFER",
                        "attachments",
                        1,
                        "lines",
                        List.of(
                                Map.of("summary", "盘亏", "account", "181", "debit", "9.00"),
                                Map.of("summary", "盘亏", "account", "151", "credit", "9.00"))));

        var problem =
                community.accounts("accountant").closeMonth(rural, "2026-01").refused(422, "accounts.month-not-ready");
        assertThat(problem.path("violations").get(0).path("pointer").asString())
                .isEqualTo("/checks/PENDING_NOT_NIL/181");
    }
}
