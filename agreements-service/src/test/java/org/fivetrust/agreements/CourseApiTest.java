package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Emergencies, first-asked responsibility, time limits, and keeping out. */
@AgreementsTest
class CourseApiTest {

    private static final String LEADER = "leader";

    private static final Map<String, Object> INVOICE = Map.of("kind", "INVOICE", "number", "044001");

    private static final Map<String, Object> ACCEPTANCE = Map.of("kind", "ACCEPTANCE", "number", "验-7");

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    /** Scenario: a heating pipe bursts on Saturday in an urban community; 3,600.00. */
    private String burstPipe(Community community, String amount) {
        return community.opened(community.act(
                draft -> draft.amount(amount).payee("宏达水暖").category("REPAIR").emergency()));
    }

    @Test
    void an_emergency_is_agreed_side_by_side_and_owes_its_papers() {
        var community = World.over(client).community().urban();
        var matter = burstPipe(community, "3600.00");
        var seen = community.matter(matter);
        assertThat(seen.path("ruling").path("clauses").get(1).path("number").asString())
                .isEqualTo("2.6");
        assertThat(seen.path("steps")).hasSize(3);
        community.approve(LEADER, matter, 3).ok();
        community.approve("director", matter, 2).ok();
        var done = community.approve("secretary", matter, 1).ok();
        assertThat(done.path("status").asString()).isEqualTo("APPROVED");
        assertThat(done.path("papers").path("overdue").asBoolean()).isFalse();
        var due = LocalDate.parse(done.path("papers").path("due").asString());
        var days = community
                .agreements(LEADER)
                .listDays("from", World.today().plusDays(1), "to", due)
                .ok()
                .path("days");
        var working = new int[1];
        days.forEach(day -> working[0] += day.path("working").asBoolean() ? 1 : 0);
        assertThat(working[0]).isEqualTo(3);
        community
                .agreements("reporter")
                .bringPapers(matter, Map.of("evidence", List.of(INVOICE)))
                .refused(422, "matter.papers-incomplete");
        community
                .agreements("director")
                .bringPapers(matter, Map.of("evidence", List.of(INVOICE, ACCEPTANCE)))
                .refused(403, "matter.not-the-requester");
        community
                .agreements("reporter")
                .bringPapers(matter, Map.of("evidence", List.of(INVOICE, ACCEPTANCE)))
                .ok();
        community
                .agreements("reporter")
                .bringPapers(matter, Map.of("evidence", List.of(INVOICE, ACCEPTANCE)))
                .refused(409, "matter.papers-there");
    }

    @Test
    void an_emergency_without_its_papers_is_red_in_the_list() throws Exception {
        var community = World.over(client).community().urban();
        var matter = burstPipe(community, "3600.00");
        assertThat(late(community)).isEmpty();
        TestPostgres.execute(
                "agreements", "update matter set papers_due = current_date - 3 where id = '" + matter + "'");
        assertThat(late(community)).containsExactly(matter);
        assertThat(community
                        .agreements("reporter")
                        .countMatters()
                        .ok()
                        .path("overdue")
                        .asInt())
                .isEqualTo(1);
        community
                .agreements("reporter")
                .bringPapers(matter, Map.of("evidence", List.of(INVOICE, ACCEPTANCE)))
                .ok();
        assertThat(late(community)).isEmpty();
    }

