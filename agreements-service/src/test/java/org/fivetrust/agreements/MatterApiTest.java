package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Scene.TODAY;
import static org.fivetrust.agreements.Scene.body;
import static org.fivetrust.agreements.Scene.refused;

import com.nimbusds.jwt.SignedJWT;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Ways round a matter, each closed: side by side, for others, for oneself, at the same moment, midway. */
@AgreementsTest
class MatterApiTest {

    private static final String LEADER = TestTokens.bearer("leader");

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static Map<String, Object> step(String role, Map<String, Object> more) {
        var step = new HashMap<String, Object>(Map.of("title", role, "english", role, "role", role, "days", 2));
        step.putAll(more);
        return step;
    }

    private Scene sideBySide() {
        return Scene.with(
                client,
                List.of(
                        step("party-secretary", Map.of("group", "both")),
                        step("committee-director", Map.of("group", "both")),
                        step("street-leader", Map.of())));
    }

    private static Map<String, Object> lending(Scene scene, String role, String delegate) {
        return Map.of(
                "role", role,
                "delegate", scene.subject(delegate),
                "delegateName", delegate,
                "principals", List.of(scene.principal),
                "from", TODAY.toString(),
                "to", TODAY.plusDays(5).toString(),
                "reason", "外出学习");
    }

