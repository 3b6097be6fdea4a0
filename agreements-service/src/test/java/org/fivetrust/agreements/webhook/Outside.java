package org.fivetrust.agreements.webhook;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.Founding;
import org.fivetrust.testing.TestPostgres;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** The district's system, subscribed to the changes of one fresh community. */
final class Outside {

    final Founding town;

    Outside(WebTestClient client) {
        this.town = new Founding(client).settled();
    }

    JsonNode subscribe(Receiver to, String... types) {
        return town.post(
                "district",
                "/v1/webhooks",
                Map.of("address", to.address(), "types", List.of(types), "principals", List.of(town.principal)),
                201);
    }

    static String path(JsonNode webhook) {
        return "/v1/webhooks/" + webhook.path("id").asString();
    }

    JsonNode read(JsonNode webhook) {
        return town.get("district", path(webhook));
    }

    List<JsonNode> deliveries(JsonNode webhook, String query) {
        return town.get("district", path(webhook) + "/deliveries?limit=200" + query)
                .path("items")
                .valueStream()
                .toList();
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
