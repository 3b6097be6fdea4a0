package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.SideBySide.LEADER;
import static org.fivetrust.agreements.SideBySide.sideBySide;
import static org.fivetrust.agreements.SideBySide.step;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Steps side by side and at the same moment: each is taken once, by whom it belongs to. */
@AgreementsTest
class GroupStepsApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void steps_of_a_group_are_open_together_and_the_next_waits_for_all_of_them() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        assertThat(community.mine("director")).containsExactly(matter);
        assertThat(community.mine("secretary")).containsExactly(matter);
        community.approve(LEADER, matter, 3).refused(409, "matter.step-not-open");
        var first = community.approve("director", matter, 2).ok();
        assertThat(first.path("steps").get(2).path("status").asString()).isEqualTo("WAITING");
        community.approve(LEADER, matter, 3).refused(409, "matter.step-not-open");
        community.approve("secretary", matter, 1).ok();
        assertThat(community.approve(LEADER, matter, 3).ok().path("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void two_who_finish_a_group_at_the_same_moment_open_the_next_step_once() {
        var community = sideBySide(client);
        for (var round = 0; round < 5; round++) {
            var matter = community.opened("900.00", "甲" + round);
            List.of("secretary", "director").parallelStream()
                    .forEach(person -> community
                            .approve(person, matter, person.equals("secretary") ? 1 : 2)
                            .ok());
            assertThat(community
                            .matter(matter)
                            .path("steps")
                            .get(2)
                            .path("status")
                            .asString())
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void of_concurrent_last_approvals_one_counts_and_one_warrant_is_issued() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened("10.00", "甲");
        var step = community.step(matter, 1);
        var path = "/v1/matters/" + matter + "/steps/" + step + "/approve";
        var people = List.of("director", community.person("vice", "committee-director"));
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> community
                        .agreements(people.get(n % 2))
                        .approveStep(matter, step)
                        .status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(community.matter(matter).path("warrant").asString()).isNotEmpty();
    }

    @Test
    void one_person_sending_every_step_at_once_gets_one() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        var everything = TestTokens.bearer(
                "boss",
                List.of("party-secretary", "committee-director", "street-leader"),
                List.of(community.committee()));
        var steps = IntStream.rangeClosed(1, 3)
                .mapToObj(no -> community.step(matter, no))
                .toList();
        var taken = IntStream.range(0, 9)
                .parallel()
                .mapToObj(n -> community.agreements(everything).approveStep(matter, steps.get(n % 3)))
                .filter(answer -> answer.status() == 200)
                .count();
        assertThat(taken).isEqualTo(1);
        assertThat(community.matter(matter).path("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void the_same_approval_sent_again_is_the_same_approval() {
        var community = sideBySide(client);
        var matter = community.opened("900.00", "甲");
        var key = IdempotencyKeys.next();
        var step = community.step(matter, 1);
        var secretary = community.agreements("secretary").withKey(key);
        var first = secretary.approveStep(matter, step);
        first.ok();
        assertThat(first.isReplayed()).isFalse();
        secretary.approveStep(matter, step).replayed().ok();
        assertThat(community.matter(matter).path("steps").get(1).path("status").asString())
                .isEqualTo("OPEN");
    }

    @Test
    void a_body_decides_on_minutes_that_show_who_was_there() {
        var community = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(step(
                        "committee-director",
                        Map.of(
                                "evidence", List.of("MINUTES"),
                                "body", Map.of("name", "两委联席会议", "quorum", 3))))));
        var matter = community.opened("900.00", "甲");
        var director = "director";
        community.approve(director, matter, 1).refused(422, "matter.evidence-missing");
        community.approve(director, matter, 1, minutes()).refused(400, "request.malformed");
        community.approve(director, matter, 1, minutes("王", "李", " 王 ")).refused(422, "matter.minutes-short");
        assertThat(community
                        .approve(director, matter, 1, minutes("王", "李", "赵"))
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("APPROVED");
    }

    private static Map<String, Object> minutes(String... present) {
        return Map.of("evidence", List.of(Map.of("kind", "MINUTES", "number", "2026-7", "present", List.of(present))));
    }

    @Test
    void a_withdrawn_or_rejected_matter_leaves_no_step_open() {
        var community = sideBySide(client);
        var withdrawn = community.opened("900.00", "甲");
        community.agreements("reporter").withdrawMatter(withdrawn).ok();
        var rejected = community.opened("900.00", "乙");
        community
                .agreements("director")
                .rejectStep(rejected, community.step(rejected, 2), Map.of("comment", "不实"))
                .ok();
        for (var matter : List.of(withdrawn, rejected)) {
            assertThat(community.matter(matter).path("steps").toString()).doesNotContain("\"OPEN\"", "\"WAITING\"");
        }
        assertThat(community.mine("secretary")).isEmpty();
    }
}
