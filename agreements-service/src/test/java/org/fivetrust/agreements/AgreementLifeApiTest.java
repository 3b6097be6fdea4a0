package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Desk.TODAY;
import static org.fivetrust.agreements.Desk.body;
import static org.fivetrust.agreements.Desk.of;
import static org.fivetrust.agreements.Desk.refused;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** From draft to the last day: versions, suspension, freeze, end; and what a draft is refused for. */
@AgreementsTest
class AgreementLifeApiTest {

    @Autowired
    private WebTestClient client;

    private Desk desk;

    @BeforeEach
    void newDesk() {
        desk = new Desk(client);
    }

    private static String path(String agreement, String what) {
        return "/v1/agreements/" + agreement + "/" + what;
    }

    private static String code(JsonNode answer) {
        return answer.path("refusal").path("code").asString();
    }

    private long revocations() {
        try (var connection = TestPostgres.superuser("agreements");
                var query = connection.prepareStatement(
                        "select count(*) from outbox where principal = ? and type = 'mandate.revoked'")) {
            query.setString(1, desk.committee);
            var found = query.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Map<String, Object> amendment(String resolution, LocalDate from) {
        return of("resolution", resolution, "template", "urban", "effectiveFrom", from.toString());
    }

    @Test
    void a_new_version_rules_from_its_day_and_the_old_one_until_then() {
        var first = desk.agree("URBAN", "urban");
        var used = desk.get("auditor", "/v1/agreements/" + first)
                .path("resolution")
                .asString();
        var day = TODAY.plusDays(10);
        refused(
                desk.post("director", path(first, "amendments"), amendment(used, day)),
                422,
                "agreement.resolution-used");
        var second = body(desk.post("director", path(first, "amendments"), amendment(desk.resolution(), day)), 201);
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.path("series").asString()).isEqualTo(first);
        var id = second.path("id").asString();
        body(desk.post("director", path(id, "signatures"), Map.of()), 201);
        assertThat(desk.rule("PAYMENT", day).path("agreementVersion").asInt()).isEqualTo(1);
        body(desk.post("leader", path(id, "signatures"), Map.of()), 201);
        assertThat(desk.rule("PAYMENT", TODAY).path("agreementVersion").asInt()).isEqualTo(1);
        assertThat(desk.rule("PAYMENT", day.minusDays(1))
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(desk.rule("PAYMENT", day).path("agreementVersion").asInt()).isEqualTo(2);
        var versions = desk.get("auditor", path(id, "versions")).path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(versions.get(0).path("inForce").path("to").asString())
                .isEqualTo(day.minusDays(1).toString());
        assertThat(versions.get(1).path("status").asString()).isEqualTo("SIGNED");
        assertThat(desk.get("auditor", "/v1/agreements/" + first + "?asOf=" + day)
                        .path("status")
                        .asString())
                .isEqualTo("AMENDED");
        assertThat(revocations()).isEqualTo(10);
    }

    @Test
    void a_version_signed_late_begins_when_it_is_signed() {
        var first = desk.agree("URBAN", "urban");
        var id = body(
                        desk.post(
                                "director",
                                path(first, "amendments"),
                                amendment(desk.resolution(), TODAY.minusDays(30))),
                        201)
                .path("id")
                .asString();
        assertThat(desk.sign(id).path("inForce").path("from").asString()).isEqualTo(TODAY.toString());
        assertThat(desk.get("auditor", "/v1/agreements/" + first).path("status").asString())
                .isEqualTo("AMENDED");
        assertThat(desk.rule("PAYMENT", TODAY.minusDays(1))
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void while_suspended_nothing_new_is_begun() {
        var id = desk.agree("URBAN", "urban");
        var reason = Map.of("reason", "核查往来款");
        refused(desk.post("supervisor", path(id, "suspension"), reason), 400, "request.malformed");
        refused(desk.post("cashier", path(id, "suspension"), reason), 403, "access.role");
        var suspended =
                body(desk.post("supervisor", path(id, "suspension"), of("reason", "核查", "order", "监〔2026〕3号")), 200);
        assertThat(suspended.path("status").asString()).isEqualTo("SUSPENDED");
        refused(desk.post("leader", path(id, "suspension"), reason), 409, "agreement.suspended-already");
        var refusal = desk.pay("10.00").path("refusal");
        assertThat(refusal.path("code").asString()).isEqualTo("agreement.suspended");
        assertThat(refusal.path("cures").get(0).path("link").asString()).isEqualTo(path(id, "resumption"));
        assertThat(code(desk.mandate("funds", 404))).isEqualTo("agreement.suspended");
        refused(desk.post("leader", path(id, "resumption"), reason), 403, "agreement.suspended-by-others");
        assertThat(body(desk.post("supervisor", path(id, "resumption"), reason), 200)
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
        refused(desk.post("supervisor", path(id, "resumption"), reason), 409, "agreement.not-suspended");
        assertThat(desk.pay("10.00").path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(desk.mandate("funds", 200).path("mandate").asString()).isNotBlank();
        assertThat(revocations()).isEqualTo(15);
    }

    @Test
    void a_freeze_lets_things_be_finished_and_nothing_begun() {
        var id = desk.agree("URBAN", "urban");
        body(
                desk.post(
                        "leader",
                        path(id, "termination"),
                        of(
                                "reason", "机构调整",
                                "freezeOn", TODAY.toString(),
                                "effectiveOn", TODAY.plusDays(30).toString())),
                200);
        assertThat(code(desk.pay("10.00"))).isEqualTo("agreement.frozen");
        assertThat(code(desk.put(desk.act("ASSET", null, "reporter")))).isEqualTo("agreement.frozen");
        assertThat(desk.put(desk.act("RECEIPT", null, "reporter"))
                        .path("ruling")
                        .asString())
                .isEqualTo("PERMITTED");
        assertThat(desk.mandate("funds", 200).path("mandate").asString()).isNotBlank();
    }

    @Test
    void notice_is_given_once_with_possible_days_and_by_the_assembly() {
        var id = desk.agree("URBAN", "urban");
        var past = of("reason", "x", "freezeOn", "2026-02-01", "effectiveOn", "2026-01-15");
        assertThat(refused(desk.post("leader", path(id, "termination"), past), 400, "request.malformed")
                        .path("violations"))
                .hasSize(3);
        var ordered = of("reason", "居民代表会议决定", "effectiveOn", TODAY.plusDays(40).toString());
        refused(desk.post("director", path(id, "termination"), ordered), 422, "agreement.resolution-needed");
        ordered.put("resolution", desk.resolution());
        var key = IdempotencyKeys.next();
        var first = desk.post("director", path(id, "termination"), ordered, key);
        body(first.expectHeader().doesNotExist("Idempotency-Replayed"), 200);
        body(
                desk.post("director", path(id, "termination"), ordered, key)
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true"),
                200);
        refused(desk.post("leader", path(id, "termination"), ordered), 409, "agreement.not-signed");
        refused(
                desk.post("director", path(id, "amendments"), amendment(desk.resolution(), TODAY)),
                409,
                "agreement.ended");
    }

    @Test
    void an_act_dated_back_into_an_ended_agreement_comes_too_late() {
        var id = desk.agree("URBAN", "urban");
        var yesterday = desk.act("PAYMENT", "10.00", "reporter", TODAY.minusDays(1));
        assertThat(desk.put(yesterday).path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        body(desk.post("director", path(id, "termination"), Map.of("reason", "收回")), 200);
        assertThat(code(desk.put(desk.act("PAYMENT", "10.00", "reporter", TODAY.minusDays(1)))))
                .isEqualTo("agreement.not-in-force");
        assertThat(desk.put(yesterday).path("ruling").asString())
                .as("what was ruled stays ruled")
                .isEqualTo("NEEDS_PROCEDURE");
    }

    @Test
    void of_two_notices_at_the_same_moment_one_counts() {
        var id = desk.agree("URBAN", "urban");
        var statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> desk.post("leader", path(id, "termination"), Map.of("reason", "同时"))
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getStatus()
                        .value())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        assertThat(code(desk.pay("10.00"))).isEqualTo("agreement.not-in-force");
    }

    @Test
    void a_draft_against_the_law_is_refused_with_every_finding_at_its_clause() {
        desk.settle("URBAN", "CN");
        var step = of("title", "主任", "english", "director", "role", "committee-director", "days", 2);
        var clauses = List.of(
                of(
                        "number", "1",
                        "text", "付款",
                        "english", "payments",
                        "procedure",
                                of(
                                        "kind",
                                        "PAYMENT",
                                        "area",
                                        "FUNDS",
                                        "originators",
                                        List.of("reporter"),
                                        "splittingDays",
                                        3661)),
                of(
                        "number", "2",
                        "text", "付款",
                        "english", "payments",
                        "band", of("kind", "PAYMENT", "steps", List.of(step))),
                of(
                        "number", "3",
                        "text", "其他",
                        "english", "others",
                        "standing",
                                List.of(
                                        of("kind", "GUARANTEE", "area", "FUNDS", "roles", List.of("cashier")),
                                        of("kind", "LOAN", "area", "FUNDS", "roles", List.of("archivist")),
                                        of("kind", "FILING", "area", "ARCHIVES", "roles", List.of("archivist")))));
        var draft = of(
                "principal",
                desk.committee,
                "resolution",
                desk.resolution(),
                "clauses",
                clauses,
                "scope",
                List.of("FUNDS", "SEALS"),
                "term",
                of("from", "2026-01-01", "to", "2028-12-31"));
        var problem = refused(desk.post("director", "/v1/agreements", draft), 422, "agreement.unsound");
        assertThat(problem.path("violations")).hasSize(6);
        assertThat(problem.path("detail").asString())
                .contains(
                        "above 20000.00 the law wants RESOLUTION",
                        "PAYMENT: the splitting window is longer than 3660 days (拆分合并期长于3660天)",
                        "GUARANTEE: no area owns acts of this kind",
                        "LOAN: belongs to ARCHIVES, not to FUNDS",
                        "ARCHIVES is not in the scope",
                        "SEALS is in the scope, but no clause speaks of it");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/clauses/0");
        assertThat(problem.path("violations").get(1).path("pointer").asString()).isEqualTo("/clauses/1");
    }

    @Test
    void clauses_that_do_not_fit_the_schema_are_malformed() {
        desk.settle("URBAN", "CN");
        var clause = of(
                "number", "1 a",
                "text", "付款",
                "english", "payments",
                "standing", List.of(of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("Cashier", "Cashier"))));
        var draft = desk.draft("urban", desk.resolution());
        draft.remove("template");
        draft.put("clauses", List.of(clause));
        var problem = refused(desk.post("director", "/v1/agreements", draft), 400, "request.malformed");
        assertThat(problem.path("violations").findValuesAsString("pointer"))
                .contains("/clauses/0/number", "/clauses/0/standing/0/roles", "/clauses/0/standing/0/roles/0");
    }

    @Test
    void templates_are_offered_by_day_and_read_by_version() {
        assertThat(desk.get("reporter", "/v1/agreement-templates?asOf=2026-06-01")
                        .path("items"))
                .hasSize(2);
        assertThat(desk.get("reporter", "/v1/agreement-templates?asOf=2025-06-01")
                        .path("items"))
                .isEmpty();
        var urban = desk.get("reporter", "/v1/agreement-templates/urban?version=1");
        assertThat(urban.path("template").path("communityKind").asString()).isEqualTo("URBAN");
        assertThat(urban.path("clauses").size())
                .isEqualTo(urban.path("template").path("clauses").asInt());
        refused(desk.answer("reporter", "/v1/agreement-templates/rural"), 404, "access.not-found");
        refused(desk.answer("reporter", "/v1/agreement-templates/urban?version=9"), 404, "access.not-found");
    }

    @Test
    void an_agreement_says_what_it_entrusts() {
        desk.settle("URBAN", "CN");
        var draft = desk.draft("urban", desk.resolution());
        draft.put("handoverRequired", List.of("SEALS"));
        var made = body(desk.post("director", "/v1/agreements", draft), 201);
        assertThat(made.path("scope")).hasSize(5);
        assertThat(made.path("templateVersion").asInt()).isEqualTo(1);
        assertThat(made.path("handoverRequired").get(0).asString()).isEqualTo("SEALS");
    }

    @Test
    void strangers_see_and_change_nothing() {
        var id = desk.agree("URBAN", "urban");
        var stranger = new Desk(client);
        for (var what : List.of("versions", "open-matters", "handovers")) {
            refused(stranger.answer("director", path(id, what)), 404, "access.not-found");
        }
        refused(stranger.post("director", path(id, "termination"), Map.of("reason", "x")), 404, "access.not-found");
        refused(stranger.post("director", path(id, "suspension"), Map.of("reason", "x")), 404, "access.not-found");
        refused(
                stranger.post("director", path(id, "amendments"), amendment(desk.resolution(), TODAY)),
                404,
                "access.not-found");
    }

    private Map<String, Object> withoutTheAssembly() {
        var step = of("title", "主任审批", "english", "director", "role", "committee-director", "days", 2);
        var draft = desk.draft("urban", desk.resolution());
        draft.remove("template");
        draft.put(
                "clauses",
                List.of(
                        of(
                                "number", "1",
                                "text", "付款",
                                "english", "payments",
                                "procedure",
                                        of("kind", "PAYMENT", "area", "FUNDS", "originators", List.of("reporter"))),
                        of(
                                "number", "2",
                                "text", "主任审批",
                                "english", "the director",
                                "band", of("kind", "PAYMENT", "steps", List.of(step)))));
        return draft;
    }

    @Test
    void an_uncertain_figure_of_the_law_refuses_unless_the_place_has_it_only_warn() throws Exception {
        desk.settle("URBAN", "CN-31");
        var draft = withoutTheAssembly();
        var refused = refused(desk.post("director", "/v1/agreements", draft), 422, "agreement.unsound");
        assertThat(refused.path("violations").get(0).path("message").asString()).contains("not certain yet");
        var law = "/v1/legal-demands?principal=" + desk.committee;
        assertThat(desk.get("reporter", law).path("items")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.path("unsure").asBoolean()).isTrue();
            assertThat(row.path("severity").asString()).isEqualTo("REFUSE");
            assertThat(row.path("source").asString()).contains("待核");
        });
        refused(new Desk(client).answer("reporter", law), 403, "access.principal");
        Scene.sql("insert into unsure_demand_severity (region, valid_from, severity, source)"
                + " values ('CN-31', '2026-01-01', 'WARN', '市民政局口径')");
        JsonNode drafted;
        try {
            assertThat(desk.get("reporter", law).path("items"))
                    .allSatisfy(
                            row -> assertThat(row.path("severity").asString()).isEqualTo("WARN"));
            drafted = body(desk.post("director", "/v1/agreements", draft), 201);
        } finally {
            Scene.sql("delete from unsure_demand_severity where region = 'CN-31'");
        }
        assertThat(drafted.path("warnings")).hasSize(1);
        assertThat(drafted.path("warnings").get(0).path("pointer").asString()).isEqualTo("/clauses/1");
        assertThat(desk.sign(drafted.path("id").asString()).path("warnings")).isEqualTo(drafted.path("warnings"));
    }
}
