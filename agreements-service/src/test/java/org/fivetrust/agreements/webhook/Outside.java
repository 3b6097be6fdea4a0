package org.fivetrust.agreements.webhook;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The district's system, subscribed to the changes of one fresh community. */
final class Outside {

    final Community community;

    Outside(WebTestClient client) {
        this.community = World.over(client).community().registered("URBAN");
    }

    JsonNode subscribe(Receiver to, String... types) {
        return community
                .agreements("district")
                .subscribe(Map.of(
                        "address", to.address(), "types", List.of(types), "principals", List.of(community.committee())))
                .created();
    }

    static String id(JsonNode webhook) {
        return webhook.path("id").asString();
    }

    JsonNode read(JsonNode webhook) {
        return community.agreements("district").readWebhook(id(webhook)).ok();
    }

    List<JsonNode> deliveries(JsonNode webhook) {
        return community
                .agreements("district")
                .listDeliveries(id(webhook), "limit", 200)
                .items();
    }

    List<JsonNode> deliveries(JsonNode webhook, String status) {
        return community
                .agreements("district")
                .listDeliveries(id(webhook), "limit", 200, "status", status)
                .items();
    }

    static void sql(String statement) {
        try (var connection = TestPostgres.superuser("agreements");
                var work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static int count(String query) {
        try (var connection = TestPostgres.superuser("agreements");
                var work = connection.createStatement()) {
            var found = work.executeQuery(query);
            found.next();
            return found.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
