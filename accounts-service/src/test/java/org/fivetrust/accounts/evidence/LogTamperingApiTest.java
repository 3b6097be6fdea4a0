package org.fivetrust.accounts.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.accounts.evidence.Tampering.number;
import static org.fivetrust.accounts.evidence.Tampering.tamper;
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

/** The owner of the database changes leaves, nodes and checkpoints: verification finds and names each change. */
@AccountsTest
@ReadsTheWholeLog
class LogTamperingApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Books books;
    private String book;
    private String voucher;

    @BeforeEach
    void aPostedVoucher() {
        NeighbourStub.reset();
        community = World.over(
                        client.mutate().responseTimeout(Duration.ofMinutes(2)).build())
                .community();
        books = new Books(community);
        book = books.opened();
        voucher = books.posted(book, supplies("2026-03-05", "600.00"));
        community.accounts("auditor").proveVoucher(voucher).ok();
    }

    private JsonNode verified() {
        return community.evidence("auditor").verifyLog("accounts").created();
    }

    /** What is found between the tampering and its undoing; nothing is, once it is undone. */
    private List<JsonNode> foundAfter(String tampering, String undoing) throws SQLException {
        tamper(tampering);
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper(undoing);
        }
        assertThat(verified.path("holds").asBoolean()).isFalse();
        assertThat(verified().path("holds").asBoolean()).as("put right again").isTrue();
        return List.copyOf(verified.path("findings").values());
    }

    @Test
    void anAlteredLeafIsNamedEvenIfTheVoucherWasChangedToFit() throws SQLException {
        var leaf = "update evidence_leaf set body = replace(body, '%s', '%s') where subject = '" + voucher
                + "' and kind = 'voucher.posted'";

        var findings = foundAfter(
                leaf.formatted("\"actor\":\"accountant\"", "\"actor\":\"bccountant\""),
                leaf.formatted("\"actor\":\"bccountant\"", "\"actor\":\"accountant\""));

        assertThat(findings)
                .anyMatch(finding -> finding.path("code").asString().equals("LEAF_ALTERED")
                        && finding.path("subject").asString().equals(voucher));
    }

    @Test
    void contentAlteredTogetherWithTheTablesIsNamed() throws SQLException {
        var both = """
                with line as (update voucher_line set summary = '%2$s' where voucher = '%3$s' and summary = '%1$s' returning 1)
                update evidence_leaf set content = replace(content, '%1$s', '%2$s') where subject = '%3$s'
                """;

        var findings = foundAfter(both.formatted("购买办公用品", "购买烟酒", voucher), both.formatted("购买烟酒", "购买办公用品", voucher));

        assertThat(findings)
                .anyMatch(finding -> finding.path("code").asString().equals("LEAF_ALTERED")
                        && finding.path("pointer").asString().equals("/content")
                        && finding.path("label").asString().equals("付-1 2026-03"));
    }

    @Test
    void aNodeOfTheTreeIsNamed() throws SQLException {
        var place = position();
        var swap = "update evidence_node set sha256 = sm3, sm3 = sha256 where level = 0 and place = " + place;

        var findings = foundAfter(swap, swap);

        assertThat(findings)
                .extracting(finding -> finding.path("code").asString())
                .contains("LEAF_ALTERED", "NODE_ALTERED", "ROOT_DIFFERS");
    }

    private long position() throws SQLException {
        return number(
                "select place.position from evidence_position place join evidence_leaf leaf using (principal, seq)"
                        + " where leaf.subject = '" + voucher + "' and leaf.kind = 'voucher.posted'");
    }

    @Test
    void aLeafTakenOutIsMissed() throws SQLException {
        together("create table parked_leaf as select * from evidence_leaf where subject = '" + voucher
                + "' and kind = 'voucher.posted'");
        tamper("delete from evidence_leaf where subject = '" + voucher + "' and kind = 'voucher.posted'");
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            tamper("insert into evidence_leaf (principal, id, seq, kind, subject, body, content, at)"
                    + " overriding system value"
                    + " select principal, id, seq, kind, subject, body, content, at from parked_leaf");
            together("drop table parked_leaf");
        }

        assertThat(verified.path("findings").values())
                .extracting(finding -> finding.path("code").asString())
                .contains("LEAF_MISSING", "WITHOUT_LEAF");
    }

    /** With the checkpoints deleted too: only what lies beside the key remembers. */
    @Test
    void aLogCutOffWithItsCheckpointsIsNoticed() throws SQLException {
        together("""
                create table parked_places as select * from evidence_position
                    where position >= (select size - 4 from evidence_head);
                create table parked_log as select leaf.* from evidence_leaf leaf join parked_places using (principal, seq);
                create table parked_nodes as select * from evidence_node
                    where completed_at >= (select size - 4 from evidence_head);
                create table parked_checkpoints as select * from evidence_checkpoint
                    where size > (select size - 4 from evidence_head);
                create table parked_head as select size from evidence_head;
                delete from evidence_leaf where (principal, seq) in (select principal, seq from parked_places);
                delete from evidence_position where position >= (select size - 4 from evidence_head);
                delete from evidence_node where completed_at >= (select size - 4 from evidence_head);
                delete from evidence_checkpoint where size > (select size - 4 from evidence_head);
                update evidence_head set size = size - 4
                """);
        JsonNode verified;
        try {
            verified = verified();
        } finally {
            together("""
                    insert into evidence_pending (seq, principal) select seq, principal from evidence_position
                        where position >= (select size - 4 from parked_head);
                    delete from evidence_position where position >= (select size - 4 from parked_head);
                    delete from evidence_node where completed_at >= (select size - 4 from parked_head);
                    delete from evidence_checkpoint where size > (select size - 4 from parked_head);
                    insert into evidence_leaf (principal, id, seq, kind, subject, body, content, at)
                        overriding system value
                        select principal, id, seq, kind, subject, body, content, at from parked_log;
                    insert into evidence_position select * from parked_places;
                    insert into evidence_node select * from parked_nodes;
                    insert into evidence_checkpoint select * from parked_checkpoints;
                    update evidence_head set size = (select size from parked_head);
                    drop table parked_log, parked_places, parked_nodes, parked_checkpoints, parked_head
                    """);
        }

        assertThat(verified.path("findings").values())
                .extracting(finding -> finding.path("code").asString())
                .contains("CUT_OFF");
        assertThat(verified().path("holds").asBoolean()).isTrue();
    }

    @Test
    void aForgedCheckpointIsNoticed() throws SQLException {
        var forged = "update evidence_checkpoint set note = replace(note, '%1$s', '%2$s')"
                + " where size = (select min(size) from evidence_checkpoint) and note like '%%%1$s%%'";

        var findings = foundAfter(
                forged.formatted("fivetrust.org", "fivefrust.org"), forged.formatted("fivefrust.org", "fivetrust.org"));

        assertThat(findings).anyMatch(finding -> finding.path("code").asString().equals("SIGNATURE"));
    }
}
