package org.fivetrust.agreements;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.world.Clauses;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Steps of the secretary and the director side by side, then one of the street. */
final class SideBySide {

    private SideBySide() {}

    static final String LEADER = "leader";

    static Map<String, Object> step(String role, Map<String, Object> more) {
        var step = new HashMap<String, Object>(Map.of("title", role, "english", role, "role", role, "days", 2));
        step.putAll(more);
        return step;
    }

    static Community sideBySide(WebTestClient client) {
        return World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        step("party-secretary", Map.of("group", "both")),
                        step("committee-director", Map.of("group", "both")),
                        Clauses.step("street-leader"))));
    }
}