    @Test
    void steps_of_a_group_are_open_together_and_the_next_waits_for_all_of_them() {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        assertThat(scene.mine(scene.login("director"))).containsExactly(matter);
        assertThat(scene.mine(scene.login("secretary"))).containsExactly(matter);
        refused(scene.approve(LEADER, matter, 3), 409, "matter.step-not-open");
        var first = body(scene.approve(scene.login("director"), matter, 2), 200);
        assertThat(first.path("steps").get(2).path("status").asString()).isEqualTo("WAITING");
        refused(scene.approve(LEADER, matter, 3), 409, "matter.step-not-open");
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
        assertThat(body(scene.approve(LEADER, matter, 3), 200).path("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void two_who_finish_a_group_at_the_same_moment_open_the_next_step_once() {
        var scene = sideBySide();
        for (var round = 0; round < 5; round++) {
            var matter = scene.opened("900.00", "甲" + round);
            List.of("secretary", "director").parallelStream()
                    .forEach(person ->
                            body(scene.approve(scene.login(person), matter, person.equals("secretary") ? 1 : 2), 200));
            assertThat(scene.matter(matter).path("steps").get(2).path("status").asString())
                    .isEqualTo("OPEN");
        }
    }

    @Test
    void of_concurrent_last_approvals_one_counts_and_one_warrant_is_issued() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened("10.00", "甲");
        var step = scene.step(matter, 1);
        var path = "/v1/matters/" + matter + "/steps/" + step + "/approve";
        var people = List.of(scene.login("director"), scene.person("vice", "committee-director"));
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(n -> scene.post(people.get(n % 2), path, Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        assertThat(scene.matter(matter).path("warrant").asString()).isNotEmpty();
    }

    @Test
    void one_person_sending_every_step_at_once_gets_one() {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        var everything = TestTokens.bearer(
                "boss", List.of("party-secretary", "committee-director", "street-leader"), List.of(scene.principal));
        var steps = IntStream.rangeClosed(1, 3)
                .mapToObj(no -> scene.step(matter, no))
                .toList();
        var taken = IntStream.range(0, 9)
                .parallel()
                .mapToObj(n -> scene.post(
                        everything, "/v1/matters/" + matter + "/steps/" + steps.get(n % 3) + "/approve", Map.of()))
                .filter(answer -> answer.returnResult(String.class).getStatus().value() == 200)
                .count();
        assertThat(taken).isEqualTo(1);
        assertThat(scene.matter(matter).path("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void the_same_approval_sent_again_is_the_same_approval() {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        var key = IdempotencyKeys.next();
        var path = "/v1/matters/" + matter + "/steps/" + scene.step(matter, 1) + "/approve";
        for (var replayed : new String[] {null, "true"}) {
            var answer = client.post()
                    .uri(path)
                    .header("Authorization", scene.login("secretary"))
                    .header("Idempotency-Key", key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(Map.of())
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .returnResult(String.class);
            assertThat(answer.getResponseHeaders().getFirst("Idempotency-Replayed"))
                    .isEqualTo(replayed);
        }
        assertThat(scene.matter(matter).path("steps").get(1).path("status").asString())
                .isEqualTo("OPEN");
    }

    @Test
    void a_delegate_acts_for_the_delegator_until_revoked_and_never_twice() {
        var scene = sideBySide();
        var deputy = scene.person("deputy", "supervisor");
        var first = scene.opened("900.00", "甲");
        refused(scene.approve(deputy, first, 2), 403, "matter.wrong-role");
        var lent = body(
                scene.post(scene.login("director"), "/v1/delegations", lending(scene, "committee-director", "deputy")),
                201);
        assertThat(scene.mine(deputy)).containsExactly(first);
        var actors = scene.get(LEADER, "/v1/matters/" + first + "/actors");
        assertThat(actors.path("steps")
                        .get(1)
                        .path("deputies")
                        .get(0)
                        .path("subject")
                        .asString())
                .isEqualTo(scene.subject("deputy"));
        var taken = body(scene.approve(deputy, first, 2), 200).path("steps").get(1);
        assertThat(taken.path("by").asString()).isEqualTo(scene.subject("deputy"));
        assertThat(taken.path("onBehalfOf").asString()).isEqualTo(scene.subject("director"));
        var both = scene.person("director", "party-secretary");
        refused(scene.approve(both, first, 1), 403, "matter.same-person");
        var deputyAsSecretary = scene.person("deputy", "party-secretary");
        refused(scene.approve(deputyAsSecretary, first, 1), 403, "matter.same-person");
        assertThat(scene.mine(both)).isEmpty();
        var second = scene.opened("900.00", "乙");
        body(
                scene.post(
                        scene.login("director"),
                        "/v1/delegations/" + lent.path("id").asString() + "/revocation",
                        Map.of()),
                200);
        refused(scene.approve(deputy, second, 2), 403, "matter.wrong-role");
        assertThat(scene.mine(deputy)).isEmpty();
    }

    @Test
    void who_requests_such_acts_stands_in_for_nobody_who_decides_on_them() {
        var scene = sideBySide();
        var deputy = scene.person("deputy", "reporter");
        var matter = scene.opened("900.00", "甲");
        body(
                scene.post(scene.login("director"), "/v1/delegations", lending(scene, "committee-director", "deputy")),
                201);

        assertThat(scene.mine(deputy)).isEmpty();
        refused(scene.approve(deputy, matter, 2), 403, "matter.delegate-requests");
    }

    @Test
    void a_warrant_names_whoever_approved_and_for_whom() throws Exception {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        body(
                scene.post(scene.login("director"), "/v1/delegations", lending(scene, "committee-director", "deputy")),
                201);
        body(scene.approve(scene.person("deputy", "supervisor"), matter, 2), 200);
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
        body(scene.approve(LEADER, matter, 3), 200);

        var warrant = scene.matter(matter).path("warrant").asString();
        var token = scene.get(LEADER, "/v1/warrants/" + warrant).path("token").asString();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("approvers"))
                .containsExactlyInAnyOrder(
                        scene.subject("deputy"), scene.subject("director"), scene.subject("secretary"), "leader");
    }

    @Test
    void nobody_lends_what_is_not_his_nor_for_whom_he_does_not_act() {
        var scene = sideBySide();
        var director = scene.login("director");
        refused(
                scene.post(director, "/v1/delegations", lending(scene, "party-secretary", "deputy")),
                403,
                "delegation.not-your-role");
        var wider = new HashMap<>(lending(scene, "committee-director", "deputy"));
        wider.put("principals", List.of(scene.principal, "dongfang-committee"));
        refused(scene.post(director, "/v1/delegations", wider), 403, "access.principal");
        var faulty = new HashMap<>(lending(scene, "committee-director", "director"));
        faulty.put("from", TODAY.minusDays(1).toString());
        faulty.put("to", TODAY.plusYears(1).toString());
        var problem = refused(scene.post(director, "/v1/delegations", faulty), 400, "request.malformed");
        assertThat(problem.path("violations")).hasSize(3);
        var lent = body(scene.post(director, "/v1/delegations", lending(scene, "committee-director", "deputy")), 201)
                .path("id")
                .asString();
        refused(
                scene.post(scene.login("secretary"), "/v1/delegations/" + lent + "/revocation", Map.of()),
                404,
                "access.not-found");
        body(scene.post(director, "/v1/delegations/" + lent + "/revocation", Map.of()), 200);
        refused(scene.post(director, "/v1/delegations/" + lent + "/revocation", Map.of()), 409, "delegation.revoked");
        assertThat(scene.get(scene.login("secretary"), "/v1/delegations").path("items"))
                .isEmpty();
        assertThat(scene.get(director, "/v1/delegations").path("items")).hasSize(1);
    }

    @Test
    void a_delegate_sees_no_more_than_his_own_principals() {
        var scene = sideBySide();
        body(
                scene.post(
                        scene.login("director"), "/v1/delegations", lending(scene, "committee-director", "stranger")),
                201);
        var matter = scene.opened("900.00", "甲");
        var stranger =
                TestTokens.bearer(scene.subject("stranger"), List.of("supervisor"), List.of("elsewhere-committee"));
        refused(scene.approve(stranger, matter, 2), 404, "access.not-found");
    }

    @Test
    void what_is_lent_for_one_principal_is_not_lent_for_another_of_the_same_people() {
        var scene = Scene.converted(client);
        var collective = scene.community + "-collective";
        scene.agree(collective, Map.of("template", "village-converted"));
        body(scene.post(scene.login("secretary"), "/v1/delegations", lending(scene, "party-secretary", "deputy")), 201);
        var deputy =
                TestTokens.bearer(scene.subject("deputy"), List.of("supervisor"), List.of(scene.principal, collective));
        var its = scene.opened(scene.payment(scene.principal, "900.00", "甲", null, "OFFICE", false));
        var others = scene.opened(scene.payment(collective, "900.00", "乙", null, "OFFICE", false));
        refused(scene.approve(deputy, others, 1), 403, "matter.wrong-role");
        assertThat(scene.mine(deputy)).containsExactly(its);
        body(scene.approve(deputy, its, 1), 200);
    }

    @Test
    void who_changes_his_role_midway_keeps_his_one_part() {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        body(scene.approve(scene.person("wang", "party-secretary"), matter, 1), 200);
        refused(scene.approve(scene.person("wang", "committee-director"), matter, 2), 403, "matter.same-person");
        refused(scene.approve(scene.person("wu", "supervisor"), matter, 2), 403, "matter.wrong-role");
        refused(scene.approve(scene.person("reporter", "committee-director"), matter, 2), 403, "matter.own-request");
        refused(
                scene.approve(scene.person("li", "committee-director", "cashier"), matter, 2),
                403,
                "matter.exclusive-duty");
    }

    @Test
    void a_running_matter_keeps_the_agreement_it_was_ruled_by_and_comes_to_nothing_with_it() {
        var scene = Scene.urban(client);
        var running = scene.opened("900.00", "甲");
        var before = scene.matter(running);
        var old = before.path("ruling").path("agreement").asString();
        body(
                scene.post(scene.login("director"), "/v1/agreements/" + old + "/termination", Map.of("reason", "改签")),
                200);
        var next = scene.agree(Map.of("clauses", Scene.payments(List.of(step("committee-director", Map.of())))));
        var fresh = scene.matter(scene.opened("900.00", "乙"));
        assertThat(fresh.path("steps")).hasSize(1);
        assertThat(fresh.path("ruling").path("agreement").asString()).isEqualTo(next);
        refused(scene.approve(scene.login("director"), running, 2), 409, "matter.step-not-open");
        refused(scene.approve(scene.login("secretary"), running, 1), 422, "agreement.terminated");
        var kept = scene.matter(running);
        assertThat(kept.path("steps")).hasSameSizeAs(before.path("steps"));
        assertThat(kept.path("ruling").path("agreement").asString()).isEqualTo(old);
        body(scene.approve(scene.login("director"), fresh.path("id").asString(), 1), 200);
    }

    @Test
    void what_is_sent_again_after_a_return_is_the_same_act() {
        var scene = sideBySide();
        var act = scene.payment("900.00", "甲");
        var matter = scene.opened(act);
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
        var path = "/v1/matters/" + matter;
        body(
                scene.post(
                        scene.login("director"),
                        path + "/steps/" + scene.step(matter, 2) + "/return",
                        Map.of("missing", List.of("发票"))),
                200);
        refused(scene.approve(scene.login("director"), matter, 2), 409, "matter.closed");
        var changed = new Act(
                act.id(),
                act.principal(),
                act.kind(),
                Money.parse("90000.00"),
                act.subject(),
                act.category(),
                act.counterparty(),
                false,
                act.requestedBy(),
                act.on(),
                act.particulars());
        refused(scene.put(changed), 422, "matter.digest-differs");
        var again = body(scene.post(scene.login("reporter"), path + "/resubmit", Map.of()), 200);
        assertThat(again.path("digest").asString()).isEqualTo(act.digest());
        refused(scene.approve(LEADER, matter, 3), 409, "matter.step-not-open");
        refused(scene.approve(scene.person("secretary", "committee-director"), matter, 2), 403, "matter.same-person");
    }

    @Test
    void an_attempt_at_a_second_notice_is_refused_and_stays_on_record() {
        var scene = Scene.urban(client);
        var matter = scene.opened("10.00", "甲");
        var back = "/v1/matters/" + matter + "/steps/" + scene.step(matter, 1) + "/return";
        body(scene.post(scene.login("director"), back, Map.of("missing", List.of("发票"))), 200);
        body(scene.post(scene.login("reporter"), "/v1/matters/" + matter + "/resubmit", Map.of()), 200);
        assertThat(scene.matter(matter).path("secondNotices").asInt()).isZero();
        for (var attempt = 1; attempt <= 2; attempt++) {
            refused(
                    scene.post(scene.login("director"), back, Map.of("missing", List.of("验收单"))),
                    409,
                    "matter.already-returned");
            assertThat(scene.matter(matter).path("secondNotices").asInt()).isEqualTo(attempt);
        }
        refused(scene.post(scene.login("secretary"), back, Map.of("missing", List.of("x"))), 403, "matter.wrong-role");
        assertThat(scene.matter(matter).path("secondNotices").asInt()).isEqualTo(2);
    }

    @Test
    void a_body_decides_on_minutes_that_show_who_was_there() {
        var scene = Scene.with(
                client,
                List.of(step(
                        "committee-director",
                        Map.of(
                                "evidence", List.of("MINUTES"),
                                "body", Map.of("name", "两委联席会议", "quorum", 3)))));
        var matter = scene.opened("900.00", "甲");
        var director = scene.login("director");
        refused(scene.approve(director, matter, 1), 422, "matter.evidence-missing");
        refused(scene.approve(director, matter, 1, minutes()), 400, "request.malformed");
        refused(scene.approve(director, matter, 1, minutes("王", "李", " 王 ")), 422, "matter.minutes-short");
        assertThat(body(scene.approve(director, matter, 1, minutes("王", "李", "赵")), 200)
                        .path("status")
                        .asString())
                .isEqualTo("APPROVED");
    }

    private static Map<String, Object> minutes(String... present) {
        return Map.of("evidence", List.of(Map.of("kind", "MINUTES", "number", "2026-7", "present", List.of(present))));
    }

    @Test
    void two_halves_at_the_same_moment_meet_across_categories_and_principals() {
        var scene = Scene.converted(client);
        var collective = scene.community + "-collective";
        scene.agree(collective, Map.of("template", "village-converted"));
        var acts = List.of(
                scene.payment(scene.principal, "4980.00", "恒源 铺装（公司）", null, "OFFICE", false),
                scene.payment(collective, "4950.00", "恒源铺装公司", null, "WORKS", false));
        var matters = acts.parallelStream().map(scene::opened).toList().stream()
                .map(scene::matter)
                .toList();
        assertThat(matters).extracting(matter -> matter.path("steps").size()).containsExactlyInAnyOrder(3, 5);
        assertThat(matters)
                .allSatisfy(
                        matter -> assertThat(matter.path("notes").toString()).contains("RELATED"));
    }

    @Test
    void the_same_account_under_another_name_is_the_same_payee_and_the_first_is_asked_again_to_know() {
        var scene = Scene.converted(client);
        var first = scene.opened(scene.payment(scene.principal, "4980.00", "恒源", "6222 0001", "OFFICE", false));
        var second = scene.opened(scene.payment(scene.principal, "4950.00", "别名", "62220001", "WORKS", false));
        assertThat(scene.matter(second).path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(scene.matter(first).path("notes").toString()).contains(second);
    }

    @Test
    void the_database_itself_refuses_every_way_round() {
        var scene = sideBySide();
        var matter = scene.opened("900.00", "甲");
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
        var of = " where matter = '" + matter + "' and no = ";
        var at = "update matter_step set status = 'APPROVED', by = '";
        assertThatThrownBy(() -> Scene.sql(at + "x'" + of + 3)).hasMessageContaining("when its turn has come");
        assertThatThrownBy(
                        () -> Scene.sql("update matter_step set status = 'OPEN'" + of + 3 + "; " + at + "x'" + of + 3))
                .hasMessageContaining("an earlier step is not done");
        var second = "one person has one part";
        assertThatThrownBy(() -> Scene.sql(at + scene.subject("secretary") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() -> Scene.sql(at + "x', on_behalf_of = '" + scene.subject("secretary") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() -> Scene.sql(at + scene.subject("reporter") + "'" + of + 2))
                .hasMessageContaining(second);
        assertThatThrownBy(() ->
                        Scene.sql("insert into warrant select principal, gen_random_uuid(), id, act, kind, digest,"
                                + " 'token', now(), now() from matter where id = '" + matter + "'"))
                .hasMessageContaining("no warrant before the last step");
    }

    @Test
    void the_database_itself_lets_a_warrant_be_spent_once_and_never_vanish() throws Exception {
        var scene = Scene.urban(client);
        var matter = scene.opened("10.00", "甲");
        body(scene.approve(scene.login("director"), matter, 1), 200);
        var of = " where matter = '" + matter + "'";
        Scene.sql("update warrant set spent_at = now()" + of);
        assertThatThrownBy(() -> Scene.sql("update warrant set spent_at = now()" + of))
                .hasMessageContaining("a warrant is spent once");
        assertThatThrownBy(() -> Scene.sql("update warrant set spent_at = null" + of))
                .hasMessageContaining("a warrant is spent once");
        assertThatThrownBy(() -> Scene.sql("delete from warrant" + of)).isInstanceOf(SQLException.class);
    }

    @Test
    void a_withdrawn_or_rejected_matter_leaves_no_step_open() {
        var scene = sideBySide();
        var withdrawn = scene.opened("900.00", "甲");
        body(scene.post(scene.login("reporter"), "/v1/matters/" + withdrawn + "/withdraw", Map.of()), 200);
        var rejected = scene.opened("900.00", "乙");
        body(
                scene.post(
                        scene.login("director"),
                        "/v1/matters/" + rejected + "/steps/" + scene.step(rejected, 2) + "/reject",
                        Map.of("comment", "不实")),
                200);
        for (var matter : List.of(withdrawn, rejected)) {
            assertThat(scene.matter(matter).path("steps").toString()).doesNotContain("\"OPEN\"", "\"WAITING\"");
        }
        assertThat(scene.mine(scene.login("secretary"))).isEmpty();
    }
}
