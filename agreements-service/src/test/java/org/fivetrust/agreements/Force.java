package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Payments that the director and then the centre approve, and what became of them. */
final class Force {

    private Force() {}

    static final List<Map<String, Object>> STEPS = List.of(
            Map.of("title", "主任审批", "english", "director", "role", "committee-director", "days", 2),
            Map.of("title", "中心核验", "english", "centre", "role", "centre-head", "days", 2));

    /** Approved by everyone: its warrant. */
    static String warranted(Community community, String payee) {
        var matter = community.opened("10.00", payee);
        community.approve("director", matter, 1).ok();
        return community.approve("head", matter, 2).ok().path("warrant").asString();
    }

    static JsonNode warrant(Community community, String id) {
        return community.agreements("reporter").readWarrant(id).ok();
    }

    static JsonNode asked(Community community, String warrant) {
        return community
                .authority("funds")
                .askWarrant(community.committee(), warrant)
                .ok();
    }

    static JsonNode evaluated(Community community, String matter) {
        return community
                .agreements("director")
                .evaluate(Map.of(
                        "subject", Map.of("type", "user", "id", community.login("director")),
                        "action", Map.of("name", "approve"),
                        "resource", Map.of("type", "matter", "id", matter)))
                .ok();
    }

    /** Payments are approved by the director, then by the centre. */
    static Community paying(WebTestClient client) {
        return World.over(client).community().registered("URBAN").agreed(terms -> terms.payments(STEPS));
    }

    static JsonNode cures(JsonNode problem) {
        return problem.has("cure") ? problem.path("cure") : problem.path("cures");
    }

    static void saysWhy(JsonNode problem) {
        assertThat(problem.path("clauses")).as(problem.toString()).isNotEmpty();
        assertThat(cures(problem)).as(problem.toString()).isNotEmpty();
    }

    /** Its last day was so many days ago. */
    static void expire(Community community, int days) throws Exception {
        TestPostgres.execute(
                "agreements",
                "update agreement set in_force_to = '" + World.today().minusDays(days) + "' where id = '"
                        + community.agreement() + "'");
    }
}
