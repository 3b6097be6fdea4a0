package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The log of operations is the evidence log, read by person, time and words. */
@AccountsTest
class OperationApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        books = new Books(community);
        book = books.opened();
    }

    private Reply operations(String who, Object... filters) {
        var today = World.today();
        var parameters = Stream.concat(Stream.of("from", today.minusDays(1), "to", today), Arrays.stream(filters));
        return community.accounts(who).listOperations(book, parameters.toArray());
    }

    private List<String> kinds(Object... filters) {
        return Body.texts(operations("head", filters).ok().path("items"), "kind");
    }

    @Test
    void whatWasDoneIsFoundByPersonTimeAndWords() {
        var id = books.posted(book, supplies("2026-03-05", "600.00"));

        assertThat(kinds())
                .containsExactly(
                        "book.opened", "voucher.drafted", "voucher.submitted", "voucher.reviewed", "voucher.posted");
        assertThat(kinds("by", "reviewer")).containsExactly("voucher.reviewed");
        assertThat(kinds("kind", "voucher.posted", "by", "accountant")).containsExactly("voucher.posted");
        assertThat(kinds("q", "购买办公用品")).hasSize(4);
        assertThat(kinds("q", id.toUpperCase(Locale.ROOT))).hasSize(4);
        assertThat(kinds("q", "nobody-said-this")).isEmpty();
        assertThat(community
                        .accounts("head")
                        .listOperations(book, "from", "2020-01-01", "to", "2020-12-31")
                        .ok()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void pagesFollowOneAnotherAndNothingIsLeftOut() {
        books.posted(book, supplies("2026-03-05", "600.00"));
        JsonNode page = operations("head", "limit", 3).ok();
        var rest = operations("head", "limit", 3, "cursor", page.path("next").asString())
                .ok();

        assertThat(page.path("items")).hasSize(3);
        assertThat(rest.path("items").values())
                .extracting(operation -> operation.path("kind").asString())
                .containsExactly("voucher.reviewed", "voucher.posted");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void whoeverOverseesReadsItAndNobodyElse() {
        operations("supervisor").ok();
        operations("auditor").ok();
        operations("cashier").refused(403, "access.role");
        operations("supervisor.elsewhere").refused(404, "access.not-found");
    }

    @Test
    void daysAreSaidAndInOrder() {
        for (var query : List.of(
                "",
                "?from=2026-01-01",
                "?from=2026-02-01&to=2026-01-01",
                "?from=2026-01-01&to=+999999999-12-31",
                "?from=x&to=y")) {
            community
                    .caller("head")
                    .follow("/v1/books/" + book + "/operations" + query)
                    .refused(400, "request.malformed");
        }
        operations("head", "cursor", "bm9uZQ").refused(400, "request.malformed");
    }
}
