package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.assets.Town.read;
import static org.fivetrust.assets.Town.refused;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.assets.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A disposal from the request to the end, and who sees it. */
@AssetsTest
class DisposalApiTest {

    private Town town;
    private UUID asset;

    @BeforeEach
    void aMinibusToPartWith(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        asset = town.registered();
    }

    private static String execute(UUID disposal) {
        return "/v1/disposals/" + disposal + "/execute";
    }

    private String status(UUID disposal) {
        return town.seen(town.reporter(), "/v1/disposals/" + disposal)
                .path("status")
                .asString();
    }

    @Test
    void anAssetGoesOnceItsCommunityHasDecided() {
        var asked = read(town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/disposals/[0-9a-f-]{36}"));
        var disposal = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(asked.path("amount").asString()).isEqualTo("9600.00");
        assertThat(asked.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");

        NeighbourStub.approve(town.client(), disposal);
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
        var done = read(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())
                .expectStatus()
                .isOk());

        assertThat(done.path("status").asString()).isEqualTo("EXECUTED");
        assertThat(done.path("executedBy").asString()).isEqualTo("accountant");
        assertThat(done.path("disposedOn").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        var gone = town.seen(town.reporter(), "/v1/assets/" + asset);
        assertThat(gone.path("status").asString()).isEqualTo("DISPOSED");
        assertThat(gone.path("disposedOn")).isEqualTo(done.path("disposedOn"));
        assertThat(gone.path("disposal").asString()).isEqualTo(disposal.toString());
        assertThat(town.seen("auditor", "/v1/assets?status=DISPOSED&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "matter.rejected, REJECTED",
        "matter.withdrawn, CANCELLED",
        "matter.expired, CANCELLED",
    })
    void anAssetIsFreeAgainWhenItsDisposalComesToNothing(String news, String status) {
        var disposal = town.asked(asset);
        NeighbourStub.tell(town.client(), disposal, news, Map.of());

        assertThat(status(disposal)).isEqualTo(status);
        assertThat(town.assetStatus(asset)).isEqualTo("IN_USE");
        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 409, "warrant.missing");
        town.asked(asset);
    }

    @Test
    void aReturnedDisposalStaysOpenUntilItIsTakenUpAgain() {
        var disposal = town.asked(asset);
        NeighbourStub.tell(town.client(), disposal, "matter.returned", Map.of());

        assertThat(status(disposal)).isEqualTo("RETURNED");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
        NeighbourStub.tell(town.client(), disposal, "matter.reopened", Map.of());
        assertThat(status(disposal)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void anotherCommunitysDisposalsAreNotThere() {
        var disposal = town.asked(asset);
        var stranger = "reporter.elsewhere";

        refused(
                town.post(stranger, IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                403,
                "access.principal");
        refused(town.get(stranger, "/v1/disposals/" + disposal), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/disposals?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/disposals?status=AWAITING_APPROVAL&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        refused(
                town.post("accountant", IdempotencyKeys.next(), execute(UUID.randomUUID()), Map.of()),
                404,
                "access.not-found");
    }
}
