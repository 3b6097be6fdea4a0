package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Balance sheet and income statement of a rural collective, before and after closing and distribution. */
@AccountsTest
class CollectiveStatementApiTest extends StatementScenario {

    /** Posts a closing voucher: what it is for is set while it is a draft. */
    private void close(String date, String... accountDebitCredit) throws SQLException {
        var id = books.drafted(book, voucher(date, accountDebitCredit));
        try (var connection = TestPostgres.superuser("accounts");
                var unbound = connection.createStatement();
                var kind = connection.prepareStatement("update voucher set kind = 'CLOSING' where id = ?")) {
            unbound.execute("set session_replication_role = replica");
            kind.setObject(1, UUID.fromString(id));
            kind.executeUpdate();
        }
        community.accounts("accountant").submitVoucher(id).ok();
        community.accounts("reviewer").reviewVoucher(id).ok();
        community.accounts("accountant").postVoucher(id).ok();
    }

    @Test
    void aCollectiveStatementBalancesBeforeTheYearIsClosed() {
        ruralYear();

        var sheet = statement("balance-sheet", "period", "2025-12");

        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "1").path("opening").asString()).isEqualTo("0.00");
        assertThat(line(sheet, "23").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("65000.00");
        assertThat(line(sheet, "39").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "1").path("name").asString()).isEqualTo("货币资金");
        assertThat(line(sheet, "1").path("english").asString()).isEqualTo("Cash and bank");
        assertThat(line(sheet, "1").path("formula").asString()).isEqualTo("D(101)+D(102)");
        assertThat(sheet.path("head").path("unit").asString())
                .isEqualTo(NeighbourStub.legalName(community.committee()));
        assertThat(sheet.path("head").path("signatures")).hasSize(4);
        everyCheckHolds(sheet);
        everyCheckHolds(statement("income", "period", "2025-12"));
    }

    @Test
    void aCollectiveIncomeStatementIsOfTheMonthAndOfTheYear() {
        ruralYear();

        var income = statement("income", "period", "2025-12");

        assertThat(line(income, "1").path("yearToDate").asString()).isEqualTo("30000.00");
        assertThat(line(income, "1").path("current").asString()).isEqualTo("0.00");
        assertThat(line(income, "7").path("yearToDate").asString()).isEqualTo("26999.99");
        assertThat(line(income, "9").path("current").asString()).isEqualTo("1999.99");
        assertThat(line(income, "13").path("yearToDate").asString()).isEqualTo("25000.00");
    }

    @Test
    void closingTheYearMovesTheResultAndChangesNoIncome() throws SQLException {
        ruralYear();
        post("2026-01-03", "102", "1.00", "", "504", "", "1.00");
        close("2025-12-31", "501", "30000.00", "", "503", "5000.00", "", "321", "", "35000.00");
        close("2025-12-31", "321", "10000.00", "", "513", "", "8000.01", "514", "", "1999.99");
        close("2025-12-31", "321", "25000.00", "", "32202", "", "25000.00");

        var income = statement("income", "period", "2025-12");
        var next = statement("balance-sheet", "period", "2026-01");

        assertThat(line(income, "13").path("yearToDate").asString()).isEqualTo("25000.00");
        assertThat(line(statement("balance-sheet", "period", "2025-12"), "37")
                        .path("closing")
                        .asString())
                .isEqualTo("65000.00");
        assertThat(line(next, "37").path("opening").asString()).isEqualTo("65000.00");
        assertThat(line(next, "37").path("closing").asString()).isEqualTo("65001.00");
        everyCheckHolds(next);
        everyCheckHolds(statement("income", "period", "2026-01"));
    }

    @Test
    void adistributionIsShownWhereItWentAndBothStatementsAgree() {
        ruralYear();
        post("2026-02-01", "32201", "20000.00", "", "311", "", "12000.00", "113", "", "8000.00");
        post("2026-03-01", "102", "500.00", "", "504", "", "500.00");

        var income = statement("income", "period", "2026-03");

        assertThat(line(income, "17").path("yearToDate").asString()).isEqualTo("12000.00");
        assertThat(line(income, "18").path("yearToDate").asString()).isEqualTo("8000.00");
        assertThat(line(income, "18").path("current").asString()).isEqualTo("0.00");
        assertThat(yearToDate(income, "14", "15", "20")).containsExactly("65000.00", "0.00", "45500.00");
        everyCheckHolds(income);
        var opened = community
                .caller("auditor")
                .follow(line(income, "17").path("links").path("entries").asString())
                .ok();
        var shares = opened.path("figures").path(1).path("shares");
        assertThat(shares.path(0).path("kind").asString()).isEqualTo("VOUCHER");
        assertThat(community
                        .caller("auditor")
                        .follow(shares.path(0).path("links").path("voucher").asString())
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("POSTED");
    }

    @Test
    void whatIsTakenToTheReserveIsNoTransferInAndTheYearEndsAsOnTheSheet() {
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        post("2025-03-10", "102", "511142.25", "", "501", "", "511142.25");
        post("2025-12-20", "32201", "41952.68", "", "311", "", "41952.68");
        post("2025-12-21", "32201", "60000.00", "", "113", "", "60000.00");

        var income = statement("income", "period", "2025-12");
        var sheet = statement("balance-sheet", "period", "2025-12");

        assertThat(yearToDate(income, "15", "16", "17", "18", "19", "20"))
                .containsExactly("0.00", "511142.25", "41952.68", "60000.00", "0.00", "409189.57");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("409189.57");
        everyCheckHolds(income);
        everyCheckHolds(sheet);
    }

    @Test
    void aYearBeginsWithWhatOpenYearsBeforeItCameTo() {
        book = books.opened("RURAL_COLLECTIVE_2023", "2025-01-01");
        post("2025-05-10", "102", "1000.00", "", "501", "", "1000.00");
        post("2025-06-10", "513", "200.00", "", "102", "", "200.00");
        post("2026-01-10", "102", "30.00", "", "501", "", "30.00");
        post("2027-01-10", "102", "7.00", "", "501", "", "7.00");

        var income = statement("income", "period", "2026-01");
        var sheet = statement("balance-sheet", "period", "2026-01");
        var later = statement("income", "period", "2027-01");

        assertThat(yearToDate(income, "13", "14", "20")).containsExactly("30.00", "800.00", "830.00");
        assertThat(line(sheet, "37").path("opening").asString()).isEqualTo("800.00");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("830.00");
        assertThat(yearToDate(later, "13", "14", "20")).containsExactly("7.00", "830.00", "837.00");
        everyCheckHolds(income);
        everyCheckHolds(sheet);
        everyCheckHolds(later);
        var opened = community
                .caller("auditor")
                .follow(line(income, "14").path("links").path("entries").asString())
                .ok();
        assertThat(opened.path("figures").path(1).path("shares").values())
                .extracting(share -> share.path("reference").asString() + " "
                        + share.path("amount").asString())
                .containsExactly("501 1000.00", "513 -200.00");
    }

    @Test
    void aVoucherThatDoesNotTellWhatItDistributedIsNamedWithTheLine() {
        ruralYear();
        post("2025-12-20", "32201", "50.00", "", "513", "50.00", "", "311", "", "70.00", "102", "", "30.00");

        var income = statement("income", "period", "2025-12");

        assertThat(line(income, "17").path("yearToDate").isNull()).isTrue();
        assertThat(line(income, "17").path("reasons").path(0).asString())
                .contains("X(322,311): 2025-12-20 ", "between 20.00 and 50.00")
                .doesNotContainPattern("\\p{IsHan}{4}");
        var chinese = community
                .accounts("reporter")
                .with("Accept-Language", "zh")
                .readStatement(book, "income", "period", "2025-12")
                .ok();
        assertThat(line(chinese, "17").path("reasons").path(0).asString())
                .contains("X(322,311)：2025-12-20 ", "20.00 至 50.00 元之间", "无法确定");
        assertThat(line(income, "20").path("lacks").values())
                .extracting(JsonNode::asString)
                .containsExactly("17", "19");
        assertThat(income.path("checks").values())
                .filteredOn(check -> check.path("name").asString().startsWith("第17行"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.path("holds").asBoolean()).isFalse();
                    assertThat(check.path("name").asString()).contains("提取公积公益金", "2025-12-20 ");
                    assertThat(check.path("left").asString()).isEqualTo("20.00");
                    assertThat(check.path("right").asString()).isEqualTo("50.00");
                });
    }

    @Test
    void currentAccountsStandOnBothSidesOfTheSheet() {
        ruralYear();
        books.account(book, "11301", "张三").created();
        books.account(book, "11302", "李四").created();
        post("2025-05-01", "11301", "300.00", "", "102", "", "300.00");
        post("2025-05-02", "102", "700.00", "", "11302", "", "700.00");

        var sheet = statement("balance-sheet", "period", "2025-05");

        assertThat(line(sheet, "3").path("closing").asString()).isEqualTo("300.00");
        assertThat(line(sheet, "25").path("closing").asString()).isEqualTo("700.00");
        everyCheckHolds(sheet);
    }
}
