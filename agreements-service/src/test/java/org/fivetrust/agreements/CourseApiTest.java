package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Scene.TODAY;
import static org.fivetrust.agreements.Scene.body;
import static org.fivetrust.agreements.Scene.refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Emergencies, first-asked responsibility, time limits, and keeping out. */
@AgreementsTest
class CourseApiTest {

    private static final String LEADER = TestTokens.bearer("leader");

    private static final Map<String, Object> INVOICE = Map.of("kind", "INVOICE", "number", "044001");

    private static final Map<String, Object> ACCEPTANCE = Map.of("kind", "ACCEPTANCE", "number", "验-7");

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    /** Scenario: a heating pipe bursts on Saturday in an urban community; 3,600.00. */
    private String burstPipe(Scene scene, String amount) {
        return scene.opened(scene.payment(scene.principal, amount, "宏达水暖", null, "REPAIR", true));
    }

    @Test
    void an_emergency_is_agreed_side_by_side_and_owes_its_papers() {
        var scene = Scene.urban(client);
        var matter = burstPipe(scene, "3600.00");
        var seen = scene.matter(matter);
        assertThat(seen.path("ruling").path("clauses").get(1).path("number").asString())
                .isEqualTo("2.6");
        assertThat(seen.path("steps")).hasSize(3);
        body(scene.approve(LEADER, matter, 3), 200);
        body(scene.approve(scene.login("director"), matter, 2), 200);
        var done = body(scene.approve(scene.login("secretary"), matter, 1), 200);
        assertThat(done.path("status").asString()).isEqualTo("APPROVED");
        assertThat(done.path("papers").path("overdue").asBoolean()).isFalse();
        var due = LocalDate.parse(done.path("papers").path("due").asString());
        var days = scene.get(LEADER, "/v1/calendar?from=" + TODAY.plusDays(1) + "&to=" + due)
                .path("days");
        var working = new int[1];
        days.forEach(day -> working[0] += day.path("working").asBoolean() ? 1 : 0);
        assertThat(working[0]).isEqualTo(3);
        var path = "/v1/matters/" + matter + "/papers";
        refused(
                scene.post(scene.login("reporter"), path, Map.of("evidence", List.of(INVOICE))),
                422,
                "matter.papers-incomplete");
        refused(
                scene.post(scene.login("director"), path, Map.of("evidence", List.of(INVOICE, ACCEPTANCE))),
                403,
                "matter.not-the-requester");
        body(scene.post(scene.login("reporter"), path, Map.of("evidence", List.of(INVOICE, ACCEPTANCE))), 200);
        refused(
                scene.post(scene.login("reporter"), path, Map.of("evidence", List.of(INVOICE, ACCEPTANCE))),
                409,
                "matter.papers-there");
    }

    @Test
    void an_emergency_without_its_papers_is_red_in_the_list() throws Exception {
        var scene = Scene.urban(client);
        var matter = burstPipe(scene, "3600.00");
        assertThat(late(scene)).isEmpty();
        Scene.sql("update matter set papers_due = current_date - 3 where id = '" + matter + "'");
        assertThat(late(scene)).containsExactly(matter);
        assertThat(scene.get(scene.login("reporter"), "/v1/matters/counts")
                        .path("overdue")
                        .asInt())
                .isEqualTo(1);
        body(
                scene.post(
                        scene.login("reporter"),
                        "/v1/matters/" + matter + "/papers",
                        Map.of("evidence", List.of(INVOICE, ACCEPTANCE))),
                200);
        assertThat(late(scene)).isEmpty();
    }

