package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Queries;
import org.fivetrust.accounts.Town;
import org.fivetrust.accounts.statement.model.CheckFormula;
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
class StatementApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private void post(String date, String... accountDebitCredit) {
        town.posted(book, voucher(date, accountDebitCredit));
    }

    static Map<String, Object> voucher(String date, String... accountDebitCredit) {
        var lines = new ArrayList<Map<String, String>>();
        for (var n = 0; n < accountDebitCredit.length; n += 3) {
            var line = new HashMap<String, String>();
            line.put("summary", "业务");
            line.put("account", accountDebitCredit[n]);
            if (!accountDebitCredit[n + 1].isEmpty()) {
                line.put("debit", accountDebitCredit[n + 1]);
            }
            if (!accountDebitCredit[n + 2].isEmpty()) {
                line.put("credit", accountDebitCredit[n + 2]);
            }
            lines.add(line);
        }
        return Map.of("date", date, "type", "GENERAL", "attachments", 1, "lines", lines);
    }

    /** Posts a closing voucher: what it is for is set while it is a draft. */
    private void close(String date, String... accountDebitCredit) throws SQLException {
        var id = town.drafted(book, voucher(date, accountDebitCredit));
        try (var connection = TestPostgres.superuser("accounts");
                var unbound = connection.createStatement();
                var kind = connection.prepareStatement("update voucher set kind = 'CLOSING' where id = ?")) {
            unbound.execute("set session_replication_role = replica");
            kind.setObject(1, UUID.fromString(id));
            kind.executeUpdate();
        }
        town.done("accountant", "/v1/vouchers/" + id + "/submit", Map.of());
        town.done("reviewer", "/v1/vouchers/" + id + "/review", Map.of());
        town.done("accountant", "/v1/vouchers/" + id + "/post", Map.of());
    }

    private JsonNode statement(String query) {
        return town.seen(town.reporter(), "/v1/books/" + book + "/statements/" + query);
    }

    private static JsonNode line(JsonNode statement, String number) {
        return statement.path("lines").values().stream()
                .filter(line -> line.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static void everyCheckHolds(JsonNode statement) {
        assertThat(statement.path("checks").values())
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.path("holds").asBoolean())
                        .as(check.toString())
                        .isTrue());
    }

    private void ruralYear() {
        book = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        town.postedAll(
                book,
                List.of(
                        voucher("2025-01-05", "102", "100000.00", "", "301", "", "60000.00", "32202", "", "40000.00"),
                        voucher("2025-03-10", "102", "30000.00", "", "501", "", "30000.00"),
                        voucher("2025-06-15", "513", "8000.01", "", "102", "", "8000.01"),
                        voucher("2025-11-20", "102", "5000.00", "", "503", "", "5000.00"),
                        voucher("2025-12-10", "514", "1999.99", "", "102", "", "1999.99")));
    }

    @Test
    void aCollectiveStatementBalancesBeforeTheYearIsClosed() {
        ruralYear();

        var sheet = statement("balance-sheet?period=2025-12");

        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "1").path("opening").asString()).isEqualTo("0.00");
        assertThat(line(sheet, "23").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("65000.00");
        assertThat(line(sheet, "39").path("closing").asString()).isEqualTo("125000.00");
        assertThat(line(sheet, "1").path("name").asString()).isEqualTo("货币资金");
        assertThat(line(sheet, "1").path("english").asString()).isEqualTo("Cash and bank");
        assertThat(line(sheet, "1").path("formula").asString()).isEqualTo("D(101)+D(102)");
        assertThat(sheet.path("head").path("unit").asString()).isEqualTo(town.principal());
        assertThat(sheet.path("head").path("signatures")).hasSize(4);
        everyCheckHolds(sheet);
        everyCheckHolds(statement("income?period=2025-12"));
    }

    @Test
    void aCollectiveIncomeStatementIsOfTheMonthAndOfTheYear() {
        ruralYear();

        var income = statement("income?period=2025-12");

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

        var income = statement("income?period=2025-12");
        var next = statement("balance-sheet?period=2026-01");

        assertThat(line(income, "13").path("yearToDate").asString()).isEqualTo("25000.00");
        assertThat(line(statement("balance-sheet?period=2025-12"), "37")
                        .path("closing")
                        .asString())
                .isEqualTo("65000.00");
        assertThat(line(next, "37").path("opening").asString()).isEqualTo("65000.00");
        assertThat(line(next, "37").path("closing").asString()).isEqualTo("65001.00");
        everyCheckHolds(next);
        everyCheckHolds(statement("income?period=2026-01"));
    }

    @Test
    void adistributionIsShownWhereItWentAndBothStatementsAgree() {
        ruralYear();
        post("2026-02-01", "32201", "20000.00", "", "311", "", "12000.00", "113", "", "8000.00");
        post("2026-03-01", "102", "500.00", "", "504", "", "500.00");

        var income = statement("income?period=2026-03");

        assertThat(line(income, "17").path("yearToDate").asString()).isEqualTo("12000.00");
        assertThat(line(income, "18").path("yearToDate").asString()).isEqualTo("8000.00");
        assertThat(line(income, "18").path("current").asString()).isEqualTo("0.00");
        assertThat(yearToDate(income, "14", "15", "20")).containsExactly("65000.00", "0.00", "45500.00");
        everyCheckHolds(income);
        var opened = town.seen(
                "auditor", line(income, "17").path("links").path("entries").asString());
        var shares = opened.path("figures").path(1).path("shares");
        assertThat(shares.path(0).path("kind").asString()).isEqualTo("VOUCHER");
        assertThat(town.seen(
                                "auditor",
                                shares.path(0).path("links").path("voucher").asString())
                        .path("status")
                        .asString())
                .isEqualTo("POSTED");
    }

    private List<String> yearToDate(JsonNode statement, String... numbers) {
        return List.of(numbers).stream()
                .map(number -> line(statement, number).path("yearToDate").asString())
                .toList();
    }

    @Test
    void whatIsTakenToTheReserveIsNoTransferInAndTheYearEndsAsOnTheSheet() {
        book = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        post("2025-03-10", "102", "511142.25", "", "501", "", "511142.25");
        post("2025-12-20", "32201", "41952.68", "", "311", "", "41952.68");
        post("2025-12-21", "32201", "60000.00", "", "113", "", "60000.00");

        var income = statement("income?period=2025-12");
        var sheet = statement("balance-sheet?period=2025-12");

        assertThat(yearToDate(income, "15", "16", "17", "18", "19", "20"))
                .containsExactly("0.00", "511142.25", "41952.68", "60000.00", "0.00", "409189.57");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("409189.57");
        everyCheckHolds(income);
        everyCheckHolds(sheet);
    }

    @Test
    void aYearBeginsWithWhatOpenYearsBeforeItCameTo() {
        book = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        post("2025-05-10", "102", "1000.00", "", "501", "", "1000.00");
        post("2025-06-10", "513", "200.00", "", "102", "", "200.00");
        post("2026-01-10", "102", "30.00", "", "501", "", "30.00");
        post("2027-01-10", "102", "7.00", "", "501", "", "7.00");

        var income = statement("income?period=2026-01");
        var sheet = statement("balance-sheet?period=2026-01");
        var later = statement("income?period=2027-01");

        assertThat(yearToDate(income, "13", "14", "20")).containsExactly("30.00", "800.00", "830.00");
        assertThat(line(sheet, "37").path("opening").asString()).isEqualTo("800.00");
        assertThat(line(sheet, "37").path("closing").asString()).isEqualTo("830.00");
        assertThat(yearToDate(later, "13", "14", "20")).containsExactly("7.00", "830.00", "837.00");
        everyCheckHolds(income);
        everyCheckHolds(sheet);
        everyCheckHolds(later);
        var opened = town.seen(
                "auditor", line(income, "14").path("links").path("entries").asString());
        assertThat(opened.path("figures").path(1).path("shares").values())
                .extracting(share -> share.path("reference").asString() + " "
                        + share.path("amount").asString())
                .containsExactly("501 1000.00", "513 -200.00");
    }

    @Test
    void aNonprofitsYearBeginsWithWhatOpenYearsBeforeItCameTo() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2027-01-10", "1002", "30.00", "", "440101", "", "30.00");
        post("2027-01-11", "3102", "400.00", "", "3101", "", "400.00");

        var activities = statement("activities?period=2027-01");
        var sheet = statement("balance-sheet?period=2027-01");

        assertThat(line(sheet, "77").path("opening").asString()).isEqualTo("43999.50");
        assertThat(line(sheet, "77").path("closing").asString()).isEqualTo("44429.50");
        assertThat(line(sheet, "78").path("opening").asString()).isEqualTo("20000.00");
        assertThat(line(activities, "21")
                        .path("unrestricted")
                        .path("yearToDate")
                        .asString())
                .isEqualTo("430.00");
        assertThat(line(activities, "21").path("restricted").path("yearToDate").asString())
                .isEqualTo("-400.00");
        everyCheckHolds(activities);
        everyCheckHolds(sheet);
    }

    @Test
    void aVoucherThatDoesNotTellWhatItDistributedIsNamedWithTheLine() {
        ruralYear();
        post("2025-12-20", "32201", "50.00", "", "513", "50.00", "", "311", "", "70.00", "102", "", "30.00");

        var income = statement("income?period=2025-12");

        assertThat(line(income, "17").path("yearToDate").isNull()).isTrue();
        assertThat(line(income, "17").path("reasons").path(0).asString())
                .contains("X(322,311): 2025-12-20 ", "between 20.00 and 50.00");
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
        town.created("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "11301", "name", "张三"));
        town.created("accountant", "/v1/books/" + book + "/accounts", Map.of("code", "11302", "name", "李四"));
        post("2025-05-01", "11301", "300.00", "", "102", "", "300.00");
        post("2025-05-02", "102", "700.00", "", "11302", "", "700.00");

        var sheet = statement("balance-sheet?period=2025-05");

        assertThat(line(sheet, "3").path("closing").asString()).isEqualTo("300.00");
        assertThat(line(sheet, "25").path("closing").asString()).isEqualTo("700.00");
        everyCheckHolds(sheet);
    }

    @Test
    void everyFigureOpensDownToTheLedger() {
        ruralYear();
        var sheet = statement("balance-sheet?period=2025-12");

        var total = town.seen(
                "auditor", line(sheet, "6").path("links").path("entries").asString());
        var cash = town.seen(
                "auditor",
                total.path("figures")
                        .path(0)
                        .path("shares")
                        .path(0)
                        .path("links")
                        .path("entries")
                        .asString());
        var bank = cash.path("figures").path(0).path("shares").path(0);

        assertThat(bank.path("reference").asString()).isEqualTo("102");
        assertThat(bank.path("amount").asString()).isEqualTo("125000.00");
        var ledger = town.seen("auditor", bank.path("links").path("ledger").asString());
        assertThat(ledger.path("items")).hasSize(5);
        assertThat(ledger.path("items").path(4).path("balance").asString()).isEqualTo("125000.00");
    }

    private void nonprofit(String standard, String year) {
        book = town.book(standard, year + "-01-01");
        var grants = standard.equals("NONPROFIT_2004") ? details("4401") : List.of("440101", "440102");
        town.postedAll(
                book,
                List.of(
                        voucher(year + "-01-08", "1002", "50000.00", "", grants.get(0), "", "50000.00"),
                        voucher(year + "-01-09", "1002", "20000.00", "", grants.get(1), "", "20000.00"),
                        voucher(year + "-02-10", "5101", "6000.50", "", "1002", "", "6000.50")));
    }

    private List<String> details(String parent) {
        var accounts = "/v1/books/" + book + "/accounts";
        town.created("accountant", accounts, Map.of("code", parent + "01", "name", "非限定性收入"));
        town.created("accountant", accounts, Map.of("code", parent + "02", "name", "限定性收入"));
        return List.of(parent + "01", parent + "02");
    }

    @Test
    void aNonprofitSheetKeepsRestrictedNetAssetsApart() {
        nonprofit("NONPROFIT_2024", "2026");

        var sheet = statement("balance-sheet?period=2026-02");

        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("63999.50");
        assertThat(line(sheet, "77").path("closing").asString()).isEqualTo("43999.50");
        assertThat(line(sheet, "78").path("closing").asString()).isEqualTo("20000.00");
        assertThat(line(sheet, "80").path("closing").asString()).isEqualTo("63999.50");
        assertThat(line(sheet, "8").path("closing").isNull()).isTrue();
        assertThat(line(sheet, "8").path("reasons").path(0).asString()).isEqualTo("MANUAL()");
        assertThat(line(sheet, "9").path("lacks").path(0).asString()).isEqualTo("8");
        everyCheckHolds(sheet);
    }

    @Test
    void aStatementOfActivitiesHasItsColumnsInBothEditions() {
        nonprofit("NONPROFIT_2004", "2025");
        var old = statement("activities?period=2025-02");

        assertThat(line(old, "5").path("yearToDate").asString()).isEqualTo("70000.00");
        assertThat(line(old, "5").path("restricted").path("yearToDate").asString())
                .isEqualTo("20000.00");
        assertThat(line(old, "12").path("unrestricted").path("current").asString())
                .isEqualTo("6000.50");
        assertThat(line(old, "45").path("yearToDate").asString()).isEqualTo("63999.50");
        everyCheckHolds(old);
        assertThat(line(statement("balance-sheet?period=2025-02"), "120")
                        .path("closing")
                        .asString())
                .isEqualTo("63999.50");
        assertThat(line(statement("cash-flow?period=2025-02"), "5")
                        .path("reasons")
                        .path(0)
                        .asString())
                .isEqualTo("CF(in,4401)");

        nonprofit("NONPROFIT_2024", "2026");
        var young = statement("income?period=2026-02");
        assertThat(line(young, "21").path("yearToDate").asString()).isEqualTo("63999.50");
        assertThat(line(young, "21").path("restricted").path("yearToDate").asString())
                .isEqualTo("20000.00");
        everyCheckHolds(young);
    }

    @Test
    void aFigureNobodyCanComputeIsEnteredAndLaterOnesStandInItsPlace() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2026-02-11", "1002", "9000.00", "", "2501", "", "9000.00");
        var path = "/v1/books/" + book + "/statement-figures";
        assertThat(line(statement("balance-sheet?period=2026-02"), "70")
                        .path("closing")
                        .isNull())
                .isTrue();

        for (var amount : List.of("1000.00", "2500.00")) {
            town.created("accountant", path, figure("70", "MAT1Y(2501)", amount));
            town.created("accountant", path, figure("67", "MAT1Y(2501,2502)", amount));
        }
        var sheet = statement("balance-sheet?period=2026-02");

        assertThat(line(sheet, "67").path("closing").asString()).isEqualTo("2500.00");
        assertThat(line(sheet, "70").path("closing").asString()).isEqualTo("6500.00");
        everyCheckHolds(sheet);
        refused(town.post("accountant", path, figure("1", "D(1001)", "1.00")), 400, "request.malformed");
        refused(town.post(town.reporter(), path, figure("70", "MAT1Y(2501)", "1.00")), 403, "access.role");
    }

    private static Map<String, Object> figure(String number, String term, String amount) {
        return Map.of("layout", "NPO2024-BS", "number", number, "term", term, "period", "2026-02", "current", amount);
    }

    @Test
    void whatIsPutIntoNetAssetsDirectlyIsNoActivityAndBreaksNoCheck() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2026-02-12", "1002", "1000.00", "", "3101", "", "1000.00");
        post("2026-02-13", "3102", "400.00", "", "3101", "", "400.00");

        var income = statement("income?period=2026-02");

        assertThat(line(income, "21").path("yearToDate").asString()).isEqualTo("63999.50");
        assertThat(line(income, "18").path("unrestricted").path("current").asString())
                .isEqualTo("400.00");
        assertThat(line(income, "19").path("unrestricted").path("current").asString())
                .isEqualTo("0.00");
        assertThat(line(income, "21").path("unrestricted").path("yearToDate").asString())
                .isEqualTo("44399.50");
        assertThat(line(income, "18").path("restricted").path("current").asString())
                .isEqualTo("-400.00");
        everyCheckHolds(income);
        everyCheckHolds(statement("balance-sheet?period=2026-02"));
    }

    @Test
    void theFormOf2004HasNoLineForWhatBecomesRestrictedAndItsColumnsAreToldToDiffer() {
        nonprofit("NONPROFIT_2004", "2025");
        post("2025-02-12", "3102", "900.00", "", "3101", "", "900.00");
        everyCheckHolds(statement("activities?period=2025-02"));
        post("2025-02-13", "3101", "400.00", "", "3102", "", "400.00");

        var activities = statement("activities?period=2025-02");

        assertThat(line(activities, "40")
                        .path("unrestricted")
                        .path("yearToDate")
                        .asString())
                .isEqualTo("900.00");
        assertThat(line(activities, "40").path("restricted").path("yearToDate").asString())
                .isEqualTo("-900.00");
        assertThat(activities.path("checks").values())
                .filteredOn(check -> !check.path("holds").asBoolean())
                .extracting(
                        check -> check.path("left").asString(),
                        check -> check.path("right").asString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("44899.50", "44499.50"),
                        org.assertj.core.groups.Tuple.tuple("19100.00", "19500.00"));
    }

    @Test
    void rowsKeptForDetailsBearTheirNames() {
        book = town.book("NONPROFIT_2004", "2025-01-01");
        var accounts = "/v1/books/" + book + "/accounts";
        town.created("accountant", accounts, Map.of("code", "510101", "name", "助老服务"));
        post("2025-02-10", "510101", "60.50", "", "1002", "", "60.50");

        var activities = statement("activities?period=2025-02");

        assertThat(line(activities, "13").path("name").asString()).isEqualTo("其中：助老服务");
        assertThat(line(activities, "13").path("current").asString()).isEqualTo("60.50");
        assertThat(line(activities, "35").path("current").asString()).isEqualTo("60.50");
    }

    @Test
    void aFigureSentTwiceIsEnteredOnce() throws SQLException {
        nonprofit("NONPROFIT_2024", "2026");
        var path = "/v1/books/" + book + "/statement-figures";
        for (var n = 0; n < 2; n++) {
            town.post("accountant", "same", path, figure("70", "MAT1Y(2501)", "1.00"))
                    .expectStatus()
                    .isCreated();
        }

        refused(town.post("accountant", "same", path, figure("70", "MAT1Y(2501)", "2.00")), 422, "request.key-reused");
        try (var connection = TestPostgres.superuser("accounts");
                var count = connection.prepareStatement("select count(*) from statement_figure where book = ?")) {
            count.setObject(1, UUID.fromString(book));
            var found = count.executeQuery();
            found.next();
            assertThat(found.getInt(1)).isOne();
        }
    }

    @Test
    void ofManyWhoChangeACopyAtOnceNoneOverwritesAnother() {
        ruralYear();
        var layouts = "/v1/books/" + book + "/statement-layouts";
        var id = town.created("accountant", layouts, Map.of("layout", "RC2023-BS", "name", "副本"))
                .path("id")
                .asString();
        var lines = Map.of("lines", List.of(Map.of("number", "1", "name", "货币", "formula", "D(101)")));

        var answers =
                Town.atOnce(6, _ -> Town.status(town.put("accountant", layouts + "/" + id + "/lines", "", lines)));

        assertThat(answers).isSubsetOf(200, 409).contains(200);
        assertThat(town.seen("accountant", layouts + "/" + id).path("version").asInt())
                .isEqualTo(1
                        + (int) answers.stream().filter(status -> status == 200).count());
    }

    @Test
    void asOfADayCountsTheEntriesToThatDay() {
        ruralYear();

        var sheet = statement("balance-sheet?period=2025-06&asOf=2025-06-14");

        assertThat(line(sheet, "1").path("closing").asString()).isEqualTo("130000.00");
        assertThat(sheet.path("asOf").asString()).isEqualTo("2025-06-14");
        everyCheckHolds(sheet);
        refused(
                town.get(
                        town.reporter(),
                        "/v1/books/" + book + "/statements/balance-sheet?period=2025-06&asOf=2025-07-01"),
                400,
                "request.malformed");
    }

    @Test
    void knownAtAnInstantCountsOnlyWhatWasPostedByThen() {
        ruralYear();
        var then = Instant.now();
        post("2025-02-01", "102", "77.00", "", "504", "", "77.00");

        var before = statement("balance-sheet?period=2025-12&knownAt=" + then);
        var now = statement("balance-sheet?period=2025-12");

        assertThat(line(before, "1").path("closing").asString()).isEqualTo("125000.00");
        assertThat(Instant.parse(before.path("knownAt").asString())).isEqualTo(then);
        assertThat(line(now, "1").path("closing").asString()).isEqualTo("125077.00");
        everyCheckHolds(before);
    }

    @Test
    void aCopyOfALayoutMayBeChangedAndTheStatutoryOneNever() {
        ruralYear();
        var layouts = "/v1/books/" + book + "/statement-layouts";
        var copy = town.created("accountant", layouts, Map.of("layout", "RC2023-IS", "name", "内部收益表"));
        var id = copy.path("id").asString();
        var lines = List.of(
                Map.of("number", "1", "name", "收入", "formula", "NC(501)+NC(503)"),
                Map.of("number", "2", "name", "两倍", "formula", "L(1)+L(1)"));

        var changed = Town.read(town.put("accountant", layouts + "/" + id + "/lines", "", Map.of("lines", lines))
                .expectStatus()
                .isOk());

        assertThat(copy.path("lines")).hasSize(20);
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(line(statement("income?period=2025-12&layout=" + id), "2")
                        .path("yearToDate")
                        .asString())
                .isEqualTo("70000.00");
        assertThat(statement("income?period=2025-12").path("lines")).hasSize(20);
        refused(
                town.put("accountant", layouts + "/RC2023-IS/lines", "", Map.of("lines", lines)),
                422,
                "accounts.layout-statutory");
        var faulty = List.of(
                Map.of("number", "1", "name", "收入", "formula", "NC(501"),
                Map.of("number", "2", "name", "环", "formula", "Q(2)"));
        assertThat(refused(
                                town.put("accountant", layouts + "/" + id + "/lines", "", Map.of("lines", faulty)),
                                400,
                                "request.malformed")
                        .path("violations"))
                .hasSize(2);
    }

    @Test
    void theDatabaseItselfKeepsStatutoryLayouts() throws SQLException {
        try (var connection = TestPostgres.application("accounts");
                var statement = connection.createStatement()) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> statement.execute("update statement_line set formula = 'D(101)'")))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aChangeOfAStatutoryLayoutIsSeenByTheNextReading() throws SQLException {
        ruralYear();
        var first = line(statement("balance-sheet?period=2025-12"), "1");
        var name = first.path("name").asString();
        try {
            rewritten(name + "（新）", "C(102)");
            var changed = line(statement("balance-sheet?period=2025-12"), "1");
            assertThat(changed.path("name").asString()).isEqualTo(name + "（新）");
            assertThat(changed.path("formula").asString()).isEqualTo("C(102)");
            assertThat(changed.path("closing").asString()).isEqualTo("-125000.00");
        } finally {
            rewritten(name, first.path("formula").asString());
        }
        assertThat(line(statement("balance-sheet?period=2025-12"), "1")).isEqualTo(first);
    }

    /** As a migration would. */
    private static void rewritten(String name, String formula) throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var change = connection.prepareStatement(
                        "update statement_line set name = ?, formula = ? where layout = 'RC2023-BS' and number = '1'")) {
            change.setString(1, name);
            change.setString(2, formula);
            change.executeUpdate();
        }
    }

    /** A form that numbers its lines otherwise brings its own checks. */
    @Test
    void checksAreTiedToTheLinesOfTheirLayout() throws SQLException {
        ruralYear();
        try {
            renumbered("23", "9023");
            var sheet = statement("balance-sheet?period=2025-12");
            assertThat(line(sheet, "9023").path("closing").asString()).isEqualTo("125000.00");
            everyCheckHolds(sheet);
        } finally {
            renumbered("9023", "23");
        }
        everyCheckHolds(statement("balance-sheet?period=2025-12"));
    }

    /** As a migration would. */
    private static void renumbered(String from, String to) throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update statement_line set number = '" + to
                    + "' where layout = 'RC2023-BS' and number = '" + from + "'");
            statement.execute("update statement_check set left_formula = replace(left_formula, '(" + from + ")', '("
                    + to + ")') where sheet = 'RC2023-BS'");
            connection.commit();
        }
    }

    @Test
    void everyCheckNamesLinesOfItsForms() throws SQLException {
        try (var connection = TestPostgres.owner("accounts");
                var statement = connection.createStatement()) {
            var missing = statement.executeQuery("""
                    select rule.sheet || ' ' || rule.position || ' ' || named[1] || '(' || named[2] || ')'
                      from statement_check rule
                     cross join regexp_matches(rule.left_formula || '+' || rule.right_formula,
                                    '(CLOSING|OPENING|DETAILS|YEAR[UR]?)\\(([0-9a-z]+)', 'g') named
                     where not exists (
                           select from statement_line line
                            where line.number = named[2]
                              and line.layout = case when named[1] like 'YEAR%' then rule.income else rule.sheet end)
                    """);
            assertThat(missing.next()).isFalse();
            var checks = statement.executeQuery("select left_formula || ' ' || right_formula from statement_check");
            var read = 0;
            while (checks.next()) {
                for (var formula : checks.getString(1).split(" ")) {
                    CheckFormula.parse(formula);
                    read++;
                }
            }
            assertThat(read).isEqualTo(32);
        }
    }

    @Test
    void aStatementCostsTheSameFewQueriesHoweverMuchIsPosted() {
        ruralYear();
        statement("income?period=2025-12");
        var few = Queries.during(() -> statement("income?period=2025-12"));
        var more = new ArrayList<Map<String, Object>>();
        for (var day = 10; day < 31; day++) {
            more.add(voucher("2025-12-" + day, "102", "10.00", "", "504", "", "10.00"));
        }
        town.postedAll(book, more);

        var many = Queries.during(() -> statement("income?period=2025-12"));

        assertThat(few).hasSameSizeAs(many).hasSizeLessThanOrEqualTo(3);
        assertThat(many).noneMatch(sql -> sql.contains("from voucher_line"));
    }

    @Test
    void anotherCommunitysStatementsAreNotThere() {
        ruralYear();
        var stranger = Town.over(town.client());

        refused(
                town.get(stranger.reporter(), "/v1/books/" + book + "/statements/balance-sheet?period=2025-12"),
                404,
                "access.not-found");
        refused(town.get(stranger.reporter(), "/v1/books/" + book + "/statement-layouts"), 404, "access.not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance-sheet",
                "balance-sheet?period=2025",
                "income?period=2025-13",
                "income?period=2025-12&knownAt=yesterday",
                "income?period=2025-12&layout=x"
            })
    void whatIsAskedBadlyIsSaidSo(String query) {
        book = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");

        refused(town.get(town.reporter(), "/v1/books/" + book + "/statements/" + query), 400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activities?period=2025-12",
                "cash-flow?period=2025-12",
                "balance-sheet?period=2020-12",
                "balance-sheet/lines/99?period=2025-12",
                "weather/lines/1?period=2025-12"
            })
    void whatAStandardDoesNotHaveIsNotThere(String query) {
        book = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");

        town.get(town.reporter(), "/v1/books/" + book + "/statements/" + query)
                .expectStatus()
                .isNotFound();
    }
}
