package org.fivetrust.archives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the archives: each act leaves its leaves, and each changed row is found and named. */
@ArchivesTest
@ReadsTheWholeLog
class EvidenceTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;
    private Tampering tampering;
    private UUID record;
    private UUID loan;

    @BeforeEach
    void aLoanThatIsApproved() {
        NeighbourStub.reset();
        community = World.over(client).community();
        records = new Records(community);
        tampering = new Tampering(client, community.committee(), "archives");
        record = records.filed();
        loan = records.requested(record);
        NeighbourStub.approve(client, loan);
    }

    private String path(String step) {
        return "/v1/loans/" + loan + "/" + step;
    }

    @Test
    void every_step_is_a_leaf() {
        community.archives("archivist").handOutLoan(loan).ok();
        community
                .archives("archivist")
                .takeBackLoan(loan, Map.of("condition", "完好"))
                .ok();

        assertThat(tampering.leaves(record)).containsExactly("record.filed");
        assertThat(tampering.leaves(loan))
                .containsExactly(
                        "act.asked",
                        "loan.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "loan.handed-out",
                        "act.executed",
                        "loan.closed");
    }

    @Test
    void a_leaf_is_proven_with_what_it_said() {
        community.archives("archivist").handOutLoan(loan).ok();

        var proof = community
                .evidence("auditor")
                .proveLeaf("archives", "kind", "loan.handed-out", "subject", loan)
                .ok();

        assertThat(proof.path("content").path("record").asString()).isEqualTo(record.toString());
        assertThat(proof.path("leaf").path("actor").asString()).isEqualTo("archivist");
    }

    /** What was approved is the loan of one record to one person until one day. */
    @Test
    void a_loan_that_was_changed_after_its_approval_is_not_handed_out() {
        var changes = Map.of(
                "borrower = borrower || '!'",
                "borrower = left(borrower, -1)",
                "purpose = purpose || '!'",
                "purpose = left(purpose, -1)",
                "due_on = due_on + 1",
                "due_on = due_on - 1",
                "record = '" + records.filed() + "'",
                "record = '" + record + "'");
        var update = "update loan set %s where id = '" + loan + "'";
        changes.forEach((change, undoing) -> {
            tampering.execute(update.formatted(change));
            community.archives("archivist").handOutLoan(loan).refused(422, "warrant.other-act");
            tampering.execute(update.formatted(undoing));
        });
        community.archives("archivist").handOutLoan(loan).ok();
    }

    @Test
    void a_fonds_that_is_renumbered_is_named() {
        var where = "principal = '" + community.committee() + "'";

        assertThat(tampering.changed(
                        "fonds",
                        where,
                        "number",
                        "chr(ascii(number) + 1) || substr(number, 2)",
                        "chr(ascii(number) - 1) || substr(number, 2)"))
                .containsExactly("fonds.numbered");
    }

    @Test
    void a_changed_record_is_named_by_its_field() {
        var update = "update archive_record set title = '%s' where id = '" + record + "'";
        var title = community
                .archives("auditor")
                .readRecord(record)
                .ok()
                .path("title")
                .asString();

        assertThat(tampering.findings(update.formatted("另一份"), update.formatted(title)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                    assertThat(finding.path("kind").asString()).isEqualTo("record.filed");
                    assertThat(finding.path("pointer").asString()).isEqualTo("/title");
                });
    }
}
