package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A meeting that residents demand: counted, judged by the rows of its day, and tied to what came of it. */
@AgreementsTest
class DemandApiTest {

    private static final String PATH = "/v1/meeting-demands";

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void anUrbanCommunity() {
        community = World.over(client).community();
        community.registered("URBAN");
    }

    private Map<String, Object> demand(String body, String countedBy, int eligible, int signers, String on) {
        return Body.of(
                "principal", community.committee(),
                "body", body,
                "countedBy", countedBy,
                "demandedOn", on,
                "eligible", eligible,
                "signers", signers,
                "subject", "罢免理财小组",
                "paper", "联名书2025-1");
    }

    private JsonNode recorded(Map<String, Object> demand) {
        return community.agreements("supervisor").recordDemand(demand).created();
    }

    @Test
    void a_fifth_of_the_residents_or_households_or_a_third_of_the_groups_is_enough() {
        var enough = recorded(demand("RESIDENTS_MEETING", "PERSONS", 900, 180, "2025-11-03"));
        assertThat(enough.path("sufficient").asBoolean()).isTrue();
        assertThat(enough.path("rule").path("unsure").asBoolean()).isFalse();
        assertThat(enough.path("rule").path("source").asString()).contains("第十条");
        var tooFew = recorded(demand("RESIDENTS_MEETING", "HOUSEHOLDS", 301, 60, "2025-11-03"));
        assertThat(tooFew.path("sufficient").asBoolean()).isFalse();
        assertThat(tooFew.path("needed").asInt()).isEqualTo(61);
        assertThat(recorded(demand("RESIDENTS_MEETING", "GROUPS", 7, 3, "2025-11-03"))
                        .path("sufficient")
                        .asBoolean())
                .isTrue();
        assertThat(open()).containsExactlyInAnyOrder("180", "3");
    }

    @Test
    void one_man_spelt_in_three_ways_has_signed_once() {
        var demand = demand("RESIDENTS_MEETING", "PERSONS", 15, 3, "2025-11-03");
        demand.put("signatories", List.of("王伟", "王　伟", "王\u200b伟"));
        var problem = community.agreements("supervisor").recordDemand(demand).refused(400, "request.malformed");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/signatories");
        demand.put("signatories", List.of("王伟", "李娜", "赵敏"));
        assertThat(recorded(demand).path("signatories"))
                .extracting(name -> name.asString())
                .containsExactlyInAnyOrder("王伟", "李娜", "赵敏");
    }

    private List<String> open() {
        return StreamSupport.stream(
                        community
                                .agreements("reporter")
                                .listDemands("open", true, "principal", community.committee())
                                .ok()
                                .path("items")
                                .spliterator(),
                        false)
                .map(item -> item.path("signers").asString())
                .toList();
    }

    @Test
    void a_figure_that_is_not_certain_yet_says_so() {
        var demand = recorded(demand("RESIDENTS_MEETING", "PERSONS", 900, 100, "2026-03-02"));
        assertThat(demand.path("sufficient").asBoolean()).isFalse();
        assertThat(demand.path("rule").path("unsure").asBoolean()).isTrue();
        assertThat(demand.path("rule").path("source").asString()).contains("待核");
        var rules = community
                .agreements("reporter")
                .listDemandRules("asOf", "2026-03-02")
                .ok()
                .path("items");
        assertThat(rules)
                .hasSize(6)
                .allSatisfy(
                        rule -> assertThat(rule.path("rule").path("validFrom").asString())
                                .isEqualTo("2026-01-01"));
    }

