package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.sql.SQLException;
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

@AccountsTest
class PeriodApiTest {

    private Town town;
    private String book;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
    }

    private String path(String rest) {
        return "/v1/books/" + book + "/" + rest;
    }

    private List<String> findings(String month, Object body) {
        return refused(
                        town.post("accountant", path("periods/" + month + "/close"), body),
                        422,
                        "accounts.month-not-ready")
                .path("violations")
                .values()
                .stream()
                .map(violation -> violation.path("pointer").asString())
                .toList();
    }

    @Test
    void whatIsUnpostedKeepsAMonthOpenByItsName() {
        var draft = town.drafted(book, supplies("2026-02-05", "1.00"));

        assertThat(findings("2026-02", Map.of()))
                .containsExactly("/checks/UNPOSTED/" + draft, "/checks/EARLIER_OPEN/2026-01");
    }

    @Test
    void closedMeansClosed() {
        var open = town.reviewed(book, supplies("2026-02-05", "1.00"));
        town.posted(book, supplies("2026-01-05", "1.00"));
        assertThat(town.closed(book, "2026-01").path("state").asString()).isEqualTo("CLOSED");

        refused(
                town.post("accountant", path("vouchers"), supplies("2026-01-06", "1.00")),
                409,
                "accounts.month-closed");
        refused(town.post("accountant", path("periods/2026-01/close"), Map.of()), 409, "accounts.month-closed-already");
        town.done("accountant", "/v1/vouchers/" + open + "/post", Map.of());
        var months = town.list(path("periods"));
        assertThat(months).extracting(month -> month.path("state").asString()).containsExactly("CLOSED", "OPEN");
        assertThat(months.getFirst().path("closedBy").asString()).isEqualTo("accountant");
        assertThat(months.getFirst().path("posted").asInt()).isEqualTo(1);
    }

    @Test
    void postersAndWhoeverClosesNeverPassEachOther() {
        for (var round = 0; round < 5; round++) {
            var here = Town.over(town.client());
            var its = here.book();
            var answers = Town.atOnce(
                    4,
                    n -> n == 0
                            ? status(here.post("accountant", "/v1/books/" + its + "/periods/2026-01/close", Map.of()))
                            : status(here.post(
                                    "accountant",
                                    "/v1/books/" + its + "/vouchers",
                                    supplies("2026-01-0" + n, "1.00"))));
            var closed = answers.getFirst() == 200;
            var drafts = here.list("/v1/books/" + its + "/vouchers?period=2026-01");

            assertThat(closed).isEqualTo(drafts.isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into voucher (principal, id, book, type, date, drafted_at) values ('%1$s', gen_random_uuid(), '%2$s', 'PAYMENT', '2026-01-31', now())",
                "delete from month_closed where book = '%2$s'",
                "update month_closed set month = '2025-12-01' where book = '%2$s'",
                "insert into year_closed (principal, book, year, closed_by, closed_by_name, closed_at, ruling) values ('%1$s', '%2$s', 2026, 'a', 'a', now(), gen_random_uuid())",
                "insert into month_closed (principal, book, month, closed_by, closed_by_name, closed_at, ruling, warnings) values ('%1$s', '%2$s', '2026-03-01', 'a', 'a', now(), gen_random_uuid(), '[]')"
            })
    void theDatabaseSaysSoToo(String statement) throws SQLException {
        town.closed(book, "2026-01");
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(town.principal(), book)))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aBookMayDemandTheBanksAgreement() {
        town.created(
                "accountant",
                path("closing-checks"),
                Map.of("code", "BANK_RECONCILED", "severity", "REFUSE", "validFrom", "2026-02-01"));
        assertThat(town.closed(book, "2026-01").path("warnings").values())
                .extracting(finding -> finding.path("pointer").asString())
                .containsExactly("/checks/BANK_RECONCILED");

        assertThat(findings("2026-02", Map.of())).containsExactly("/checks/BANK_RECONCILED");
        var stated = Map.of("bankReconciled", Map.of("balance", "0.00", "document", "调节表-2026-02"));
        assertThat(town.done("accountant", path("periods/2026-02/close"), stated)
                        .path("bankReconciled")
                        .path("document")
                        .asString())
                .isEqualTo("调节表-2026-02");
        refused(
                town.post(
                        "accountant",
                        path("closing-checks"),
                        Map.of("code", "UNPOSTED", "severity", "OFF", "validFrom", "2026-02-01")),
                400,
                "request.malformed");
    }

    private void order(String severity, String from) {
        town.created(
                "accountant",
                path("closing-checks"),
                Map.of("code", "DATE_ORDER", "severity", severity, "validFrom", from));
    }

    private List<String> warnings(String month) {
        return town.closed(book, month).path("warnings").values().stream()
                .map(finding -> finding.path("pointer").asString())
                .toList();
    }

    private void booked(String date, String debit, String credit) {
        town.posted(
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

        assertThat(warnings("2026-01")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(warnings("2026-02")).contains("/checks/DEPRECIATION/1501");
        booked("2026-03-31", "5301", "1502");
        assertThat(warnings("2026-03")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(warnings("2026-04")).containsExactly("/checks/BANK_RECONCILED");
        booked("2026-05-10", "1501", "1002");
        assertThat(warnings("2026-05")).containsExactly("/checks/BANK_RECONCILED");
        assertThat(warnings("2026-06")).contains("/checks/DEPRECIATION/1501");
    }

    @Test
    void numbersThatDoNotFollowTheirDaysAreToldAtClosing() {
        town.posted(book, supplies("2026-01-10", "1.00"));
        town.posted(book, supplies("2026-01-05", "1.00"));
        town.posted(book, supplies("2026-01-10", "1.00"));

        assertThat(warnings("2026-01")).containsExactly("/checks/BANK_RECONCILED", "/checks/DATE_ORDER/PAYMENT-2");
    }

    @Test
    void aBookMayDemandThatNumbersFollowDays() {
        order("REFUSE", "2026-02-01");
        town.posted(book, supplies("2026-01-10", "1.00"));
        town.posted(book, supplies("2026-01-05", "1.00"));
        town.posted(book, supplies("2026-02-10", "1.00"));
        town.posted(book, supplies("2026-02-10", "2.00"));
        var early = town.reviewed(book, supplies("2026-02-05", "1.00"));

        refused(
                town.post("accountant", "/v1/vouchers/" + early + "/post", Map.of()),
                409,
                "accounts.date-before-posted");
        refused(
                town.post("accountant", path("vouchers/post"), Map.of("period", "2026-02")),
                409,
                "accounts.date-before-posted");
        town.posted(book, supplies("2026-03-01", "1.00"));
        order("WARN", "2026-02-02");
        town.done("accountant", "/v1/vouchers/" + early + "/post", Map.of());
        assertThat(warnings("2026-01")).contains("/checks/DATE_ORDER/PAYMENT-2");
        refused(
                town.post(
                        town.reporter(),
                        path("closing-checks"),
                        Map.of("code", "DATE_ORDER", "severity", "REFUSE", "validFrom", "2026-03-01")),
                403,
                "agreement.role-not-entitled");
    }

    @Test
    void postersAtOncePassNobodyWhereNumbersFollowDays() {
        order("REFUSE", "2026-01-01");
        var ids = List.of("09", "03", "07", "05").stream()
                .map(day -> town.reviewed(book, supplies("2026-01-" + day, "1.00")))
                .toList();

        var answers =
                Town.atOnce(4, n -> status(town.post("accountant", "/v1/vouchers/" + ids.get(n) + "/post", Map.of())));

        assertThat(answers).isSubsetOf(200, 409).contains(200);
        var posted = town.list(path("vouchers?status=POSTED"));
        assertThat(posted).extracting(voucher -> voucher.path("number").asInt()).isSorted();
        assertThat(posted)
                .hasSize((int) answers.stream().filter(answer -> answer == 200).count());
    }

    @Test
    void figuresThatShouldBeOneAreComparedAtClosing() throws SQLException {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        town.posted(
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
        town.created(
                "accountant",
                "/v1/books/" + rural + "/closing-checks",
                Map.of("code", "STATEMENTS_AGREE", "severity", "REFUSE", "validFrom", "2026-01-01"));
        var close = "/v1/books/" + rural + "/periods/2026-01/close";
        try (var connection = TestPostgres.superuser("accounts");
                var sql = connection.createStatement()) {
            var wrong = "update balance set debit = debit %s 5 where book = '" + rural + "' and account = '102'";
            sql.execute(wrong.formatted("+"));
            var problem = refused(town.post("accountant", close, Map.of()), 422, "accounts.month-not-ready");
            sql.execute(wrong.formatted("-"));

            assertThat(problem.path("violations").values())
                    .extracting(violation -> violation.path("pointer").asString())
                    .contains("/checks/STATEMENTS_AGREE");
            assertThat(problem.toString()).contains("9.05 and 9.00 differ");
        }
        town.done("accountant", close, Map.of());
    }

    @Test
    void aYearIsComparedWhenItIsClosedAsItsMonthsAre() throws SQLException {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        var of = "/v1/books/" + rural;
        town.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit,kind
                1,2025-12-05,租金,102,90.00,,NORMAL
                1,2025-12-05,租金,501,,90.00,NORMAL
                2,2025-12-20,提取与办公费,32201,50.00,,NORMAL
                2,2025-12-20,提取与办公费,513,50.00,,NORMAL
                2,2025-12-20,提取与办公费,311,,70.00,NORMAL
                2,2025-12-20,提取与办公费,102,,30.00,NORMAL
                """);
        for (var month = 1; month <= 11; month++) {
            town.closed(rural, "2025-%02d".formatted(month));
        }
        town.done("accountant", of + "/years/2025/close", Map.of());
        town.together(rural, Map.of("period", "2025-12"));
        assertThat(town.closed(rural, "2025-12").path("warnings").toString())
                .contains("/checks/STATEMENTS_AGREE", "第17行", "20.00 and 50.00 differ");

        town.created(
                "accountant",
                of + "/closing-checks",
                Map.of("code", "STATEMENTS_AGREE", "severity", "REFUSE", "validFrom", "2025-12-30"));
        var refused =
                refused(town.post("accountant", of + "/years/2025/close", Map.of()), 422, "accounts.year-not-ready");
        assertThat(refused.path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .containsOnly("/checks/STATEMENTS_AGREE");
        assertThat(refused.toString()).contains("2025-12-20 ", "20.00 and 50.00 differ");
        town.created(
                "accountant",
                of + "/closing-checks",
                Map.of("code", "STATEMENTS_AGREE", "severity", "WARN", "validFrom", "2025-12-31"));
        var closed = town.done("accountant", of + "/years/2025/close", Map.of());
        assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
        assertThat(closed.path("warnings").toString()).contains("/checks/STATEMENTS_AGREE", "20.00 and 50.00 differ");
        try (var connection = TestPostgres.superuser("accounts");
                var kept = connection.prepareStatement("select warnings::text from year_closed where book = ?::uuid")) {
            kept.setString(1, rural);
            var found = kept.executeQuery();
            found.next();
            assertThat(found.getString(1)).contains("20.00 and 50.00 differ");
        }
    }

    @Test
    void whatAUnitItselfCallsPendingIsSettledBeforeClosing() {
        town.created("accountant", path("accounts"), Map.of("code", "112201", "name", "待处理财产损溢"));
        town.created("accountant", path("accounts"), Map.of("code", "112202", "name", "备用金"));
        town.posted(
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

        assertThat(findings("2026-01", Map.of())).containsExactly("/checks/PENDING_NOT_NIL/112201");
    }

    @Test
    void whatIsPendingIsSettledBeforeClosing() {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2026-01-01");
        town.posted(
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

        var problem = refused(
                town.post("accountant", "/v1/books/" + rural + "/periods/2026-01/close", Map.of()),
                422,
                "accounts.month-not-ready");
        assertThat(problem.path("violations").get(0).path("pointer").asString())
                .isEqualTo("/checks/PENDING_NOT_NIL/181");
    }

    @Test
    void nonProfitBooksCarryForwardByTheirRestriction() {
        var csv = """
                voucher_no,date,summary,account_code,debit,credit
                1,2026-01-05,拨款,1002,300.00,
                1,2026-01-05,拨款,440101,,200.00
                1,2026-01-05,专项拨款,440102,,100.00
                2,2026-01-06,用品,5301,50.00,
                2,2026-01-06,用品,1002,,50.00
                """;
        town.imported(book, csv);
        for (var month = 1; month <= 11; month++) {
            town.closed(book, "2026-%02d".formatted(month));
        }
        town.done("accountant", path("years/2026/close"), Map.of());
        town.together(book, Map.of("period", "2026-12"));
        town.closed(book, "2026-12");

        assertThat(town.done("accountant", path("years/2026/close"), Map.of())
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
        var balance = town.seen("accountant", path("trial-balance?from=2027-01&to=2027-01"));
        assertThat(balance.path("items").values())
                .extracting(item -> item.path("code").asString() + " "
                        + item.path("openingCredit").asString())
                .containsExactly("1002 0.00", "3101 150.00", "3102 100.00");
    }

    @Test
    void closingEntriesMayComeWithTheFile() {
        var rural = town.book("RURAL_COLLECTIVE_2023", "2025-01-01");
        town.imported(rural, """
                voucher_no,date,summary,account_code,debit,credit,kind
                1,2025-01-05,租金,102,90.00,,NORMAL
                1,2025-01-05,租金,501,,90.00,NORMAL
                1,2025-12-31,结转收入,501,90.00,,CLOSING
                1,2025-12-31,结转收入,321,,90.00,CLOSING
                2,2025-12-31,结转本年收益,321,90.00,,CLOSING
                2,2025-12-31,结转本年收益,32202,,90.00,CLOSING
                """);
        for (var month = 1; month <= 12; month++) {
            town.closed(rural, "2025-%02d".formatted(month));
        }

        assertThat(town.done("accountant", "/v1/books/" + rural + "/years/2025/close", Map.of())
                        .path("state")
                        .asString())
                .isEqualTo("CLOSED");
    }

    @Test
    void theNextEditionTakesOverWhatTheLastOneCameTo() {
        var old = town.book("NONPROFIT_2004", "2025-01-01");
        town.imported(old, """
                voucher_no,date,summary,account_code,debit,credit
                OPENING,,期初余额,1002,500.00,
                OPENING,,期初余额,3101,,500.00
                1,2025-01-05,代收暖气费,1701,80.00,
                1,2025-01-05,代收暖气费,2601,,80.00
                2,2025-01-06,办公费,5201,50.00,
                2,2025-01-06,办公费,1002,,50.00
                """);
        var takeOver = Map.of("from", old, "codeMap", "NONPROFIT_2004-2024");
        refused(town.post("accountant", path("imports/take-over"), takeOver), 409, "accounts.old-book-open");
        for (var month = 1; month <= 11; month++) {
            town.closed(old, "2025-%02d".formatted(month));
        }
        town.done("accountant", "/v1/books/" + old + "/years/2025/close", Map.of());
        town.together(old, Map.of("period", "2025-12"));
        town.closed(old, "2025-12");
        town.done("accountant", "/v1/books/" + old + "/years/2025/close", Map.of());

        var taken = town.created("accountant", path("imports/take-over"), takeOver);
        assertThat(taken.path("openingLines").asInt()).isEqualTo(4);
        town.together(book, Map.of("import", taken.path("id").asString()));
        assertThat(town.seen("accountant", path("trial-balance?from=2026-01&to=2026-01"))
                        .path("items")
                        .values())
                .extracting(item -> item.path("code").asString() + " "
                        + item.path("openingDebit").asString() + " "
                        + item.path("openingCredit").asString())
                .containsExactly("1002 450.00 0.00", "1801 80.00 0.00", "2601 0.00 80.00", "3101 0.00 450.00");
    }

    @Test
    void whoMayNotPostMayNotClose() {
        refused(town.post("reporter.dongfang", path("periods/2026-01/close"), Map.of()), 404, "access.not-found");
        refused(
                town.post(town.reporter(), path("periods/2026-01/close"), Map.of()),
                403,
                "agreement.role-not-entitled");
        refused(
                town.postAs("c", List.of("cashier", "agency-accountant"), path("periods/2026-01/close"), Map.of()),
                403,
                "accounts.cashier-keeps-out");
        refused(town.post("accountant", path("periods/2025-12/close"), Map.of()), 422, "accounts.month-outside-book");
        refused(town.post("accountant", path("years/2025/close"), Map.of()), 422, "accounts.year-outside-book");
        refused(town.post("accountant", path("periods/2026-13/close"), Map.of()), 400, "request.malformed");
    }
}
