package org.fivetrust.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the seals: each act leaves its leaves, and each changed row is found and named. */
@SealsTest
class EvidenceTest {

    private Town town;
    private Tampering tampering;
    private UUID seal;
    private UUID request;

    @BeforeEach
    void anImprintThatIsMade(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        tampering = new Tampering(town, "seals");
        seal = town.registered();
        request = town.authorised(seal);
        town.imprint(request, Town.papers(1)).expectStatus().isCreated();
    }

    @Test
    void everyStepIsALeaf() {
        assertThat(tampering.leaves(seal)).containsExactly("seal.registered");
        assertThat(tampering.leaves(request))
                .containsExactly(
                        "act.asked",
                        "imprint.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "seal.used",
                        "act.executed");
    }

    @Test
    void aLeafIsProvenWithWhatItSaid() {
        var proof = town.seen("auditor", "/v1/logs/seals/proofs?kind=seal.used&subject=" + request);

        assertThat(proof.path("content").path("seal").asString()).isEqualTo(seal.toString());
        assertThat(proof.path("content").path("serial").asInt()).isEqualTo(1);
    }

    @Test
    void aChangedUseIsNamedByItsField() {
        var update = "update seal_use set copies = copies %s 1 where request = '" + request + "'";

        assertThat(tampering.findings(update.formatted("+"), update.formatted("-")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                    assertThat(finding.path("kind").asString()).isEqualTo("seal.used");
                    assertThat(finding.path("pointer").asString()).isEqualTo("/copies");
                });
    }
}
