package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Scene.TODAY;
import static org.fivetrust.agreements.Scene.body;
import static org.fivetrust.agreements.Scene.refused;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was asked for before goes on only while the agreement is in force: each door, and what stays open. */
@AgreementsTest
class ForceApiTest {

    private static final String LEADER = TestTokens.bearer("leader");

    private static final List<Map<String, Object>> STEPS = List.of(
            Map.of("title", "主任审批", "english", "director", "role", "committee-director", "days", 2),
            Map.of("title", "中心核验", "english", "centre", "role", "centre-head", "days", 2));

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static void suspend(Scene scene) {
        body(scene.post(LEADER, "/v1/agreements/" + scene.agreement() + "/suspension", Map.of("reason", "审计")), 200);
    }

    private static void resume(Scene scene) {
        body(scene.post(LEADER, "/v1/agreements/" + scene.agreement() + "/resumption", Map.of("reason", "完成")), 200);
    }

    private static void terminate(Scene scene) {
        body(scene.post(LEADER, "/v1/agreements/" + scene.agreement() + "/termination", Map.of("reason", "收回")), 200);
    }

    private static String head() {
        return TestTokens.bearer("head");
    }

    private static String director(Scene scene) {
        return scene.login("director");
    }

    /** Approved by everyone: its warrant. */
    private static String warranted(Scene scene, String payee) {
        var matter = scene.opened("10.00", payee);
        body(scene.approve(director(scene), matter, 1), 200);
        return body(scene.approve(head(), matter, 2), 200).path("warrant").asString();
    }

    private static JsonNode warrant(Scene scene, String id) {
        return scene.get(scene.login("reporter"), "/v1/warrants/" + id);
    }

    private WebTestClient.ResponseSpec asked(Scene scene, String warrant, String bearer) {
        return client.get()
                .uri("/internal/warrants/" + scene.principal + "/" + warrant)
                .header("Authorization", bearer)
                .exchange();
    }

    private JsonNode asked(Scene scene, String warrant) {
        return body(asked(scene, warrant, TestTokens.service("funds")), 200);
    }

    private JsonNode evaluated(Scene scene, String matter) {
        return body(
                scene.post(
                        director(scene),
                        "/access/v1/evaluation",
                        Map.of(
                                "subject", Map.of("type", "user", "id", scene.subject("director")),
                                "action", Map.of("name", "approve"),
                                "resource", Map.of("type", "matter", "id", matter))),
                200);
    }

    private static JsonNode cures(JsonNode problem) {
        return problem.has("cure") ? problem.path("cure") : problem.path("cures");
    }

    private static void saysWhy(JsonNode problem) {
        assertThat(problem.path("clauses")).as(problem.toString()).isNotEmpty();
        assertThat(cures(problem)).as(problem.toString()).isNotEmpty();
    }

    @Test
    void while_suspended_no_step_is_approved_and_afterwards_all_goes_on() {
        var scene = Scene.with(client, STEPS);
        var fresh = scene.opened("10.00", "甲");
        var halfway = scene.opened("10.00", "乙");
        body(scene.approve(director(scene), halfway, 1), 200);
        suspend(scene);

        var problem = refused(scene.approve(director(scene), fresh, 1), 409, "agreement.suspended");
        saysWhy(problem);
        assertThat(cures(problem).get(0).path("link").asString()).endsWith("/resumption");
        refused(scene.approve(head(), halfway, 2), 409, "agreement.suspended");
        assertThat(scene.matter(fresh).path("heldBy").asString()).isEqualTo("agreement.suspended");
        assertThat(scene.matter(halfway).path("warrant").isNull()).isTrue();
        var evaluated = evaluated(scene, fresh);
        assertThat(evaluated.path("decision").asBoolean()).isFalse();
        assertThat(evaluated.toString()).contains("agreement.suspended");
        var inbox = scene.get(director(scene), "/v1/matters?mine=true").path("items");
        assertThat(inbox).hasSize(1);
        assertThat(inbox.get(0).path("heldBy").asString()).isEqualTo("agreement.suspended");

        resume(scene);
        assertThat(scene.matter(fresh).path("heldBy").isNull()).isTrue();
        assertThat(evaluated(scene, fresh).path("decision").asBoolean()).isTrue();
        body(scene.approve(director(scene), fresh, 1), 200);
        assertThat(body(scene.approve(head(), halfway, 2), 200).path("warrant").asString())
                .isNotBlank();
    }

