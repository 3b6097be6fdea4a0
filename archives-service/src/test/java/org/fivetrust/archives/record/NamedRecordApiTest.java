package org.fivetrust.archives.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What other areas are told of records that an act names. */
@ArchivesTest
class NamedRecordApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void a_community() {
        community = World.over(client).community();
    }

    private Reply asked(String who, String principal, String... named) {
        var query = List.of(named).stream()
                .flatMap(name -> List.of("named", name).stream())
                .toArray();
        return community.caller(who).get("/internal/records/" + principal, query);
    }

    private List<String> missing(String principal, String... named) {
        return asked(TestTokens.service("funds"), principal, named)
                .ok()
                .path("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void a_record_is_there_by_its_id_and_by_its_archival_number() {
        var record = new Records(community).filed();
        var number = community
                .archives("archivist")
                .readRecord(record)
                .ok()
                .path("archivalNumber")
                .asString();

        assertThat(missing(community.committee(), record.toString(), number)).isEmpty();
    }

    @Test
    void what_was_never_filed_is_missing() {
        var unknown = UUID.randomUUID().toString();

        assertThat(missing(community.committee(), unknown, "Z999-WS·2026·Y-00001"))
                .containsExactlyInAnyOrder(unknown, "Z999-WS·2026·Y-00001");
    }

    @Test
    void a_record_of_another_principal_is_missing() {
        var record = new Records(community).filed();

        assertThat(missing(World.over(client).community().committee(), record.toString()))
                .containsExactly(record.toString());
    }

    @Test
    void only_services_ask() {
        assertThat(asked("archivist", community.committee(), "x").status()).isEqualTo(403);
    }
}
