package org.fivetrust.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the assets: each act leaves its leaves, and each changed row is found and named. */
@AssetsTest
class EvidenceTest {

    private Town town;
    private Tampering tampering;
    private UUID asset;
    private UUID disposal;

    @BeforeEach
    void aDisposalThatIsExecuted(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        tampering = new Tampering(town, "assets");
        asset = town.registered();
        disposal = town.asked(asset);
        NeighbourStub.approve(client, disposal);
        town.done("accountant", "/v1/disposals/" + disposal + "/execute", Map.of());
    }

    @Test
    void everyStepIsALeaf() {
        assertThat(tampering.leaves(asset)).containsExactly("asset.registered");
        assertThat(tampering.leaves(disposal))
                .containsExactly(
                        "act.asked",
                        "disposal.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "disposal.executed",
                        "act.executed");
    }

    @Test
    void aLeafIsProvenWithWhatItSaid() {
        var proof = town.seen("auditor", "/v1/logs/assets/proofs?kind=disposal.executed&subject=" + disposal);

        assertThat(proof.path("content").path("asset").asString()).isEqualTo(asset.toString());
        assertThat(proof.path("leaf").path("service").asString()).isEqualTo("assets");
    }

    @Test
    void aChangedCardIsNamedByItsField() {
        var update = "update asset set cost = cost %s 1 where id = '" + asset + "'";

        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                    assertThat(finding.path("kind").asString()).isEqualTo("asset.registered");
                    assertThat(finding.path("pointer").asString()).isEqualTo("/cost");
                });
    }

    @Test
    void anExecutionThatIsTakenBackIsNamed() {
        var update = "update disposal set disposed_on = disposed_on %s 1 where id = '" + disposal + "'";

        assertThat(tampering.findings(update.formatted("-"), update.formatted("+")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("disposal.executed"));
    }
}
