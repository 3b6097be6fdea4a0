package org.fivetrust.assets;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Leases;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@AssetsTest
@ReadsTheWholeLog
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community();
        var assets = new Assets(community);
        var asset = assets.registered();
        var run = assets.charged("2026-05");
        var disposal = assets.requested(asset);
        var leases = new Leases(community, client);
        var lease = leases.entered(leases.shop(leases.building()));
        var paper = "解-2026-2";
        var waiver = community
                .assets("reporter")
                .requestRentWaiver(
                        lease,
                        Body.of(
                                "rents",
                                List.of(Map.of("rent", 1, "amount", "1.00")),
                                "reason",
                                "停业",
                                "document",
                                paper))
                .uuid();
        var end = community
                .assets("reporter")
                .requestLeaseEnd(lease, Body.of("lastDay", "2028-08-31", "reason", "歇业", "document", paper))
                .uuid();
        SubdistrictMatrix.of(client, "assets", community.committee())
                .log("disposal.requested", disposal)
                .secret(asset, run, disposal, lease, waiver, end)
                .filtered("GET /v1/assets")
                .refused("POST /v1/assets", assets.minibus())
                .hidden("GET /v1/assets/{id}", asset)
                .hidden("GET /v1/assets/{id}/schedule", asset)
                .hidden("GET /v1/assets/{id}/history", asset)
                .refused("POST /v1/assets/{id}/improvements", assets.roof(), asset)
                .refused("POST /v1/assets/{id}/estimates", assets.longerLife(), asset)
                .refused("POST /v1/assets/{id}/readings", Map.of("readOn", "2026-06-30", "meter", 5), asset)
                .filtered("GET /v1/depreciation-runs")
                .refused("POST /v1/depreciation-runs", assets.month("2026-06"))
                .hidden("GET /v1/depreciation-runs/{id}", run)
                .hidden("GET /v1/depreciation-runs/{id}/lines", run)
                .filtered("GET /v1/disposals")
                .refused("POST /v1/disposals", assets.sale(asset))
                .hidden("GET /v1/disposals/{id}", disposal)
                .refused("POST /v1/disposals/{id}/execute", Map.of(), disposal)
                .filtered("GET /v1/leases")
                .refused("POST /v1/leases", leases.shop(asset, "part", "车库"))
                .hidden("GET /v1/leases/{id}", lease)
                .hidden("GET /v1/leases/{id}/rents", lease)
                .refused("POST /v1/leases/{id}/renewal", leases.renewal("2031-09-01", "2034-08-31"), lease)
                .refused("POST /v1/leases/{id}/enter", Map.of(), lease)
                .refused(
                        "POST /v1/leases/{id}/waivers",
                        Map.of(
                                "rents",
                                List.of(Map.of("rent", 1, "amount", "1.00")),
                                "reason",
                                "停业",
                                "document",
                                paper),
                        lease)
                .hidden("GET /v1/leases/{id}/waivers", lease)
                .hidden("GET /v1/rent-waivers/{id}", waiver)
                .refused("POST /v1/rent-waivers/{id}/grant", Map.of(), waiver)
                .refused(
                        "POST /v1/leases/{id}/termination",
                        Map.of("lastDay", "2028-08-31", "reason", "歇业", "document", paper),
                        lease)
                .hidden("GET /v1/lease-ends/{id}", end)
                .refused("POST /v1/lease-ends/{id}/end", Map.of(), end)
                .refused("POST /v1/leases/{id}/demands", Map.of("channel", "当面送达", "demandedOn", "2026-11-30"), lease)
                .hidden("GET /v1/leases/{id}/demands", lease)
                .check();
    }
}
