package org.fivetrust.seals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the seals: each act leaves its leaves, and each changed row is found and named. */
@SealsTest
@ReadsTheWholeLog
class EvidenceTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Seals seals;
    private Tampering tampering;
    private UUID seal;
    private UUID request;

    @BeforeEach
    void anImprintThatIsMade() {
        NeighbourStub.reset();
        community = World.over(client).community();
        seals = new Seals(community);
        tampering = new Tampering(client, community.committee(), "seals");
        seal = seals.registered();
        request = seals.authorised(client, seal);
        community.seals("custodian").imprint(request, Seals.papers(1)).created();
    }

    @Test
    void every_step_is_a_leaf() {
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
    void a_leaf_is_proven_with_what_it_said() {
        var proof = community
                .evidence("auditor")
                .proveLeaf("seals", "kind", "seal.used", "subject", request)
                .ok();

        assertThat(proof.path("content").path("seal").asString()).isEqualTo(seal.toString());
        assertThat(proof.path("content").path("serial").asInt()).isEqualTo(1);
    }

    @Test
    void a_changed_use_is_named_by_its_field() {
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
