package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.Town.refused;
import static org.fivetrust.accounts.Town.supplies;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.accounts.Town;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The log of operations is the evidence log, read by person, time and words. */
@AccountsTest
class OperationApiTest {

    private Town town;
    private String book;
    private String path;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        book = town.book();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        path = "/v1/books/" + book + "/operations?from=" + today.minusDays(1) + "&to=" + today;
    }

    private List<String> kinds(String query) {
        return town.seen("head", path + query).path("items").values().stream()
                .map(operation -> operation.path("kind").asString())
                .toList();
    }

    @Test
    void whatWasDoneIsFoundByPersonTimeAndWords() {
        var id = town.posted(book, supplies("2026-03-05", "600.00")).path("id").asString();

        assertThat(kinds(""))
                .containsExactly(
                        "book.opened", "voucher.drafted", "voucher.submitted", "voucher.reviewed", "voucher.posted");
        assertThat(kinds("&by=reviewer")).containsExactly("voucher.reviewed");
        assertThat(kinds("&kind=voucher.posted&by=accountant")).containsExactly("voucher.posted");
        assertThat(kinds("&q=购买办公用品")).hasSize(4);
        assertThat(kinds("&q=" + id.toUpperCase(java.util.Locale.ROOT))).hasSize(4);
        assertThat(kinds("&q=nobody-said-this")).isEmpty();
        var past = "/v1/books/" + book + "/operations?from=2020-01-01&to=2020-12-31";
        assertThat(town.seen("head", past).path("items")).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherAndNothingIsLeftOut() {
        town.posted(book, supplies("2026-03-05", "600.00"));
        JsonNode page = town.seen("head", path + "&limit=3");
        var rest =
                town.seen("head", path + "&limit=3&cursor=" + page.path("next").asString());

        assertThat(page.path("items")).hasSize(3);
        assertThat(rest.path("items").values())
                .extracting(operation -> operation.path("kind").asString())
                .containsExactly("voucher.reviewed", "voucher.posted");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void whoeverOverseesReadsItAndNobodyElse() {
        town.seen("supervisor." + town.community(), path);
        town.seen("auditor", path);
        refused(town.get("cashier", path), 403, "access.role");
        refused(town.get("supervisor.elsewhere", path), 404, "access.not-found");
    }

    @Test
    void daysAreSaidAndInOrder() {
        var operations = "/v1/books/" + book + "/operations";
        for (var query : List.of(
                "",
                "?from=2026-01-01",
                "?from=2026-02-01&to=2026-01-01",
                "?from=2026-01-01&to=+999999999-12-31",
                "?from=x&to=y")) {
            refused(town.get("head", operations + query), 400, "request.malformed");
        }
        refused(town.get("head", path + "&cursor=bm9uZQ"), 400, "request.malformed");
    }
}
