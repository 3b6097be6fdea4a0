package org.fivetrust.seals;

import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@SealsTest
@ReadsTheWholeLog
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community();
        var seals = new Seals(community);
        var seal = seals.registered();
        var request = seals.requested(seal);
        SubdistrictMatrix.of(client, "seals", community.committee())
                .log("imprint.requested", request)
                .secret(seal, request)
                .shared("GET /v1/refusal-list")
                .filtered("GET /v1/seal-requests")
                .refused("POST /v1/seal-requests", seals.contract(seal))
                .hidden("GET /v1/seal-requests/{id}", request)
                .refused("POST /v1/seal-requests/{id}/imprints", Seals.papers(4), request)
                .filtered("GET /v1/seals")
                .refused("POST /v1/seals", seals.official())
                .hidden("GET /v1/seals/{id}", seal)
                .hidden("GET /v1/seals/{id}/register", seal)
                .check();
    }
}
