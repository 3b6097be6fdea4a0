package org.fivetrust.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What auditors read is written down, and shown to whom it concerns. */
@AccountsTest
class AuditLogApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private String voucher;

    @BeforeEach
    void anAuditorReadsAVoucherAndBooks() {
        NeighbourStub.reset();
        community = World.over(client).community();
        var books = new Books(community);
        voucher = books.posted(books.opened(), supplies("2026-03-05", "600.00"));
        community.accounts("auditor").readVoucher(voucher).ok();
        community
                .accounts("auditor")
                .listBooks("principal", community.committee())
                .ok();
    }

    /** Of this community, read today by the auditor. */
    private Reply accesses(String who, Object... filters) {
        var today = Stream.of("principal", community.committee(), "subject", "auditor", "from", World.today());
        return community
                .evidence(who)
                .listAccesses(
                        "accounts", Stream.concat(today, Arrays.stream(filters)).toArray());
    }

    private List<String> paths(Object... filters) {
        return Body.texts(accesses("head", filters).ok().path("items"), "path");
    }

    @Test
    void everyReadOfAnAuditorIsWrittenDownAndFound() {
        assertThat(paths()).containsExactly("/v1/vouchers/" + voucher, "/v1/books");
    }

    @Test
    void whatOthersReadIsNotWrittenDown() {
        community.accounts("accountant").readVoucher(voucher).ok();

        assertThat(paths()).hasSize(2);
    }

    @Test
    void readsAreFoundByWordsOfTheirPath() {
        assertThat(paths("q", "VOUCHERS")).containsExactly("/v1/vouchers/" + voucher);
    }

    @Test
    void readsOfOtherDaysAreNotAmongThem() {
        assertThat(paths("to", World.today().minusDays(1))).isEmpty();
    }

    @Test
    void pagesOfReadsFollowOneAnother() {
        var page = accesses("head", "limit", 1).ok();

        assertThat(page.path("items")).hasSize(1);
        assertThat(paths("cursor", page.path("next").asString())).containsExactly("/v1/books");
    }

    @Test
    void theSupervisorSeesWhatWasReadOfTheCommunity() {
        assertThat(community.evidence("supervisor").listAccesses("accounts").items())
                .hasSize(2);
    }

    @Test
    void theSupervisorOfAnotherCommunitySeesNothing() {
        assertThat(World.over(client)
                        .community()
                        .evidence("supervisor")
                        .listAccesses("accounts")
                        .items())
                .isEmpty();
    }

    @Test
    void whoIsNotToOverseeSeesNoReads() {
        accesses("accountant").refused(403, "access.role");
    }

    /** The log of reads is itself in the log. */
    @Test
    void everyReadIsALeaf() {
        var tampering = new Tampering(client, community.committee(), "accounts");

        assertThat(tampering.subjects("audit.access")).hasSize(2);
    }
}
