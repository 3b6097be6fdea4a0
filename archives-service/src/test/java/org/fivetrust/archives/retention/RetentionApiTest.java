package org.fivetrust.archives.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.archives.Town.refused;

import org.fivetrust.archives.ArchivesTest;
import org.fivetrust.archives.Town;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ArchivesTest
class RetentionApiTest {

    private Town town;

    @BeforeEach
    void aTown(@Autowired WebTestClient client) {
        town = Town.over(client);
    }

    @Test
    void everyKindOfPaperHasAPeriodAndASource() {
        var tables = town.seen(town.reporter(), "/v1/retention-tables").path("items");

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
    void aTableHoldsFromItsDay() {
        assertThat(town.seen("auditor", "/v1/retention-tables?asOf=2026-01-01").path("items"))
                .hasSize(1);
        assertThat(town.seen("auditor", "/v1/retention-tables?asOf=2025-12-31").path("items"))
                .isEmpty();
        refused(town.get("auditor", "/v1/retention-tables?asOf=soon"), 400, "request.malformed");
    }
}