    private static List<String> late(Scene scene) {
        var ids = new ArrayList<String>();
        scene.get(scene.login("reporter"), "/v1/matters?overdue=true")
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    @Test
    void above_its_cap_in_sum_or_without_such_a_clause_an_emergency_changes_nothing() {
        var urban = Scene.urban(client);
        assertThat(urban.matter(burstPipe(urban, "5000.01")).path("steps")).hasSize(4);
        var again = Scene.urban(client);
        burstPipe(again, "3600.00");
        var second = again.matter(burstPipe(again, "3600.00"));
        assertThat(second.path("bandedOn").asString()).isEqualTo("7200.00");
        assertThat(second.path("steps")).hasSize(4);
        assertThat(second.path("papers").isNull() || second.path("papers").isMissingNode())
                .isTrue();
        var converted = Scene.converted(client);
        var ordinary = converted.matter(burstPipe(converted, "3600.00"));
        assertThat(ordinary.path("steps").get(1).path("status").asString()).isEqualTo("WAITING");
        refused(
                converted.post(
                        converted.login("reporter"),
                        "/v1/matters/" + ordinary.path("id").asString() + "/papers",
                        Map.of("evidence", List.of(INVOICE))),
                422,
                "matter.no-papers-owed");
    }

    @Test
    void responsibility_is_handed_on_and_acknowledged() {
        var scene = Scene.urban(client);
        var matter = scene.opened("900.00", "甲");
        var path = "/v1/matters/" + matter + "/handings";
        var to = Map.of("to", scene.subject("deputy"), "toName", "代办员", "reason", "轮岗");
        refused(scene.post(scene.login("supervisor"), path, to), 403, "matter.not-the-handler");
        var first = body(
                scene.post(
                        scene.login("reporter"),
                        path,
                        Map.of("to", scene.subject("absent"), "toName", "不在岗", "reason", "轮岗")),
                201);
        var handed = body(scene.post(scene.login("reporter"), path, to), 201);
        refused(
                scene.post(
                        scene.person("absent", "reporter"),
                        path + "/" + first.path("handings").get(0).path("id").asString() + "/acceptance",
                        Map.of()),
                409,
                "matter.handing-settled");
        assertThat(handed.path("handler").asString()).isEqualTo(scene.subject("reporter"));
        var acceptance = path + "/" + handed.path("handings").get(1).path("id").asString() + "/acceptance";
        refused(scene.post(scene.login("secretary"), acceptance, Map.of()), 403, "matter.not-handed-to-you");
        var accepted = body(scene.post(scene.person("deputy", "reporter"), acceptance, Map.of()), 200);
        assertThat(accepted.path("handler").asString()).isEqualTo(scene.subject("deputy"));
        assertThat(accepted.path("firstAsked").path("by").asString()).isEqualTo(scene.subject("reporter"));
        assertThat(accepted.path("handings").get(1).path("acceptedAt").asString())
                .isNotEmpty();
        refused(scene.post(scene.person("deputy", "reporter"), acceptance, Map.of()), 409, "matter.handing-settled");
        refused(scene.post(scene.login("reporter"), path, to), 403, "matter.not-the-handler");
    }

    @Test
    void a_pause_moves_the_due_day_by_the_working_days_it_took() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened("900.00", "甲");
        var path = "/v1/matters/" + matter;
        refused(
                scene.post(scene.login("director"), path + "/pauses", Map.of("reason", "等")),
                403,
                "matter.not-at-a-step");
        var paused = body(scene.post(scene.login("secretary"), path + "/pauses", Map.of("reason", "待鉴定")), 201);
        assertThat(paused.path("paused").asBoolean()).isTrue();
        refused(scene.approve(scene.login("secretary"), matter, 1), 409, "matter.paused");
        refused(scene.post(scene.login("secretary"), path + "/pauses", Map.of("reason", "又")), 409, "matter.paused");
        Scene.sql("update matter_pause set paused_on = current_date - 14 where matter = '" + matter + "'");
        var before = LocalDate.parse(paused.path("steps").get(0).path("due").asString());
        var resumed = body(scene.post(scene.login("secretary"), path + "/resumption", Map.of()), 200);
        var after = LocalDate.parse(resumed.path("steps").get(0).path("due").asString());
        assertThat(after).isAfterOrEqualTo(before.plusDays(7));
        refused(scene.post(scene.login("secretary"), path + "/resumption", Map.of()), 409, "matter.not-paused");
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
    }