    @Test
    void while_suspended_steps_side_by_side_and_of_a_body_rest_too_whoever_acts() {
        var joint = new HashMap<>(STEPS.get(0));
        joint.put("group", "联审");
        var body = new HashMap<String, Object>(Map.of(
                "title", "两委会", "english", "joint meeting", "role", "party-secretary", "days", 2, "group", "联审"));
        body.put("body", Map.of("name", "两委联席会议", "quorum", 3));
        body.put("evidence", List.of("MINUTES"));
        var scene = Scene.with(client, List.of(joint, body, STEPS.get(1)));
        body(
                scene.post(
                        director(scene),
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
        var deputy = scene.person("deputy", "supervisor");
        var matter = scene.opened("10.00", "甲");
        suspend(scene);
        refused(scene.approve(deputy, matter, 1), 409, "agreement.suspended");
        refused(scene.approve(scene.login("secretary"), matter, 2), 409, "agreement.suspended");
        assertThat(scene.mine(deputy)).contains(matter);
        resume(scene);
        body(scene.approve(deputy, matter, 1), 200);
    }

    @Test
    void while_suspended_nothing_is_sent_again_returned_or_handed_on_but_rejected_and_withdrawn() {
        var scene = Scene.with(client, STEPS);
        var returned = scene.opened("10.00", "甲");
        var back = "/v1/matters/" + returned + "/steps/" + scene.step(returned, 1) + "/return";
        var list = Map.of("comment", "缺发票", "missing", List.of("INVOICE"));
        body(scene.post(director(scene), back, list), 200);
        var open = scene.opened("10.00", "乙");
        var other = scene.opened("10.00", "丙");
        suspend(scene);
        var reporter = scene.login("reporter");
        refused(scene.post(reporter, "/v1/matters/" + returned + "/resubmit", Map.of()), 409, "agreement.suspended");
        refused(
                scene.post(director(scene), "/v1/matters/" + open + "/steps/" + scene.step(open, 1) + "/return", list),
                409,
                "agreement.suspended");
        refused(
                scene.post(
                        reporter,
                        "/v1/matters/" + open + "/handings",
                        Map.of("to", scene.subject("other"), "toName", "另一人", "reason", "休假")),
                409,
                "agreement.suspended");
        assertThat(body(scene.put(scene.payment("10.00", "丁")), 200)
                        .path("refusal")
                        .path("code")
                        .asString())
                .isEqualTo("agreement.suspended");
        body(
                scene.post(
                        director(scene),
                        "/v1/matters/" + open + "/steps/" + scene.step(open, 1) + "/reject",
                        Map.of("comment", "不同意")),
                200);
        body(scene.post(reporter, "/v1/matters/" + other + "/withdraw", Map.of()), 200);
        assertThat(scene.matter(other).path("heldBy").isNull()).isTrue();
        resume(scene);
        body(scene.post(reporter, "/v1/matters/" + returned + "/resubmit", Map.of()), 200);
    }

    @Test
    void a_warrant_sleeps_with_its_agreement_and_wakes_with_it() throws Exception {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var old = warranted(scene, "乙");
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
        suspend(scene);
        Scene.sql("update warrant set expires_at = now() - interval '1 second' where id = '" + old + "'");
        assertThat(warrant(scene, warrant).path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(warrant(scene, old).path("status").asString()).isEqualTo("EXPIRED");
        var answer = asked(scene, warrant);
        assertThat(answer.path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.suspended");
        saysWhy(answer.path("refusal"));
        resume(scene);
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
        assertThat(asked(scene, warrant).path("refusal").isMissingNode()).isTrue();
        assertThat(warrant(scene, old).path("status").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void only_services_ask_whether_a_warrant_holds_and_only_of_its_principal() {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        body(asked(scene, warrant, head()), 403);
        body(asked(Scene.with(client, STEPS), warrant, TestTokens.service("funds")), 404);
    }

    @Test
    void after_an_end_at_once_warrants_are_void_and_matters_only_rejected_or_withdrawn() {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        terminate(scene);
        assertThat(warrant(scene, warrant).path("status").asString()).isEqualTo("VOID");
        assertThat(asked(scene, warrant).path("refusal").path("code").asString())
                .isEqualTo("agreement.terminated");
        saysWhy(refused(scene.approve(director(scene), matter, 1), 422, "agreement.terminated"));
        assertThat(scene.matter(matter).path("heldBy").asString()).isEqualTo("agreement.terminated");
        body(scene.post(scene.login("reporter"), "/v1/matters/" + matter + "/withdraw", Map.of()), 200);
    }

    @Test
    void between_notice_and_end_what_is_open_is_finished() {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        body(
                scene.post(
                        LEADER,
                        "/v1/agreements/" + scene.agreement() + "/termination",
                        Map.of(
                                "reason", "机构调整",
                                "freezeOn", TODAY.toString(),
                                "effectiveOn", TODAY.plusDays(15).toString())),
                200);
        body(scene.approve(director(scene), matter, 1), 200);
        body(scene.approve(head(), matter, 2), 200);
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
    }

    @Test
    void after_the_term_nothing_goes_on() throws Exception {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        var back = scene.payment("10.00", "丙");
        expire(scene, 1);
        saysWhy(refused(scene.approve(director(scene), matter, 1), 422, "agreement.expired"));
        assertThat(asked(scene, warrant).path("refusal").path("code").asString())
                .isEqualTo("agreement.expired");
        assertThat(warrant(scene, warrant).path("status").asString()).isEqualTo("VOID");
        assertThat(body(scene.put(back), 200).path("refusal").path("code").asString())
                .isEqualTo("agreement.not-in-force");
    }

    /** Its last day was so many days ago. */
    private static void expire(Scene scene, int days) throws Exception {
        Scene.sql("update agreement set in_force_to = '" + TODAY.minusDays(days) + "' where id = '" + scene.agreement()
                + "'");
    }

    private static void amend(Scene scene, List<Map<String, Object>> clauses) {
        var vote = body(
                        scene.post(
                                director(scene),
                                "/v1/resolutions",
                                Map.of(
                                        "principal",
                                        scene.principal,
                                        "body",
                                        "RESIDENTS_REPRESENTATIVES",
                                        "noticeOn",
                                        "2025-12-01",
                                        "heldOn",
                                        "2025-12-15",
                                        "eligible",
                                        61,
                                        "present",
                                        45,
                                        "inFavour",
                                        45,
                                        "against",
                                        0,
                                        "abstained",
                                        0,
                                        "subject",
                                        "变更协议")),
                        201)
                .path("id")
                .asString();
        var next = body(
                        scene.post(
                                director(scene),
                                "/v1/agreements/" + scene.agreement() + "/amendments",
                                Map.of("resolution", vote, "clauses", clauses, "effectiveFrom", TODAY.toString())),
                        201)
                .path("id")
                .asString();
        body(scene.post(director(scene), "/v1/agreements/" + next + "/signatures", Map.of()), 201);
        body(scene.post(LEADER, "/v1/agreements/" + next + "/signatures", Map.of()), 201);
    }

    @Test
    void a_new_version_lets_matters_go_on_by_the_old_procedure_while_it_entrusts_their_kind() {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        amend(scene, Scene.payments(STEPS.subList(0, 1)));
        body(scene.approve(director(scene), matter, 1), 200);
        body(scene.approve(head(), matter, 2), 200);
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
    }

    @Test
    void a_new_version_that_takes_the_kind_back_stops_what_was_asked_for() {
        var scene = Scene.with(client, STEPS);
        var warrant = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        amend(
                scene,
                List.of(Map.of(
                        "number",
                        "1.1",
                        "text",
                        "登记收款",
                        "english",
                        "receipts",
                        "standing",
                        List.of(Map.of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("cashier"))))));
        saysWhy(refused(scene.approve(director(scene), matter, 1), 422, "agreement.out-of-scope"));
        assertThat(warrant(scene, warrant).path("status").asString()).isEqualTo("VOID");
    }

    private static List<Map<String, Object>> settling(int days, boolean whileSuspended) {
        var clauses = new ArrayList<>(Scene.payments(STEPS));
        clauses.add(Map.of(
                "number",
                "9.1",
                "text",
                "终止前已申请的付款，终止后按期办结",
                "english",
                "payments asked for before the end are finished after it",
                "settlement",
                Map.of("kinds", List.of("PAYMENT"), "days", days, "whileSuspended", whileSuspended)));
        return clauses;
    }

    @Test
    void a_settlement_clause_lets_what_was_asked_for_be_finished_until_its_days_are_over() throws Exception {
        var scene = Scene.under(client, settling(30, false));
        var early = warranted(scene, "甲");
        var matter = scene.opened("10.00", "乙");
        suspend(scene);
        refused(scene.approve(director(scene), matter, 1), 409, "agreement.suspended");
        resume(scene);
        terminate(scene);

        body(scene.approve(director(scene), matter, 1), 200);
        var late = body(scene.approve(head(), matter, 2), 200).path("warrant").asString();
        for (var warrant : List.of(early, late)) {
            assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
            assertThat(warrant(scene, warrant).path("settledBy").asString()).isEqualTo("9.1");
        }
        assertThat(body(scene.put(scene.payment("10.00", "丙")), 200)
                        .path("ruling")
                        .asString())
                .as("nothing new")
                .isEqualTo("FORBIDDEN");
        expire(scene, 30);
        assertThat(warrant(scene, late).path("status").asString()).isEqualTo("LIVE");
        expire(scene, 31);
        assertThat(warrant(scene, late).path("status").asString()).isEqualTo("VOID");
    }

    @Test
    void a_settlement_clause_ends_with_the_hand_back_and_may_hold_while_suspended() throws Exception {
        var scene = Scene.under(client, settling(30, true));
        var matter = scene.opened("10.00", "甲");
        suspend(scene);
        body(scene.approve(director(scene), matter, 1), 200);
        var warrant =
                body(scene.approve(head(), matter, 2), 200).path("warrant").asString();
        assertThat(warrant(scene, warrant).path("settledBy").asString()).isEqualTo("9.1");
        assertThat(body(scene.put(scene.payment("10.00", "乙")), 200)
                        .path("ruling")
                        .asString())
                .isEqualTo("FORBIDDEN");
        resume(scene);
        terminate(scene);
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("LIVE");
        Scene.sql("""
                set session_replication_role = replica;
                insert into handover (principal, id, agreement, area, direction, status, missing, digest, listed_by,
                    listed_at, completed_at)
                values ('%s', gen_random_uuid(), '%s', 'FUNDS', 'HAND_BACK', 'COMPLETE', '[]', 'x', 'x', now(), now())
                """.formatted(scene.principal, scene.agreement()));
        assertThat(asked(scene, warrant).path("status").asString()).isEqualTo("VOID");
    }

    @Test
    void a_settlement_clause_names_kinds_that_a_procedure_begins() {
        assertThatThrownBy(() -> Scene.under(client, List.of(settling(30, false).getLast())))
                .hasMessageContaining("settles what no procedure begins");
    }

    @Test
    void the_database_itself_opens_and_warrants_nothing_under_a_suspended_or_ended_agreement() {
        var scene = Scene.with(client, STEPS);
        warranted(scene, "甲");
        suspend(scene);
        var refuses = "is not in force";
        var warrant = "insert into warrant select principal, gen_random_uuid(), matter, act, kind, digest, token,"
                + " now(), now() from warrant where principal = '" + scene.principal + "'";
        assertThatThrownBy(() -> Scene.sql(warrant)).hasMessageContaining(refuses);
        var matter = "insert into matter select * from matter where principal = '" + scene.principal + "'";
        assertThatThrownBy(() -> Scene.sql(matter)).hasMessageContaining(refuses);
        resume(scene);
        terminate(scene);
        assertThatThrownBy(() -> Scene.sql(warrant)).hasMessageContaining(refuses);
    }

    @Test
    void of_a_suspension_and_an_approval_at_the_same_moment_one_comes_first() throws Exception {
        var scene = Scene.with(client, STEPS);
        var matter = scene.opened("10.00", "甲");
        var agreement = scene.agreement();
        try (var other = TestPostgres.superuser("agreements")) {
            other.setAutoCommit(false);
            run(other, """
                    insert into agreement_suspension (principal, agreement, id, reason, role, suspended_by, suspended_at)
                    values ('%s', '%s', gen_random_uuid(), 'x', 'street-leader', 'x', now())
                    """.formatted(scene.principal, agreement));
            var approval = CompletableFuture.supplyAsync(() -> scene.approve(director(scene), matter, 1));
            waits(approval);
            other.commit();
            refused(approval.get(10, TimeUnit.SECONDS), 409, "agreement.suspended");
        }
        resume(scene);
        try (var other = TestPostgres.superuser("agreements")) {
            other.setAutoCommit(false);
            run(other, "select 1 from agreement where id = '" + agreement + "' for share");
            var suspension = CompletableFuture.runAsync(() -> suspend(scene));
            waits(suspension);
            other.commit();
            suspension.get(10, TimeUnit.SECONDS);
        }
    }

    private static void run(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void waits(CompletableFuture<?> one) {
        assertThatThrownBy(() -> one.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    private JsonNode mandate(Scene scene, String area, int status) {
        return body(
                client.get()
                        .uri("/internal/mandates/" + area + "/" + scene.principal)
                        .header("Authorization", TestTokens.service(area))
                        .exchange(),
                status);
    }

    private JsonNode granted(Scene scene) {
        var token = mandate(scene, "archives", 200).path("mandate").asString();
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return JsonMapper.builder().build().readTree(claims);
    }

    @Test
    void what_only_gives_back_stays_granted_and_the_mandate_says_why_the_rest_is_not() {
        var scene = Scene.urban(client);
        assertThat(granted(scene).path("standing")).hasSize(2);
        assertThat(granted(scene).path("held").isMissingNode()).isTrue();
        suspend(scene);
        for (var why : List.of("agreement.suspended", "agreement.not-in-force")) {
            var claims = granted(scene);
            assertThat(claims.path("standing")).hasSize(1);
            assertThat(claims.path("standing").get(0).path("kind").asString()).isEqualTo("LOAN_RETURN");
            assertThat(claims.path("standing").get(0).path("clauses")).isNotEmpty();
            assertThat(claims.path("held").path("code").asString()).isEqualTo(why);
            mandate(scene, "funds", 404);
            if (why.equals("agreement.suspended")) {
                resume(scene);
                assertThat(granted(scene).path("standing")).hasSize(2);
                mandate(scene, "funds", 200);
                terminate(scene);
            }
        }
    }

    @Test
    void while_suspended_nothing_is_late_and_afterwards_every_clock_goes_on() throws Exception {
        var scene = Scene.with(client, STEPS);
        var matter = scene.opened("10.00", "甲");
        var paused = scene.opened("10.00", "乙");
        suspend(scene);
        var since = TODAY.minusDays(21);
        var due = TODAY.minusDays(1);
        Scene.sql("""
                set session_replication_role = replica;
                update agreement_suspension set suspended_at = '%1$sT10:00:00+08:00' where principal = '%2$s';
                update matter_step set due = '%3$s' where principal = '%2$s' and no = 1;
                insert into matter_pause (principal, matter, id, reason, paused_by, paused_at, paused_on)
                values ('%2$s', '%4$s', gen_random_uuid(), 'x', 'x', now(), '%5$s')
                """.formatted(since, scene.principal, due, paused, TODAY.minusDays(7)));
        var late = "/v1/matters?overdue=true&principal=" + scene.principal;
        assertThat(scene.get(director(scene), late).path("items")).isEmpty();
        assertThat(scene.get(director(scene), "/v1/matters?mine=true")
                        .path("items")
                        .get(0)
                        .path("overdue")
                        .asBoolean())
                .isFalse();
        assertThat(step(scene, matter).path("overdue").asBoolean()).isFalse();

        resume(scene);
        assertThat(step(scene, matter).path("due").asString()).isEqualTo(shifted(scene, due, since, TODAY));
        assertThat(step(scene, paused).path("due").asString())
                .isEqualTo(shifted(scene, due, since, TODAY.minusDays(7)));
        assertThat(scene.get(director(scene), late).path("items")).isEmpty();
    }

    private static JsonNode step(Scene scene, String matter) {
        return scene.matter(matter).path("steps").get(0);
    }

    /** So many working days later as passed between two days. */
    private static String shifted(Scene scene, LocalDate due, LocalDate since, LocalDate until) {
        var left = working(scene, since.plusDays(1), until).size();
        return working(scene, due.plusDays(1), due.plusDays(60)).get(left - 1);
    }

    private static List<String> working(Scene scene, LocalDate from, LocalDate to) {
        var days = new ArrayList<String>();
        scene.get(LEADER, "/v1/calendar?from=" + from + "&to=" + to)
                .path("days")
                .forEach(day -> {
                    if (day.path("working").asBoolean()) {
                        days.add(day.path("day").asString());
                    }
                });
        return days;
    }
}