    private static List<String> late(Community community) {
        var ids = new ArrayList<String>();
        community
                .agreements("reporter")
                .listMatters("overdue", true)
                .ok()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void above_its_cap_in_sum_or_without_such_a_clause_an_emergency_changes_nothing() {
        var urban = World.over(client).community().urban();
        assertThat(urban.matter(burstPipe(urban, "5000.01")).path("steps")).hasSize(4);
        var again = World.over(client).community().urban();
        burstPipe(again, "3600.00");
        var second = again.matter(burstPipe(again, "3600.00"));
        assertThat(second.path("bandedOn").asString()).isEqualTo("7200.00");
        assertThat(second.path("steps")).hasSize(4);
        assertThat(second.path("papers").isNull() || second.path("papers").isMissingNode())
                .isTrue();
        var converted = World.over(client).community().converted();
        var ordinary = converted.matter(burstPipe(converted, "3600.00"));
        assertThat(ordinary.path("steps").get(1).path("status").asString()).isEqualTo("WAITING");
        converted
                .agreements("reporter")
                .bringPapers(ordinary.path("id").asString(), Map.of("evidence", List.of(INVOICE)))
                .refused(422, "matter.no-papers-owed");
    }

    @Test
    void responsibility_is_handed_on_and_acknowledged() {
        var community = World.over(client).community().urban();
        var matter = community.opened("900.00", "甲");
        var path = "/v1/matters/" + matter + "/handings";
        var to = Map.of("to", community.login("deputy"), "toName", "代办员", "reason", "轮岗");
        community.agreements("supervisor").handOn(matter, to).refused(403, "matter.not-the-handler");
        var first = community
                .agreements("reporter")
                .handOn(matter, Map.of("to", community.login("absent"), "toName", "不在岗", "reason", "轮岗"))
                .created();
        var handed = community.agreements("reporter").handOn(matter, to).created();
        community
                .agreements(community.person("absent", "reporter"))
                .acceptReassignment(
                        matter, first.path("handings").get(0).path("id").asString())
                .refused(409, "matter.handing-settled");
        assertThat(handed.path("handler").asString()).isEqualTo(community.login("reporter"));
        var reassignment = handed.path("handings").get(1).path("id").asString();
        var deputy = community.agreements(community.person("deputy", "reporter"));
        community
                .agreements("secretary")
                .acceptReassignment(matter, reassignment)
                .refused(403, "matter.not-handed-to-you");
        var accepted = deputy.acceptReassignment(matter, reassignment).ok();
        assertThat(accepted.path("handler").asString()).isEqualTo(community.login("deputy"));
        assertThat(accepted.path("firstAsked").path("by").asString()).isEqualTo(community.login("reporter"));
        assertThat(accepted.path("handings").get(1).path("acceptedAt").asString())
                .isNotEmpty();
        deputy.acceptReassignment(matter, reassignment).refused(409, "matter.handing-settled");
        community.agreements("reporter").handOn(matter, to).refused(403, "matter.not-the-handler");
    }

    @Test
    void a_pause_moves_the_due_day_by_the_working_days_it_took() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened("900.00", "甲");
        var path = "/v1/matters/" + matter;
        community
                .agreements("director")
                .pauseMatter(matter, Map.of("reason", "等"))
                .refused(403, "matter.not-at-a-step");
        var paused = community
                .agreements("secretary")
                .pauseMatter(matter, Map.of("reason", "待鉴定"))
                .created();
        assertThat(paused.path("paused").asBoolean()).isTrue();
        community.approve("secretary", matter, 1).refused(409, "matter.paused");
        community
                .agreements("secretary")
                .pauseMatter(matter, Map.of("reason", "又"))
                .refused(409, "matter.paused");
        TestPostgres.execute(
                "agreements", "update matter_pause set paused_on = current_date - 14 where matter = '" + matter + "'");
        var before = LocalDate.parse(paused.path("steps").get(0).path("due").asString());
        var resumed = community.agreements("secretary").resumeMatter(matter).ok();
        var after = LocalDate.parse(resumed.path("steps").get(0).path("due").asString());
        assertThat(after).isAfterOrEqualTo(before.plusDays(7));
        community.agreements("secretary").resumeMatter(matter).refused(409, "matter.not-paused");
        community.approve("secretary", matter, 1).ok();
    }

    @Test
    void more_time_is_granted_by_another_who_is_set_over_the_role() throws Exception {
        var community = World.over(client).community().urban();
        var matter = community.opened("10.00", "甲");
        var path = "/v1/matters/" + matter + "/extensions";
        var ask = Map.of("step", community.step(matter, 1), "days", 3, "reason", "待核价");
        community.agreements("secretary").requestExtension(matter, ask).refused(403, "matter.wrong-role");
        var tooLong = new HashMap<String, Object>(ask);
        tooLong.put("days", 11);
        community.agreements("director").requestExtension(matter, tooLong).refused(400, "request.malformed");
        var asked =
                community.agreements("director").requestExtension(matter, ask).created();
        var extension = asked.path("extensions").get(0).path("id").asString();
        var granting = Map.of("granted", true);
        community
                .agreements(community.person("director", "party-secretary"))
                .decideExtension(matter, extension, granting)
                .refused(403, "matter.extension-needs-another");
        var before = LocalDate.parse(asked.path("steps").get(0).path("due").asString());
        var granted = community
                .agreements("secretary")
                .decideExtension(matter, extension, granting)
                .ok();
        assertThat(LocalDate.parse(granted.path("steps").get(0).path("due").asString()))
                .isAfterOrEqualTo(before.plusDays(3));
        community
                .agreements("secretary")
                .decideExtension(matter, extension, granting)
                .refused(409, "matter.extension-settled");
        community.agreements("director").requestExtension(matter, ask).refused(409, "request.duplicate");
        TestPostgres.execute("agreements", "update matter_step set due = current_date where matter = '" + matter + "'");
        community.agreements("director").requestExtension(matter, ask).refused(422, "matter.extension-too-late");
    }

