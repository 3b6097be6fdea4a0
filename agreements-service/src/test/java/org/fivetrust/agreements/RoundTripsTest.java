package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Scene.body;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.RoundTrips;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How often the most frequent operations wait for the database. */
@AgreementsTest
class RoundTripsTest {

    @Autowired
    private WebTestClient client;

    @Test
    void a_step_is_approved_in_few_round_trips() {
        var scene = Scene.with(
                client,
                List.of(
                        Map.of("title", "主任", "english", "director", "role", "committee-director", "days", 2),
                        Map.of("title", "书记", "english", "secretary", "role", "party-secretary", "days", 2)));
        // the keys are read once in a while, by the first who signs
        scene.get(scene.login("director"), "/.well-known/jwks.json");
        var matter = scene.opened("900.00", "甲");
        var steps = List.of(scene.step(matter, 1), scene.step(matter, 2));
        var people = List.of(scene.login("director"), scene.login("secretary"));
        assertThat(approved(scene, people.getFirst(), matter, steps.getFirst()))
                .as("one step of several")
                .hasSizeLessThanOrEqualTo(11);
        assertThat(approved(scene, people.getLast(), matter, steps.getLast()))
                .as("the last one, with the warrant")
                .hasSizeLessThanOrEqualTo(12);
    }

    private static List<String> approved(Scene scene, String bearer, String matter, String step) {
        var path = "/v1/matters/" + matter + "/steps/" + step + "/approve";
        return RoundTrips.during(() -> body(scene.post(bearer, path, Map.of()), 200));
    }
}
