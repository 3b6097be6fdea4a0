package org.fivetrust.archives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.FrontDoor.refused;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the archives: each act leaves its leaves, and each changed row is found and named. */
@ArchivesTest
class EvidenceTest {

    private Town town;
    private Tampering tampering;
    private UUID record;
    private UUID loan;

    @BeforeEach
    void aLoanThatIsApproved(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        tampering = new Tampering(town, "archives");
        record = town.filed();
        loan = town.asked(record);
        NeighbourStub.approve(client, loan);
    }

    private String path(String step) {
        return "/v1/loans/" + loan + "/" + step;
    }

    @Test
    void everyStepIsALeaf() {
        town.done("archivist", path("hand-out"), Map.of());
        town.done("archivist", path("return"), Map.of("condition", "完好"));

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
    void aLeafIsProvenWithWhatItSaid() {
        town.done("archivist", path("hand-out"), Map.of());

        var proof = town.seen("auditor", "/v1/logs/archives/proofs?kind=loan.handed-out&subject=" + loan);

        assertThat(proof.path("content").path("record").asString()).isEqualTo(record.toString());
        assertThat(proof.path("leaf").path("actor").asString()).isEqualTo("archivist");
    }

    /** What was approved is the loan of one record to one person until one day. */
    @Test
    void aLoanThatWasChangedAfterItsApprovalIsNotHandedOut() {
        var changes = Map.of(
                "borrower = borrower || '!'",
                "borrower = left(borrower, -1)",
                "purpose = purpose || '!'",
                "purpose = left(purpose, -1)",
                "due_on = due_on + 1",
                "due_on = due_on - 1",
                "record = '" + town.filed() + "'",
                "record = '" + record + "'");
        var update = "update loan set %s where id = '" + loan + "'";
        changes.forEach((change, undoing) -> {
            tampering.execute(update.formatted(change));
            refused(town.post("archivist", path("hand-out"), Map.of()), 422, "warrant.other-act");
            tampering.execute(update.formatted(undoing));
        });
        town.done("archivist", path("hand-out"), Map.of());
    }

    @Test
    void aChangedRecordIsNamedByItsField() {
        var update = "update archive_record set title = '%s' where id = '" + record + "'";
        var title = town.seen("auditor", "/v1/records/" + record).path("title").asString();

        assertThat(tampering.findings(update.formatted("另一份"), update.formatted(title)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                    assertThat(finding.path("kind").asString()).isEqualTo("record.filed");
                    assertThat(finding.path("pointer").asString()).isEqualTo("/title");
                });
    }
}
