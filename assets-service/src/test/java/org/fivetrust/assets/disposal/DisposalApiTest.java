package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A disposal from the request to the end, and who sees it. */
@AssetsTest
class DisposalApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;
    private UUID asset;

    @BeforeEach
    void aMinibusToPartWith() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
        asset = assets.registered();
    }

    private String status(UUID disposal) {
        return community
                .assets("reporter")
                .readDisposal(disposal)
                .ok()
                .path("status")
                .asString();
    }

    @Test
    void an_asset_goes_once_its_community_has_decided() {
        var asked = community
                .assets("reporter")
                .requestDisposal(assets.sale(asset))
                .located("/v1/disposals/[0-9a-f-]{36}")
                .created();
        var disposal = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(asked.path("amount").asString()).isEqualTo("9600.00");
        assertThat(asked.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");

        NeighbourStub.approve(client, disposal);
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
        var done = community.assets("accountant").executeDisposal(disposal).ok();

        assertThat(done.path("status").asString()).isEqualTo("EXECUTED");
        assertThat(done.path("executedBy").asString()).isEqualTo("accountant");
        assertThat(done.path("disposedOn").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        var gone = community.assets("reporter").readAsset(asset).ok();
        assertThat(gone.path("status").asString()).isEqualTo("DISPOSED");
        assertThat(gone.path("disposedOn")).isEqualTo(done.path("disposedOn"));
        assertThat(gone.path("disposal").asString()).isEqualTo(disposal.toString());
        assertThat(community
                        .assets("auditor")
                        .listAssets("status", "DISPOSED", "principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "matter.rejected, REJECTED",
        "matter.withdrawn, CANCELLED",
        "matter.expired, CANCELLED",
    })
    void an_asset_is_free_again_when_its_disposal_comes_to_nothing(String news, String status) {
        var disposal = assets.requested(asset);
        NeighbourStub.tell(client, disposal, news, Map.of());

        assertThat(status(disposal)).isEqualTo(status);
        assertThat(assets.status(asset)).isEqualTo("IN_USE");
        community.assets("accountant").executeDisposal(disposal).refused(409, "warrant.missing");
        assets.requested(asset);
    }

    @Test
    void a_returned_disposal_stays_open_until_it_is_taken_up_again() {
        var disposal = assets.requested(asset);
        NeighbourStub.tell(client, disposal, "matter.returned", Map.of());

        assertThat(status(disposal)).isEqualTo("RETURNED");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");
        NeighbourStub.tell(client, disposal, "matter.reopened", Map.of());
        assertThat(status(disposal)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void another_communitys_disposals_are_not_there() {
        var disposal = assets.requested(asset);
        var stranger = "reporter.elsewhere";

        community.assets(stranger).requestDisposal(assets.sale(asset)).refused(403, "access.principal");
        community.assets(stranger).readDisposal(disposal).refused(404, "access.not-found");
        assertThat(community
                        .assets(stranger)
                        .listDisposals("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community
                        .assets("auditor")
                        .listDisposals("status", "AWAITING_APPROVAL", "principal", community.committee())
                        .items())
                .hasSize(1);
        community.assets("accountant").executeDisposal(UUID.randomUUID()).refused(404, "access.not-found");
    }
}
