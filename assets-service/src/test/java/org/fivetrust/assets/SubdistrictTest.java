package org.fivetrust.assets;

import java.util.Map;
import org.fivetrust.testing.SubdistrictMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@AssetsTest
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var town = Town.over(client);
        var asset = town.registered();
        var disposal = town.asked(asset);
        SubdistrictMatrix.of(client, "assets", town.principal())
                .log("disposal.requested", disposal)
                .secret(asset, disposal)
                .filtered("GET /v1/assets")
                .refused("POST /v1/assets", town.minibus())
                .hidden("GET /v1/assets/{id}", asset)
                .filtered("GET /v1/disposals")
                .refused("POST /v1/disposals", town.sale(asset))
                .hidden("GET /v1/disposals/{id}", disposal)
                .refused("POST /v1/disposals/{id}/execute", Map.of(), disposal)
                .check();
    }
}
