package org.fivetrust.accounts.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.status;
import static org.fivetrust.accounts.Town.supplies;

import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Numbers of vouchers follow their dates where a book demands it, and a closing names those that do not. */
@AccountsTest
class NumberOrderApiTest {

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
}