    private void near(Community community, String person, String party, String account) {
        community
                .agreements("civil-affairs")
                .registerRelatedParty(Map.of(
                        "subject",
                        community.login(person),
                        "subjectName",
                        person,
                        "relation",
                        "SIBLING",
                        "partyName",
                        party,
                        "account",
                        account,
                        "from",
                        "2026-01-01",
                        "source",
                        "个人有关事项报告"))
                .created();
    }

    @Test
    void nobody_handles_what_goes_to_his_near_ones_and_a_substitute_takes_his_place() {
        var community = World.over(client).community().urban();
        near(community, "director", "恒 源 铺装", "9558 0000");
        var byName = community.opened("10.00", "恒源铺装");
        var byAccount = community.opened(
                community.act(draft -> draft.amount("11.00").payee("无关名称").account("9558-0000")));
        for (var matter : List.of(byName, byAccount)) {
            community.approve("director", matter, 1).refused(403, "matter.conflict-of-interest");
        }
        assertThat(community.mine("director")).isEmpty();
        assertThat(community
                        .agreements(LEADER)
                        .listActors(byName)
                        .ok()
                        .path("excluded")
                        .toString())
                .contains("CONFLICT", community.login("director"));
        var path = "/v1/matters/" + byName + "/handings";
        var to = Map.of(
                "to", community.login("vice"), "toName", "副主任", "reason", "回避", "step", community.step(byName, 1));
        var vice = community.person("vice", "supervisor");
        community.approve(vice, byName, 1).refused(403, "matter.wrong-role");
        var handed = community.agreements("director").handOn(byName, to).created();
        community.approve(vice, byName, 1).refused(403, "matter.wrong-role");
        community
                .agreements(vice)
                .acceptReassignment(
                        byName, handed.path("handings").get(0).path("id").asString())
                .ok();
        assertThat(community.mine(vice)).containsExactly(byName);
        assertThat(community.approve(vice, byName, 1).ok().path("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void who_delegates_does_not_delegate_his_nearness_away() {
        var community = World.over(client).community().urban();
        near(community, "director", "恒源铺装", "1");
        community
                .agreements("director")
                .delegate(Map.of(
                        "role",
                        "committee-director",
                        "delegate",
                        community.login("deputy"),
                        "delegateName",
                        "副主任",
                        "from",
                        World.today().toString(),
                        "to",
                        World.today().toString(),
                        "reason",
                        "出差"))
                .created();
        var matter = community.opened("10.00", "恒源铺装");
        var other = community.opened("10.00", "别家");
        var deputy = community.person("deputy", "supervisor");
        community.approve(deputy, matter, 1).refused(403, "matter.conflict-of-interest");
        assertThat(community.mine(deputy)).containsExactly(other);
    }

    @Test
    void a_requester_who_is_near_to_the_payee_is_refused() {
        var community = World.over(client).community().urban();
        near(community, "reporter", "恒源铺装", "1");
        var answer = community.put(community.payment("10.00", "恒源铺装")).ok();
        assertThat(answer.path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("matter.requester-conflict");
    }

    @Test
    void the_register_shows_everybody_his_own_and_is_ended_by_another() {
        var community = World.over(client).community().urban();
        near(community, "director", "恒源铺装", "6222000012345678");
        community
                .agreements("secretary")
                .registerRelatedParty(Map.of(
                        "subject", community.login("director"),
                        "subjectName", "x",
                        "relation", "FIRM",
                        "partyName", "x",
                        "from", "2026-01-01",
                        "source", "x"))
                .refused(403, "access.role");
        assertThat(community.agreements("secretary").listRelatedParties().items())
                .isEmpty();
        var own = community.agreements("director").listRelatedParties().ok().path("items");
        assertThat(own.get(0).path("account").asString()).isEqualTo("5678");
        community
                .agreements("director")
                .endRelatedParty(
                        own.get(0).path("id").asString(),
                        Map.of("on", World.today().toString()))
                .refused(403, "access.role");
        community
                .agreements("head")
                .endRelatedParty(
                        own.get(0).path("id").asString(),
                        Map.of("on", World.today().minusDays(1).toString()))
                .refused(400, "request.malformed");
        community
                .agreements("head")
                .endRelatedParty(
                        own.get(0).path("id").asString(),
                        Map.of("on", World.today().toString()))
                .ok();
        community
                .agreements("head")
                .endRelatedParty(
                        own.get(0).path("id").asString(),
                        Map.of("on", World.today().toString()))
                .refused(409, "related-party.ended");
    }
}
