package org.fivetrust.seals;

import org.fivetrust.testing.SubdistrictMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@SealsTest
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var town = Town.over(client);
        var seal = town.registered();
        var request = town.asked(seal);
        SubdistrictMatrix.of(client, "seals", town.principal())
                .log("imprint.requested", request)
                .secret(seal, request)
                .shared("GET /v1/refusal-list")
                .filtered("GET /v1/seal-requests")
                .refused("POST /v1/seal-requests", town.contract(seal))
                .hidden("GET /v1/seal-requests/{id}", request)
                .refused("POST /v1/seal-requests/{id}/imprints", Town.papers(4), request)
                .filtered("GET /v1/seals")
                .refused("POST /v1/seals", town.officialSeal())
                .hidden("GET /v1/seals/{id}", seal)
                .hidden("GET /v1/seals/{id}/register", seal)
                .check();
    }
}
