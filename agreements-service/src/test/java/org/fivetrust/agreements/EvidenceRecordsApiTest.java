package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Records of the archives that the evidence of a matter names. */
@AgreementsTest
class EvidenceRecordsApiTest {

    private static final String RECORD = "A017-WS·2026·Y-00001";

    private static final Map<String, Object> EVIDENCE = Map.of(
            "evidence",
            List.of(Map.of("kind", "ACCEPTANCE", "number", "8"), Map.of("kind", "INVOICE", "record", RECORD)));

    @Autowired
    private WebTestClient client;

    private Community community;
    private String matter;

    @BeforeEach
    void a_matter_of_one_step() {
        NeighbourStub.reset();
        community = World.over(client).community().urban();
        matter = community.opened("10.00", "甲");
    }

    private Reply approved() {
        return community.approve("director", matter, 1, EVIDENCE);
    }

    private String status() {
        return community.matter(matter).path("status").asString();
    }

    private void sentBack() {
        community
                .agreements("director")
                .returnStep(matter, community.step(matter, 1), Map.of("missing", List.of("INVOICE")))
                .ok();
    }

    @Test
    void a_record_that_the_archives_hold_is_taken() {
        approved().ok();

        assertThat(status()).isEqualTo("APPROVED");
    }

    @Test
    void a_record_that_the_archives_do_not_hold_is_refused_at_its_place() {
        NeighbourStub.unfiled(RECORD);

        var problem = approved().refused(422, "record.unknown");

        assertThat(problem.path("violations")).hasSize(1);
        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/evidence/1/record");
        assertThat(problem.path("detail").asString()).contains(RECORD);
        assertThat(status()).isEqualTo("OPEN");
    }

    @Test
    void a_missing_record_is_told_in_chinese() {
        NeighbourStub.unfiled(RECORD);

        var problem = community
                .caller("director")
                .with("Accept-Language", "zh-CN")
                .post("/v1/matters/" + matter + "/steps/" + community.step(matter, 1) + "/approve", EVIDENCE)
                .refused(422, "record.unknown");

        assertThat(problem.at("/violations/0/message").asString()).isEqualTo("不是该委托方的档案");
    }

    @Test
    void the_silence_of_the_archives_is_neither_a_yes_nor_a_no() {
        NeighbourStub.archivesSilent();

        approved().refused(503, "request.neighbour-silent");

        assertThat(status()).isEqualTo("OPEN");
        NeighbourStub.reset();
        approved().ok();
    }

    @Test
    void what_was_answered_is_answered_again_while_archives_are_silent() {
        var director = community.agreements("director").withKey(IdempotencyKeys.next());
        var step = community.step(matter, 1);
        var first = director.approveStep(matter, step, EVIDENCE).ok();
        NeighbourStub.archivesSilent();

        assertThat(director.approveStep(matter, step, EVIDENCE).replayed().ok()).isEqualTo(first);
    }

    @Test
    void who_may_not_take_the_step_is_told_so_while_archives_are_silent() {
        NeighbourStub.archivesSilent();

        community.approve("secretary", matter, 1, EVIDENCE).refused(403, "matter.wrong-role");
    }

    @Test
    void evidence_without_a_record_needs_no_archives() {
        NeighbourStub.archivesSilent();

        community
                .approve("director", matter, 1, Map.of("evidence", List.of(Map.of("kind", "INVOICE", "number", "17"))))
                .ok();
    }

    @Test
    void what_is_sent_again_names_records_that_the_archives_hold() {
        sentBack();
        NeighbourStub.unfiled(RECORD);

        var problem = community
                .agreements("reporter")
                .resubmitMatter(matter, EVIDENCE)
                .refused(422, "record.unknown");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/evidence/1/record");
        assertThat(status()).isEqualTo("RETURNED");
        NeighbourStub.reset();
        community.agreements("reporter").resubmitMatter(matter, EVIDENCE).ok();
    }

    @Test
    void who_did_not_request_is_told_so_while_archives_are_silent() {
        sentBack();
        NeighbourStub.archivesSilent();

        community.agreements("director").resubmitMatter(matter, EVIDENCE).refused(403, "matter.not-the-requester");
    }

    @Test
    void papers_brought_afterwards_name_records_that_the_archives_hold() {
        var emergency = community.opened(community.act(draft ->
                draft.amount("3600.00").payee("宏达水暖").category("REPAIR").emergency()));
        for (var step : List.of("leader 3", "director 2", "secretary 1")) {
            var by = step.split(" ");
            community.approve(by[0], emergency, Integer.parseInt(by[1])).ok();
        }
        NeighbourStub.unfiled(RECORD);

        community.agreements("reporter").bringPapers(emergency, EVIDENCE).refused(422, "record.unknown");

        NeighbourStub.reset();
        community.agreements("reporter").bringPapers(emergency, EVIDENCE).ok();
    }

    @Test
    void a_matter_of_another_community_is_not_there() {
        World.over(client)
                .community()
                .urban()
                .agreements("director")
                .approveStep(matter, community.step(matter, 1), EVIDENCE)
                .refused(404, "access.not-found");
    }
}
