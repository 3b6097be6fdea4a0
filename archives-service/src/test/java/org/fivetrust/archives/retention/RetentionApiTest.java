package org.fivetrust.archives.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Records;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ArchivesTest
class RetentionApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Records records;

    @BeforeEach
    void aTown() {
        community = World.over(client).community();
        records = new Records(community);
    }

    @Test
    void every_kind_of_paper_has_a_period_and_a_source() {
        var tables = community.archives("reporter").listRetentionTables().ok().path("items");

        assertThat(tables).hasSize(1);
        var lines = tables.get(0).path("lines");
        assertThat(lines).hasSize(83);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("source").asString()).isNotBlank();
            assertThat(line.path("retention").asString()).isIn("Y", "D30", "D10", "D5");
        });
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("kind").asString()).isEqualTo("记账凭证");
            assertThat(line.path("category").asString()).isEqualTo("会计");
            assertThat(line.path("terms").asString()).isEqualTo("30年");
        });
    }

    @Test
    void a_table_holds_from_its_day() {
        assertThat(community
                        .archives("auditor")
                        .listRetentionTables("asOf", "2026-01-01")
                        .items())
                .hasSize(1);
        assertThat(community
                        .archives("auditor")
                        .listRetentionTables("asOf", "2025-12-31")
                        .items())
                .isEmpty();
        community.archives("auditor").listRetentionTables("asOf", "soon").refused(400, "request.malformed");
    }
}
