package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Steps are taken in order, by their roles, on the evidence they want. */
@AgreementsTest
class ApprovalApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private Map<String, Object> vote(int eligible, int present, int inFavour) {
        return Map.of(
                "principal",
                community.committee(),
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                "2025-12-01",
                "heldOn",
                "2025-12-15",
                "eligible",
                eligible,
                "present",
                present,
                "inFavour",
                inFavour,
                "against",
                present - inFavour,
                "abstained",
                0,
                "subject",
                "委托代管");
    }

    @Test
    void of_concurrent_last_approvals_one_counts() {
        community.urban();
        var matter = community.opened("10.00", "甲");
        var ok = IntStream.range(0, 8)
                .parallel()
                .map(_ -> community.approve("director", matter, 1).status())
                .filter(status -> status == 200)
                .count();
        assertThat(ok).isEqualTo(1);
    }

    @Test
    void steps_have_their_role_their_order_and_their_community() {
        community.converted();
        var matter = community.opened("800.00", "甲");
        community.approve("director", matter, 1).refused(403, "matter.wrong-role");
        community.approve("director", matter, 2).refused(409, "matter.step-not-open");
        community.approve("secretary.elsewhere", matter, 1).refused(404, "access.not-found");
        community.approve("secretary", matter, 1).ok();
        community.approve("secretary", matter, 1).refused(409, "matter.step-not-open");
    }

    @Test
    void a_large_payment_wants_a_resolution_that_counts_and_still_covers_it() {
        community.converted();
        var vote = new HashMap<>(vote(61, 45, 31));
        vote.put("amount", "60000.00");
        vote.put("noticeOn", World.today().minusDays(20).toString());
        vote.put("heldOn", World.today().minusDays(10).toString());
        var resolution = community.agreements("director").recordResolution(vote).id();
        var failed = community
                .agreements("director")
                .recordResolution(vote(61, 40, 40))
                .id();
        var first = large("乙");
        community.approve("supervisor", first, 3).refused(422, "matter.evidence-missing");
        community.approve("supervisor", first, 3, evidence(failed)).refused(422, "resolution.invalid");
        community
                .approve("supervisor", first, 3, evidence(UUID.randomUUID().toString()))
                .refused(422, "resolution.unknown");
        community.approve("supervisor", first, 3, evidence(resolution)).ok();
        var second = large("丙");
        community.approve("supervisor", second, 3, evidence(resolution)).refused(422, "resolution.exhausted");
    }

    private String large(String payee) {
        var matter = community.opened(community.payment("40000.00", payee));
        community.approve("secretary", matter, 1).ok();
        community.approve("director", matter, 2).ok();
        return matter;
    }

    private static Map<String, Object> evidence(String resolution) {
        return Map.of(
                "evidence", List.of(Map.of("kind", "RESOLUTION", "resolution", resolution, "confirmation", "所议即本次付款")));
    }

    @Test
    void a_matter_sent_again_without_what_was_asked_stays_returned() {
        community.urban();
        var matter = community.opened("10.00", "甲");
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("发票", "验收单")))
                .ok();
        var part = Map.of("comment", "已补", "evidence", List.of(Map.of("kind", "INVOICE", "number", "17")));

        var problem =
                community.agreements("reporter").resubmitMatter(matter, part).refused(422, "matter.still-missing");

        assertThat(problem.toString()).contains("验收单").doesNotContain("发票");
        assertThat(community.matter(matter).path("status").asString()).isEqualTo("RETURNED");
    }

    @Test
    void what_was_asked_in_words_is_answered_in_words() {
        community.urban();
        var matter = community.opened("10.00", "甲");
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("三方询价")))
                .ok();
        community.agreements("reporter").resubmitMatter(matter).refused(422, "matter.still-missing");

        community
                .agreements("reporter")
                .resubmitMatter(matter, Map.of("comment", "询价单见附件"))
                .ok();
    }

    @Test
    void evidence_of_no_known_kind_is_none() {
        community.urban();
        var matter = community.opened("10.00", "甲");
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("照片")))
                .ok();

        community
                .agreements("reporter")
                .resubmitMatter(matter, Map.of("evidence", List.of(Map.of("kind", "photo", "number", "1"))))
                .refused(400, "request.malformed");
    }

    @Test
    void returned_once_sent_again_and_rejected_for_good() {
        community.urban();
        var matter = community.opened("10.00", "甲");
        var step = community.step(matter, 1);
        community.agreements("director").returnStep(matter, step, Body.NOTHING).refused(400, "request.malformed");
        var missing = Map.of("missing", List.of("发票", "验收单"));
        assertThat(community
                        .agreements("director")
                        .returnStep(matter, step, missing)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("RETURNED");
        community.agreements("director").resubmitMatter(matter).refused(403, "matter.not-the-requester");
        community
                .agreements("reporter")
                .resubmitMatter(
                        matter,
                        Map.of(
                                "comment",
                                "已补",
                                "evidence",
                                List.of(
                                        Map.of("kind", "INVOICE", "number", "17"),
                                        Map.of("kind", "验收单", "number", "YS-1"))))
                .ok();
        community.agreements("director").returnStep(matter, step, missing).refused(409, "matter.already-returned");
        community
                .agreements("director")
                .rejectStep(matter, step, Map.of("comment", "不实"))
                .ok();
        community.approve("director", matter, 1).refused(409, "matter.closed");
    }
}
