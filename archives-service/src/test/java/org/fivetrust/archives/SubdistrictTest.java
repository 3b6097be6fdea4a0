package org.fivetrust.archives;

import java.util.Map;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.SubdistrictMatrix.Filling;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.Records.Sent;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** Two sub-districts, and every operation of the service. */
@ArchivesTest
@ReadsTheWholeLog
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community();
        var records = new Records(community);
        var record = records.filed();
        var loan = records.requested(record);
        var parts = new MultipartBodyBuilder();
        parts.part("metadata", records.resolution(), MediaType.APPLICATION_JSON);
        parts.part("content", new ByteArrayResource(Sent.pdf("from next door").bytes()), MediaType.APPLICATION_PDF)
                .filename("a.pdf");
        Filling filing = request -> request.body(BodyInserters.fromMultipartData(parts.build()));
        SubdistrictMatrix.of(client, "archives", community.committee())
                .log("loan.requested", loan)
                .secret(record, loan)
                .filtered("GET /v1/loans")
                .hidden("GET /v1/loans/{id}", loan)
                .refused("POST /v1/loans/{id}/hand-out", Map.of(), loan)
                .refused("POST /v1/loans/{id}/return", Map.of("condition", "good"), loan)
                .filtered("GET /v1/records")
                .refused("POST /v1/records", filing)
                .hidden("GET /v1/records/{id}", record)
                .hidden("GET /v1/records/{id}/content", record)
                .refused("POST /v1/records/{id}/loans", Records.loan(), record)
                .shared("GET /v1/retention-tables")
                .check();
    }
}
