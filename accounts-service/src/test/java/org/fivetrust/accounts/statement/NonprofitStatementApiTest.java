package org.fivetrust.accounts.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.accounts.AccountsTest;
import org.junit.jupiter.api.Test;

/** Balance sheet and statement of activities of a nonprofit, in both editions. */
@AccountsTest
class NonprofitStatementApiTest extends StatementScenario {

    @Test
    void aNonprofitsYearBeginsWithWhatOpenYearsBeforeItCameTo() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2027-01-10", "1002", "30.00", "", "440101", "", "30.00");
        post("2027-01-11", "3102", "400.00", "", "3101", "", "400.00");

        var activities = statement("activities", "period", "2027-01");
        var sheet = statement("balance-sheet", "period", "2027-01");

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
    void aNonprofitSheetKeepsRestrictedNetAssetsApart() {
        nonprofit("NONPROFIT_2024", "2026");

        var sheet = statement("balance-sheet", "period", "2026-02");

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
        var old = statement("activities", "period", "2025-02");

        assertThat(line(old, "5").path("yearToDate").asString()).isEqualTo("70000.00");
        assertThat(line(old, "5").path("restricted").path("yearToDate").asString())
                .isEqualTo("20000.00");
        assertThat(line(old, "12").path("unrestricted").path("current").asString())
                .isEqualTo("6000.50");
        assertThat(line(old, "45").path("yearToDate").asString()).isEqualTo("63999.50");
        everyCheckHolds(old);
        assertThat(line(statement("balance-sheet", "period", "2025-02"), "120")
                        .path("closing")
                        .asString())
                .isEqualTo("63999.50");
        assertThat(line(statement("cash-flow", "period", "2025-02"), "5")
                        .path("reasons")
                        .path(0)
                        .asString())
                .isEqualTo("CF(in,4401)");

        nonprofit("NONPROFIT_2024", "2026");
        var young = statement("income", "period", "2026-02");
        assertThat(line(young, "21").path("yearToDate").asString()).isEqualTo("63999.50");
        assertThat(line(young, "21").path("restricted").path("yearToDate").asString())
                .isEqualTo("20000.00");
        everyCheckHolds(young);
    }

    @Test
    void whatIsPutIntoNetAssetsDirectlyIsNoActivityAndBreaksNoCheck() {
        nonprofit("NONPROFIT_2024", "2026");
        post("2026-02-12", "1002", "1000.00", "", "3101", "", "1000.00");
        post("2026-02-13", "3102", "400.00", "", "3101", "", "400.00");

        var income = statement("income", "period", "2026-02");

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
        everyCheckHolds(statement("balance-sheet", "period", "2026-02"));
    }

    @Test
    void theFormOf2004HasNoLineForWhatBecomesRestrictedAndItsColumnsAreToldToDiffer() {
        nonprofit("NONPROFIT_2004", "2025");
        post("2025-02-12", "3102", "900.00", "", "3101", "", "900.00");
        everyCheckHolds(statement("activities", "period", "2025-02"));
        post("2025-02-13", "3101", "400.00", "", "3102", "", "400.00");

        var activities = statement("activities", "period", "2025-02");

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
        book = books.opened("NONPROFIT_2004", "2025-01-01");
        var accounts = "/v1/books/" + book + "/accounts";
        books.account(book, "510101", "助老服务").created();
        post("2025-02-10", "510101", "60.50", "", "1002", "", "60.50");

        var activities = statement("activities", "period", "2025-02");

        assertThat(line(activities, "13").path("name").asString()).isEqualTo("其中：助老服务");
        assertThat(line(activities, "13").path("current").asString()).isEqualTo("60.50");
        assertThat(line(activities, "35").path("current").asString()).isEqualTo("60.50");
    }

    @Test
    void cashThatNoLineShowsIsShownAsNotAssigned() {
        nonprofit("NONPROFIT_2004", "2025");
        var flows = statement("cash-flow", "period", "2025-02");

        assertThat(line(flows, "61").path("yearToDate").asString()).isEqualTo("0.00");
        assertThat(line(flows, "62").path("yearToDate").asString()).isEqualTo(increaseOfMoney());
    }

    @Test
    void aCashFlowStatementThatIsNotWholeFailsItsCheck() {
        nonprofit("NONPROFIT_2004", "2025");
        var check = statement("cash-flow", "period", "2025-02").path("checks").path(0);

        assertThat(check.path("holds").asBoolean()).isFalse();
        assertThat(check.path("left").asString()).isEqualTo("0.00");
        assertThat(check.path("right").asString()).isEqualTo(increaseOfMoney());
    }

    private String increaseOfMoney() {
        return community
                .accounts("accountant")
                .readTrialBalance(book, "from", "2025-01", "to", "2025-02")
                .ok()
                .path("items")
                .values()
                .stream()
                .filter(item -> item.path("code").asString().equals("1002"))
                .map(item -> item.path("closingDebit").asString())
                .findFirst()
                .orElseThrow();
    }
}
