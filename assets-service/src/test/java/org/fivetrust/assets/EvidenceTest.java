package org.fivetrust.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The evidence log of the assets: each act leaves its leaves, and each changed row is found and named. */
@AssetsTest
@ReadsTheWholeLog
class EvidenceTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;
    private Tampering tampering;
    private UUID asset;
    private UUID disposal;

    @BeforeEach
    void aDisposalThatIsExecuted() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
        tampering = new Tampering(client, community.committee(), "assets");
        asset = assets.registered();
        disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();
    }

    @Test
    void every_step_is_a_leaf() {
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
    void a_confirmed_month_a_change_and_a_base_are_leaves() {
        var charged = assets.registered();
        var run = assets.charged("2017-04");
        var change = community
                .assets("accountant")
                .improveAsset(charged, assets.roof())
                .uuid();

        assertThat(tampering.leaves(run)).containsExactly("depreciation-run.confirmed");
        assertThat(tampering.leaves(change)).containsExactly("value-change.made");
        assertThat(tampering.leaves(charged + "/1")).containsExactly("depreciation-base.made");
    }

    @Test
    void a_changed_month_is_named_by_its_field() {
        var run = assets.charged("2017-04");
        var update = "update depreciation_run set digest = %s where id = '" + run + "'";

        assertThat(tampering.findings(update.formatted("'x' || digest"), update.formatted("substr(digest, 2)")))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.path("pointer").asString()).isEqualTo("/digest"));
    }

    @Test
    void a_leaf_is_proven_with_what_it_said() {
        var proof = community
                .evidence("auditor")
                .proveLeaf("assets", "kind", "disposal.executed", "subject", disposal)
                .ok();

        assertThat(proof.path("content").path("asset").asString()).isEqualTo(asset.toString());
        assertThat(proof.path("leaf").path("service").asString()).isEqualTo("assets");
    }

    @Test
    void a_changed_card_is_named_by_its_field() {
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
    void an_execution_that_is_taken_back_is_named() {
        var update = "update disposal set disposed_on = disposed_on %s 1 where id = '" + disposal + "'";

        assertThat(tampering.findings(update.formatted("-"), update.formatted("+")))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.path("kind").asString()).isEqualTo("disposal.executed"));
    }
}