    @Test
    void more_time_is_granted_by_another_who_is_set_over_the_role() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened("10.00", "甲");
        var path = "/v1/matters/" + matter + "/extensions";
        var ask = Map.of("step", scene.step(matter, 1), "days", 3, "reason", "待核价");
        refused(scene.post(scene.login("secretary"), path, ask), 403, "matter.wrong-role");
        var tooLong = new HashMap<String, Object>(ask);
        tooLong.put("days", 11);
        refused(scene.post(scene.login("director"), path, tooLong), 400, "request.malformed");
        var asked = body(scene.post(scene.login("director"), path, ask), 201);
        var decision = path + "/" + asked.path("extensions").get(0).path("id").asString() + "/decision";
        refused(
                scene.post(scene.person("director", "party-secretary"), decision, Map.of("granted", true)),
                403,
                "matter.extension-needs-another");
        var before = LocalDate.parse(asked.path("steps").get(0).path("due").asString());
        var granted = body(scene.post(scene.login("secretary"), decision, Map.of("granted", true)), 200);
        assertThat(LocalDate.parse(granted.path("steps").get(0).path("due").asString()))
                .isAfterOrEqualTo(before.plusDays(3));
        refused(
                scene.post(scene.login("secretary"), decision, Map.of("granted", true)),
                409,
                "matter.extension-settled");
        refused(scene.post(scene.login("director"), path, ask), 409, "request.duplicate");
        Scene.sql("update matter_step set due = current_date where matter = '" + matter + "'");
        refused(scene.post(scene.login("director"), path, ask), 422, "matter.extension-too-late");
    }

    private void near(Scene scene, String person, String party, String account) {
        body(
                scene.post(
                        TestTokens.bearer("civil-affairs"),
                        "/v1/related-parties",
                        Map.of(
                                "subject",
                                scene.subject(person),
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
                                "个人有关事项报告")),
                201);
    }

    @Test
    void nobody_handles_what_goes_to_his_near_ones_and_a_substitute_takes_his_place() {
        var scene = Scene.urban(client);
        near(scene, "director", "恒 源 铺装", "9558 0000");
        var byName = scene.opened("10.00", "恒源铺装");
        var byAccount = scene.opened(scene.payment(scene.principal, "11.00", "无关名称", "9558-0000", "OFFICE", false));
        for (var matter : List.of(byName, byAccount)) {
            refused(scene.approve(scene.login("director"), matter, 1), 403, "matter.conflict-of-interest");
        }
        assertThat(scene.mine(scene.login("director"))).isEmpty();
        assertThat(scene.get(LEADER, "/v1/matters/" + byName + "/actors")
                        .path("excluded")
                        .toString())
                .contains("CONFLICT", scene.subject("director"));
        var path = "/v1/matters/" + byName + "/handings";
        var to = Map.of("to", scene.subject("vice"), "toName", "副主任", "reason", "回避", "step", scene.step(byName, 1));
        var vice = scene.person("vice", "supervisor");
        refused(scene.approve(vice, byName, 1), 403, "matter.wrong-role");
        var handed = body(scene.post(scene.login("director"), path, to), 201);
        refused(scene.approve(vice, byName, 1), 403, "matter.wrong-role");
        body(
                scene.post(
                        vice,
                        path + "/" + handed.path("handings").get(0).path("id").asString() + "/acceptance",
                        Map.of()),
                200);
        assertThat(scene.mine(vice)).containsExactly(byName);
        assertThat(body(scene.approve(vice, byName, 1), 200).path("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void who_delegates_does_not_delegate_his_nearness_away() {
        var scene = Scene.urban(client);
        near(scene, "director", "恒源铺装", "1");
        body(
                scene.post(
                        scene.login("director"),
                        "/v1/delegations",
                        Map.of(
                                "role",
                                "committee-director",
                                "delegate",
                                scene.subject("deputy"),
                                "delegateName",
                                "副主任",
                                "from",
                                TODAY.toString(),
                                "to",
                                TODAY.toString(),
                                "reason",
                                "出差")),
                201);
        var matter = scene.opened("10.00", "恒源铺装");
        var other = scene.opened("10.00", "别家");
        var deputy = scene.person("deputy", "supervisor");
        refused(scene.approve(deputy, matter, 1), 403, "matter.conflict-of-interest");
        assertThat(scene.mine(deputy)).containsExactly(other);
    }

    @Test
    void a_requester_who_is_near_to_the_payee_is_refused() {
        var scene = Scene.urban(client);
        near(scene, "reporter", "恒源铺装", "1");
        var answer = body(scene.put(scene.payment("10.00", "恒源铺装")), 200);
        assertThat(answer.path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("matter.requester-conflict");
    }

    @Test
    void the_register_shows_everybody_his_own_and_is_ended_by_another() {
        var scene = Scene.urban(client);
        near(scene, "director", "恒源铺装", "6222000012345678");
        refused(
                scene.post(
                        scene.login("secretary"),
                        "/v1/related-parties",
                        Map.of(
                                "subject", scene.subject("director"),
                                "subjectName", "x",
                                "relation", "FIRM",
                                "partyName", "x",
                                "from", "2026-01-01",
                                "source", "x")),
                403,
                "access.role");
        assertThat(scene.get(scene.login("secretary"), "/v1/related-parties").path("items"))
                .isEmpty();
        var own = scene.get(scene.login("director"), "/v1/related-parties").path("items");
        assertThat(own.get(0).path("account").asString()).isEqualTo("5678");
        var end = "/v1/related-parties/" + own.get(0).path("id").asString() + "/end";
        refused(scene.post(scene.login("director"), end, Map.of("on", TODAY.toString())), 403, "access.role");
        refused(
                scene.post(
                        TestTokens.bearer("head"),
                        end,
                        Map.of("on", TODAY.minusDays(1).toString())),
                400,
                "request.malformed");
        body(scene.post(TestTokens.bearer("head"), end, Map.of("on", TODAY.toString())), 200);
        refused(scene.post(TestTokens.bearer("head"), end, Map.of("on", TODAY.toString())), 409, "related-party.ended");
    }
}
