package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.RoundTrips;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** How often the most frequent operations wait for the database. */
@AgreementsTest
class RoundTripsTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void twoSign() {
        community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        Map.of("title", "主任", "english", "director", "role", "committee-director", "days", 2),
                        Map.of("title", "书记", "english", "secretary", "role", "party-secretary", "days", 2))));
    }

    @Test
    void a_step_is_approved_in_few_round_trips() {
        var matter = community.opened("900.00", "甲");
        var steps = List.of(community.step(matter, 1), community.step(matter, 2));
        assertThat(approved("director", matter, steps.getFirst()))
                .as("one step of several")
                .hasSizeLessThanOrEqualTo(11);
        assertThat(approved("secretary", matter, steps.getLast()))
                .as("the last one, with the warrant")
                .hasSizeLessThanOrEqualTo(12);
    }

    /** Without the keys, which are read once in a while, by whoever signs next. */
    private List<String> approved(String who, String matter, String step) {
        return RoundTrips.during(() ->
                        community.agreements(who).approveStep(matter, step).ok())
                .stream()
                .filter(trip -> !trip.contains("from signing_key"))
                .toList();
    }
}
