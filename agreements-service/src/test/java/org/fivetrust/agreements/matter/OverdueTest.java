package org.fivetrust.agreements.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Scrape;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** What is late is marked once, unless its clock stands. */
@AgreementsTest
class OverdueTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private OverdueJob overdue;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static List<String> ids(JsonNode list) {
        var ids = new ArrayList<String>();
        list.path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void what_is_late_is_marked_once_and_told_to_the_superior_however_many_look() throws Exception {
        var community = World.over(client).community().urban();
        var late = community.opened("10.00", "甲");
        var paused = community.opened("10.00", "乙");
        community
                .agreements("director")
                .pauseMatter(paused, Map.of("reason", "等"))
                .created();
        TestPostgres.execute(
                "agreements",
                "update matter_step set due = current_date - 3 where matter in ('" + late + "', '" + paused + "')");
        IntStream.range(0, 6).parallel().forEach(_ -> overdue.round().block());
        overdue.round().block();
        var notes = community.matter(late).path("notes");
        assertThat(notes).hasSize(1);
        assertThat(notes.get(0).path("kind").asString()).isEqualTo("OVERDUE");
        assertThat(community
                        .matter(late)
                        .path("steps")
                        .get(0)
                        .path("escalatedTo")
                        .asString())
                .isEqualTo("party-secretary");
        assertThat(community.matter(paused).path("notes").toString()).doesNotContain("OVERDUE");
        assertThat(ids(community
                        .agreements("secretary")
                        .listMatters("role", "party-secretary")
                        .ok()))
                .containsExactly(late);
        assertThat(ids(community
                        .agreements("secretary")
                        .listMatters("overdue", true)
                        .ok()))
                .containsExactly(late);
        assertThat(community
                        .agreements("reporter")
                        .countMatters()
                        .ok()
                        .path("overdue")
                        .asInt())
                .isEqualTo(1);
        assertThat(community.matter(paused).path("steps").get(0).path("overdue").asBoolean())
                .isFalse();
    }

    @Test
    void a_monitor_is_told_how_many_steps_are_late_until_they_are_taken() throws Exception {
        overdue.round().block();
        var before = Scrape.of(client).value("matter_overdue_steps");
        var community = World.over(client).community().urban();
        var late = community.opened("10.00", "甲");
        TestPostgres.execute(
                "agreements", "update matter_step set due = current_date - 3 where matter = '" + late + "'");
        overdue.round().block();
        assertThat(Scrape.of(client).value("matter_overdue_steps")).isEqualTo(before + 1);

        community.agreements("reporter").withdrawMatter(late).ok();

        assertThat(Scrape.of(client).value("matter_overdue_steps")).isEqualTo(before);
    }

    @Test
    void a_monitor_is_told_how_many_papers_are_late_until_they_come() throws Exception {
        overdue.round().block();
        var before = Scrape.of(client).value("matter_overdue_papers");
        var community = World.over(client).community().urban();
        var late = community.opened(community.act(draft ->
                draft.amount("3600.00").payee("宏达水暖").category("REPAIR").emergency()));
        TestPostgres.execute("agreements", "update matter set papers_due = current_date - 3 where id = '" + late + "'");
        overdue.round().block();
        assertThat(Scrape.of(client).value("matter_overdue_papers")).isEqualTo(before + 1);

        var papers =
                List.of(Map.of("kind", "INVOICE", "number", "044001"), Map.of("kind", "ACCEPTANCE", "number", "验-7"));
        community
                .agreements("reporter")
                .bringPapers(late, Map.of("evidence", papers))
                .ok();

        assertThat(Scrape.of(client).value("matter_overdue_papers")).isEqualTo(before);
    }

    @Test
    void what_rests_with_its_suspended_agreement_is_not_marked() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened("10.00", "甲");
        var agreement = "/v1/agreements/" + community.agreement();
        community
                .agreements("leader")
                .suspendAgreement(community.agreement(), Map.of("reason", "审计"))
                .ok();
        TestPostgres.execute(
                "agreements", "update matter_step set due = current_date - 3 where matter = '" + matter + "'");
        overdue.round().block();
        assertThat(community.matter(matter).path("notes")).isEmpty();
        assertThat(community
                        .agreements("reporter")
                        .countMatters()
                        .ok()
                        .path("overdue")
                        .asInt())
                .isZero();
        community
                .agreements("leader")
                .resumeAgreement(community.agreement(), Map.of("reason", "完成"))
                .ok();
        overdue.round().block();
        assertThat(community.matter(matter).path("notes").get(0).path("kind").asString())
                .isEqualTo("OVERDUE");
    }

    @Test
    void papers_of_an_emergency_that_do_not_come_are_marked_once() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened(community.act(
                draft -> draft.amount("3600.00").payee("宏达").category("REPAIR").emergency()));
        TestPostgres.execute(
                "agreements", "update matter set papers_due = current_date - 3 where id = '" + matter + "'");
        overdue.round().block();
        overdue.round().block();
        assertThat(community.matter(matter).path("notes")).hasSize(1);
        assertThat(community.matter(matter).path("notes").get(0).path("kind").asString())
                .isEqualTo("PAPERS_OVERDUE");
    }

    @Test
    void funds_is_told_once_of_papers_that_do_not_come() throws Exception {
        var community = World.over(client).community().urban();
        var act = community.act(
                draft -> draft.amount("3600.00").payee("宏达").category("REPAIR").emergency());
        var matter = community.opened(act);
        TestPostgres.execute(
                "agreements", "update matter set papers_due = current_date - 1 where id = '" + matter + "'");

        overdue.round().block();
        overdue.round().block();

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(10))
                .until(() -> told(matter).size() == 1);
        var data = told(matter).getFirst().path("data");
        assertThat(data.path("act").asString()).isEqualTo(act.id().toString());
        assertThat(data.path("amount").asString()).isEqualTo("3600.00");
        assertThat(data.path("due").asString()).isNotEmpty();
        assertThat(data.path("requestedBy").asString()).isEqualTo(community.login("reporter"));
    }

    private static List<JsonNode> told(String matter) {
        return NeighbourStub.events("papers.overdue").stream()
                .filter(event -> event.at("/data/matter").asString().equals(matter))
                .toList();
    }
}