    @Test
    void a_place_may_have_a_row_of_its_own() throws Exception {
        var shandong = World.over(client).community();
        shandong.registered("VILLAGE_CONVERTED", "CN-37");
        TestPostgres.execute("agreements", """
                insert into meeting_demand_rule (id, body, for_kind, region, counted_by, numerator, denominator, valid_from,
                    source, unsure)
                values (901, 'VILLAGERS_MEETING', 'COMMITTEE', 'CN-37', 'PERSONS', 1, 20, '2020-01-01', '地方规定', false)
                """);
        var demand = demand("VILLAGERS_MEETING", "PERSONS", 1000, 50, "2025-11-03");
        demand.put("principal", shandong.committee());
        var judged = shandong.agreements("supervisor").recordDemand(demand).created();
        TestPostgres.execute("agreements", "delete from meeting_demand_rule where id = 901");
        assertThat(judged.path("rule").path("place").asString()).isEqualTo("CN-37");
        assertThat(judged.path("sufficient").asBoolean()).isTrue();
        assertThat(recorded(demand("VILLAGERS_MEETING", "PERSONS", 1000, 50, "2025-11-03"))
                        .path("needed")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void what_came_of_it_is_a_vote_of_that_very_body_and_named_once() throws Exception {
        var demand = recorded(demand("RESIDENTS_MEETING", "PERSONS", 61, 20, "2025-12-02"));
        var id = demand.path("id").asString();
        var other = community.resolution();
        community
                .agreements("director")
                .answerDemand(id, Body.of("resolution", other))
                .refused(422, "meeting-demand.other-meeting");
        var vote = community.vote();
        vote.put("body", "RESIDENTS_MEETING");
        var resolution = community.agreements("director").recordResolution(vote).id();
        var early = demand("RESIDENTS_MEETING", "PERSONS", 61, 20, "2025-12-16");
        community
                .agreements("director")
                .answerDemand(recorded(early).path("id").asString(), Body.of("resolution", resolution))
                .refused(422, "meeting-demand.other-meeting");
        var answered = community
                .agreements("director")
                .answerDemand(id, Body.of("resolution", resolution))
                .ok();
        assertThat(answered.path("resolution").asString()).isEqualTo(resolution);
        community
                .agreements("director")
                .answerDemand(id, Body.of("resolution", resolution))
                .refused(409, "meeting-demand.answered");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update meeting_demand set signers = 61 where id = '"
                                + demand.path("id").asString() + "'"))
                .hasMessageContaining("only ever answered");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update meeting_demand set resolution = '" + other
                                + "', answered_by = 'x', answered_at = now() where resolution is null and principal = '"
                                + community.committee() + "'"))
                .hasMessageContaining("no meeting that was demanded");
    }

    @Test
    void of_several_answers_at_once_one_stands() {
        var demand = recorded(demand("RESIDENTS_MEETING", "PERSONS", 61, 20, "2025-12-02"));
        var vote = community.vote();
        vote.put("body", "RESIDENTS_MEETING");
        var resolution = community.agreements("director").recordResolution(vote).id();
        var id = demand.path("id").asString();
        assertThat(IntStream.range(0, 4)
                        .parallel()
                        .mapToObj(_ -> community
                                .agreements("director")
                                .answerDemand(id, Body.of("resolution", resolution))
                                .status())
                        .sorted())
                .containsExactly(200, 409, 409, 409);
    }

    @Test
    void bad_figures_strangers_and_rights_that_nobody_has_are_refused() {
        var demand = demand("RESIDENTS_MEETING", "PERSONS", 10, 11, "2025-12-02");
        community.agreements("reporter").recordDemand(demand).refused(400, "request.malformed");
        demand.put("signers", 5);
        community.agreements("cashier").recordDemand(demand).refused(403, "access.role");
        var stranger = World.over(client).community().agreements("reporter");
        stranger.recordDemand(demand).refused(403, "access.principal");
        demand.put("demandedOn", World.today().plusDays(1).toString());
        community.agreements("reporter").recordDemand(demand).refused(400, "request.malformed");
        community
                .agreements("reporter")
                .recordDemand(demand("COLLECTIVE_MEMBERS", "PERSONS", 10, 5, "2025-12-02"))
                .refused(422, "meeting-demand.no-rule");
        var kept = recorded(demand("RESIDENTS_MEETING", "PERSONS", 10, 5, "2025-12-02"));
        stranger.readDemand(kept.path("id").asString()).refused(404, "access.not-found");
        assertThat(stranger.listDemands().items()).isEmpty();
    }

    @Test
    void the_same_demand_sent_twice_is_one() {
        var demand = demand("RESIDENTS_MEETING", "PERSONS", 900, 180, "2025-12-02");
        var key = IdempotencyKeys.next();
        var first = community
                .agreements("reporter")
                .withKey(key)
                .recordDemand(demand)
                .created();
        var second = community
                .agreements("reporter")
                .withKey(key)
                .recordDemand(demand)
                .created();
        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(open()).hasSize(1);
        demand.put("signers", 181);
        community.agreements("reporter").withKey(key).recordDemand(demand).refused(422, "request.key-reused");
    }
}
