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

/** A month is closed, by whom, and takes nothing more. */
@AccountsTest
class MonthClosingApiTest {

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

    @Test
    void aMonthBeyondTheNextYearIsNotClosed() {
        refused(town.post("accountant", path("periods/2090-01/close"), Map.of()), 422, "accounts.month-outside-book");
    }
}
