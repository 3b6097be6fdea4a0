package org.fivetrust.assets.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What funds-service tells of payments for a project. */
@AssetsTest
class CostInboxTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private static Map<String, Object> paid(UUID project) {
        return Body.of(
                "payment", UUID.randomUUID().toString(),
                "account", UUID.randomUUID().toString(),
                "payee", Body.of("name", "恒源铺装", "kind", "ORGANISATION"),
                "amount", "85800.00",
                "purpose", "道路改造第一期",
                "category", "WORKS",
                "paidOn", "2026-06-05",
                "contract", UUID.randomUUID().toString(),
                "project", project.toString());
    }

    private void tell(UUID id, Object data) {
        NeighbourStub.tell(client, id, "funds", community.committee(), "payment.paid", data)
                .expectStatus()
                .isNoContent();
    }

    private String kept(UUID project) throws SQLException {
        try (var connection = TestPostgres.superuser("assets");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select sum(amount) || ' ' || max(payee) from project_cost where project = '" + project
                                + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void what_was_paid_is_kept_beside_the_project_once() throws SQLException {
        var project = UUID.randomUUID();
        var event = UUID.randomUUID();
        var data = paid(project);

        tell(event, data);
        tell(event, data);

        assertThat(kept(project)).isEqualTo("8580000 恒源铺装");
    }
}
