package org.fivetrust.archives.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.archives.Town.read;
import static org.fivetrust.archives.Town.refused;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A loan from the request to the return, and who sees it. */
@ArchivesTest
class LoanApiTest {

    private Town town;
    private UUID record;

    @BeforeEach
    void aRecordToLend(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        record = town.filed();
    }

    private static String handOut(UUID loan) {
        return "/v1/loans/" + loan + "/hand-out";
    }

    private static String giveBack(UUID loan) {
        return "/v1/loans/" + loan + "/return";
    }

    private String loanStatus(UUID loan) {
        return town.status("/v1/loans/" + loan);
    }

    private String recordStatus() {
        return town.status("/v1/records/" + record);
    }

    private UUID out() {
        var loan = town.asked(record);
        NeighbourStub.approve(town.client(), loan);
        town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk();
        return loan;
    }

    @Test
    void aRecordGoesOutOnceItsCommunityHasDecidedAndComesBack() {
        var asked = read(town.ask(record)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/loans/[0-9a-f-]{36}"));
        var loan = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(recordStatus()).isEqualTo("LOAN_REQUESTED");

        NeighbourStub.approve(town.client(), loan);
        assertThat(loanStatus(loan)).isEqualTo("AUTHORISED");
        var out = read(town.post("archivist", IdempotencyKeys.next(), handOut(loan), Map.of())
                .expectStatus()
                .isOk());
        assertThat(out.path("status").asString()).isEqualTo("OUT");
        assertThat(out.path("handedOutBy").asString()).isEqualTo("archivist");
        assertThat(recordStatus()).isEqualTo("OUT");
        assertThat(town.seen(town.reporter(), "/v1/records/" + record)
                        .path("loan")
                        .asString())
                .isEqualTo(loan.toString());

        var back = read(town.post("archivist", IdempotencyKeys.next(), giveBack(loan), Map.of("condition", "完好，共12页"))
                .expectStatus()
                .isOk());
        assertThat(back.path("status").asString()).isEqualTo("RETURNED");
        assertThat(back.path("condition").asString()).isEqualTo("完好，共12页");
        assertThat(recordStatus()).isEqualTo("AVAILABLE");
        town.ask(record).expectStatus().isCreated();
    }

    @Test
    void anotherCommunitysLoansAreNotThere() {
        var loan = out();
        var stranger = "reporter.elsewhere";

        refused(
                town.post(stranger, IdempotencyKeys.next(), "/v1/records/" + record + "/loans", town.wish()),
                404,
                "access.not-found");
        refused(town.get(stranger, "/v1/loans/" + loan), 404, "access.not-found");
        refused(town.post(stranger, IdempotencyKeys.next(), giveBack(loan), Map.of()), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/loans?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/loans?status=OUT&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        refused(
                town.post("archivist", IdempotencyKeys.next(), handOut(UUID.randomUUID()), Map.of()),
                404,
                "access.not-found");
    }

    @Test
    void pagesFollowOneAnother() {
        IntStream.range(0, 3).forEach(_ -> town.asked(town.filed()));
        var page = town.seen(town.reporter(), "/v1/loans?limit=2");

        assertThat(page.path("items")).hasSize(2);
        assertThat(town.seen(
                                town.reporter(),
                                "/v1/loans?limit=2&cursor=" + page.path("next").asString())
                        .path("items"))
                .hasSize(1);
    }
}
