package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.evidence.Tampering.number;
import static org.fivetrust.accounts.evidence.Tampering.together;
import static org.fivetrust.testing.world.Vouchers.supplies;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.fivetrust.accounts.AccountsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Whoever owns the database moves leaves about in the tree, or out of it: it is found, then put right. */
@AccountsTest
@ReadsTheWholeLog
class PlaceTamperingApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String voucher;
    private long posted;
    private long reviewed;

    @BeforeEach
    void aPostedVoucherInTheTree() throws SQLException {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
        voucher = books.posted(books.opened(), supplies("2026-03-05", "600.00"));
        community.accounts("auditor").proveVoucher(voucher).ok();
        posted = seq("voucher.posted");
        reviewed = seq("voucher.reviewed");
    }

    private long seq(String kind) throws SQLException {
        return number("select seq from evidence_leaf where subject = '" + voucher + "' and kind = '" + kind + "'");
    }

    private static long place(long seq) throws SQLException {
        return number("select position from evidence_position where seq = " + seq);
    }

    private JsonNode verified() {
        return community.evidence("auditor").verifyLog("accounts").created();
    }

    private List<JsonNode> foundAfter(String tampering, String undoing) throws SQLException {
        together(tampering);
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            together(undoing);
        }
        assertThat(verified().path("findings").values()).as("put right again").isEmpty();
        assertThat(verified.path("holds").asBoolean()).isFalse();
        return List.copyOf(verified.path("findings").values());
    }

    private static List<String> codes(List<JsonNode> findings) {
        return findings.stream()
                .map(finding -> finding.path("code").asString())
                .distinct()
                .toList();
    }

    private void assertNames(List<JsonNode> findings, String code, String kind) {
        assertThat(findings)
                .anyMatch(finding -> finding.path("code").asString().equals(code)
                        && finding.path("kind").asString().equals(kind)
                        && finding.path("subject").asString().equals(voucher));
    }

    @Test
    void twoLeavesThatChangePlacesAreBothNamed() throws SQLException {
        var swap = """
                update evidence_position set position = position + 1000000000 where seq in (%1$d, %2$d);
                update evidence_position set position = case seq when %1$d then %4$d else %3$d end where seq in (%1$d, %2$d)
                """;
        var first = place(posted);
        var second = place(reviewed);

        var findings = foundAfter(
                swap.formatted(posted, reviewed, first, second), swap.formatted(posted, reviewed, second, first));

        assertThat(codes(findings)).containsExactly("LEAF_ALTERED");
        assertNames(findings, "LEAF_ALTERED", "voucher.posted");
        assertNames(findings, "LEAF_ALTERED", "voucher.reviewed");
    }

    @Test
    void aPlaceTakenAwayIsMissedAndItsLeafNamed() throws SQLException {
        var place = place(posted);

        var findings = foundAfter(
                "delete from evidence_position where seq = " + posted,
                "insert into evidence_position (principal, seq, position) values ('%s', %d, %d)"
                        .formatted(community.committee(), posted, place));

        assertThat(codes(findings)).containsExactlyInAnyOrder("LEAF_MISSING", "MISPLACED");
        assertNames(findings, "MISPLACED", "voucher.posted");
        assertThat(findings)
                .anyMatch(finding -> finding.path("pointer").asString().equals("/" + place));
    }

    @Test
    void aPlaceBeyondTheTreeIsFound() throws SQLException {
        var findings = foundAfter(
                "insert into evidence_position (principal, seq, position) values ('nobody', 0, 1000000000)",
                "delete from evidence_position where position = 1000000000");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("code").asString()).isEqualTo("MISPLACED");
            assertThat(finding.path("pointer").asString()).isEqualTo("/1000000000");
        });
    }

    @Test
    void aLeafThatIsPlacedTwiceIsNamed() throws SQLException {
        var findings = foundAfter("""
                alter table evidence_position drop constraint evidence_position_pkey;
                insert into evidence_position (principal, seq, position) values ('%s', %d, 1000000000)
                """.formatted(community.committee(), posted), """
                delete from evidence_position where position = 1000000000;
                alter table evidence_position add primary key (principal, seq)
                """);

        assertThat(codes(findings)).containsExactly("MISPLACED");
        assertNames(findings, "MISPLACED", "voucher.posted");
    }

    @Test
    void aPlaceGivenTwiceIsFound() throws SQLException {
        var findings = foundAfter("""
                alter table evidence_position drop constraint evidence_position_position_key;
                update evidence_position set position = %d where seq = %d
                """.formatted(place(reviewed), posted), """
                update evidence_position set position = %d where seq = %d;
                alter table evidence_position add unique (position)
                """.formatted(place(posted), posted));

        assertThat(codes(findings)).contains("MISPLACED", "LEAF_MISSING");
    }

    @Test
    void aLeafKeptOutOfTheTreeIsNamed() throws SQLException {
        var findings = foundAfter(
                "select record_evidence('%s', 'voucher.posted', 'smuggled', '{}', 'nobody', null, now())"
                        .formatted(community.committee()),
                "delete from evidence_leaf where subject = 'smuggled'");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("code").asString()).isEqualTo("MISPLACED");
            assertThat(finding.path("subject").asString()).isEqualTo("smuggled");
            assertThat(finding.path("found").asString()).isEqualTo("0");
        });
    }

    @Test
    void whatWaitsAndIsNoLeafIsFound() throws SQLException {
        var findings = foundAfter(
                "insert into evidence_pending (seq, principal) values (0, 'nobody')",
                "delete from evidence_pending where seq = 0");

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.path("code").asString()).isEqualTo("MISPLACED");
            assertThat(finding.path("principal").asString()).isEqualTo("nobody");
            assertThat(finding.path("pointer").asString()).isEqualTo("/pending");
        });
    }

    /** The tree takes no leaf twice: it stops. */
    @Test
    void aLeafMadeToWaitAgainIsNotPlacedTwice() throws SQLException {
        var findings = foundAfter(
                "insert into evidence_pending (seq, principal) values (%d, '%s')"
                        .formatted(posted, community.committee()),
                "delete from evidence_pending where seq = " + posted);

        assertThat(codes(findings)).containsExactlyInAnyOrder("STUCK", "MISPLACED");
        assertThat(findings.toString()).doesNotContainIgnoringCase("insert into");
        assertNames(findings, "MISPLACED", "voucher.posted");
    }

    @Test
    void aNodeNoTreeHasIsFound() throws SQLException {
        var findings = foundAfter(
                "insert into evidence_node (level, place, completed_at, sha256, sm3)"
                        + " select 64, place, completed_at, sha256, sm3 from evidence_node where level = 0 and place = 0",
                "delete from evidence_node where level = 64");

        assertThat(codes(findings)).containsExactly("NODE_ALTERED");
    }
}
