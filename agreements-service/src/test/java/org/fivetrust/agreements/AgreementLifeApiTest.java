package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.client.Body.texts;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** From draft to the last day: versions, suspension, freeze, end; and what a draft is refused for. */
@AgreementsTest
class AgreementLifeApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newDesk() {
        community = World.over(client).community();
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
            query.setString(1, community.committee());
            var found = query.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private Map<String, Object> amendment(String resolution, LocalDate from) {
        return Body.of("resolution", resolution, "template", "urban", "effectiveFrom", from.toString());
    }

    @Test
    void a_new_version_rules_from_its_day_and_the_old_one_until_then() {
        var first = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var used = community
                .agreements("auditor")
                .readAgreement(first)
                .ok()
                .path("resolution")
                .asString();
        var day = World.today().plusDays(10);
        community
                .agreements("director")
                .amendAgreement(first, amendment(used, day))
                .refused(422, "agreement.resolution-used");
        var second = community
                .agreements("director")
                .amendAgreement(first, amendment(community.resolution(), day))
                .created();
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.path("series").asString()).isEqualTo(first);
        var id = second.path("id").asString();
        community.agreements("director").signAgreement(id).created();
        assertThat(community.ruled("PAYMENT", day).path("agreementVersion").asInt())
                .isEqualTo(1);
        community.agreements("leader").signAgreement(id).created();
        assertThat(community
                        .ruled("PAYMENT", World.today())
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(community
                        .ruled("PAYMENT", day.minusDays(1))
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(community.ruled("PAYMENT", day).path("agreementVersion").asInt())
                .isEqualTo(2);
        var versions = community.agreements("auditor").listVersions(id).ok().path("items");
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("status").asString()).isEqualTo("IN_FORCE");
        assertThat(versions.get(0).path("inForce").path("to").asString())
                .isEqualTo(day.minusDays(1).toString());
        assertThat(versions.get(1).path("status").asString()).isEqualTo("SIGNED");
        assertThat(community
                        .agreements("auditor")
                        .readAgreement(first, "asOf", day)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("AMENDED");
        assertThat(revocations()).isEqualTo(10);
    }

    @Test
    void a_version_signed_late_begins_when_it_is_signed() {
        var first = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var id = community
                .agreements("director")
                .amendAgreement(
                        first, amendment(community.resolution(), World.today().minusDays(30)))
                .id();
        assertThat(community.sign(id).path("inForce").path("from").asString())
                .isEqualTo(World.today().toString());
        assertThat(community
                        .agreements("auditor")
                        .readAgreement(first)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("AMENDED");
        assertThat(community
                        .ruled("PAYMENT", World.today().minusDays(1))
                        .path("agreementVersion")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void while_suspended_nothing_new_is_begun() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var reason = Map.of("reason", "核查往来款");
        community.agreements("supervisor").suspendAgreement(id, reason).refused(400, "request.malformed");
        community.agreements("cashier").suspendAgreement(id, reason).refused(403, "access.role");
        var suspended = community
                .agreements("supervisor")
                .suspendAgreement(id, Body.of("reason", "核查", "order", "监〔2026〕3号"))
                .ok();
        assertThat(suspended.path("status").asString()).isEqualTo("SUSPENDED");
        community.agreements("leader").suspendAgreement(id, reason).refused(409, "agreement.suspended-already");
        var refusal = community
                .put(community.payment("10.00", "恒源 " + UUID.randomUUID()))
                .ok()
                .path("refusal");
        assertThat(refusal.path("code").asString()).isEqualTo("agreement.suspended");
        assertThat(refusal.path("cures").get(0).path("link").asString()).isEqualTo(path(id, "resumption"));
        assertThat(code(community
                        .authority("funds")
                        .readMandate("funds", community.committee())
                        .is(404)))
                .isEqualTo("agreement.suspended");
        community.agreements("leader").resumeAgreement(id, reason).refused(403, "agreement.suspended-by-others");
        assertThat(community
                        .agreements("supervisor")
                        .resumeAgreement(id, reason)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
        community.agreements("supervisor").resumeAgreement(id, reason).refused(409, "agreement.not-suspended");
        assertThat(community
                        .put(community.payment("10.00", "恒源 " + UUID.randomUUID()))
                        .ok()
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(community
                        .authority("funds")
                        .readMandate("funds", community.committee())
                        .is(200)
                        .path("mandate")
                        .asString())
                .isNotBlank();
        assertThat(revocations()).isEqualTo(15);
    }

    @Test
    void a_freeze_lets_things_be_finished_and_nothing_begun() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        community
                .agreements("leader")
                .terminateAgreement(
                        id,
                        Body.of(
                                "reason", "机构调整",
                                "freezeOn", World.today().toString(),
                                "effectiveOn", World.today().plusDays(30).toString()))
                .ok();
        assertThat(code(community
                        .put(community.payment("10.00", "恒源 " + UUID.randomUUID()))
                        .ok()))
                .isEqualTo("agreement.frozen");
        assertThat(code(community
                        .put(community.act(draft -> draft.kind("ASSET")))
                        .ok()))
                .isEqualTo("agreement.frozen");
        assertThat(community
                        .put(community.act(draft -> draft.kind("RECEIPT")))
                        .ok()
                        .path("ruling")
                        .asString())
                .isEqualTo("PERMITTED");
        assertThat(community
                        .authority("funds")
                        .readMandate("funds", community.committee())
                        .is(200)
                        .path("mandate")
                        .asString())
                .isNotBlank();
    }

    @Test
    void notice_is_given_once_with_possible_days_and_by_the_assembly() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var past = Body.of("reason", "x", "freezeOn", "2026-02-01", "effectiveOn", "2026-01-15");
        assertThat(community
                        .agreements("leader")
                        .terminateAgreement(id, past)
                        .refused(400, "request.malformed")
                        .path("violations"))
                .hasSize(3);
        var ordered = Body.of(
                "reason", "居民代表会议决定", "effectiveOn", World.today().plusDays(40).toString());
        community.agreements("director").terminateAgreement(id, ordered).refused(422, "agreement.resolution-needed");
        ordered.put("resolution", community.resolution());
        var key = IdempotencyKeys.next();
        var first = community.agreements("director").withKey(key).terminateAgreement(id, ordered);
        first.ok();
        assertThat(first.isReplayed()).isFalse();
        community
                .agreements("director")
                .withKey(key)
                .terminateAgreement(id, ordered)
                .replayed()
                .ok();
        community.agreements("leader").terminateAgreement(id, ordered).refused(409, "agreement.not-signed");
        community
                .agreements("director")
                .amendAgreement(id, amendment(community.resolution(), World.today()))
                .refused(409, "agreement.ended");
    }

    @Test
    void an_act_dated_back_into_an_ended_agreement_comes_too_late() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var yesterday =
                community.act(draft -> draft.amount("10.00").on(World.today().minusDays(1)));
        assertThat(community.put(yesterday).ok().path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        community
                .agreements("director")
                .terminateAgreement(id, Map.of("reason", "收回"))
                .ok();
        assertThat(code(community
                        .put(community.act(
                                draft -> draft.amount("10.00").on(World.today().minusDays(1))))
                        .ok()))
                .isEqualTo("agreement.not-in-force");
        assertThat(community.put(yesterday).ok().path("ruling").asString())
                .as("what was ruled stays ruled")
                .isEqualTo("NEEDS_PROCEDURE");
    }

    @Test
    void of_two_notices_at_the_same_moment_one_counts() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var statuses = IntStream.range(0, 4)
                .parallel()
                .mapToObj(_ -> community
                        .agreements("leader")
                        .terminateAgreement(id, Map.of("reason", "同时"))
                        .status())
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(200, 409, 409, 409);
        assertThat(code(community
                        .put(community.payment("10.00", "恒源 " + UUID.randomUUID()))
                        .ok()))
                .isEqualTo("agreement.not-in-force");
    }

    @Test
    void a_draft_against_the_law_is_refused_with_every_finding_at_its_clause() {
        community.registered("URBAN");
        var step = Body.of("title", "主任", "english", "director", "role", "committee-director", "days", 2);
        var clauses = List.of(
                Body.of(
                        "number", "1",
                        "text", "付款",
                        "english", "payments",
                        "procedure",
                                Body.of(
                                        "kind",
                                        "PAYMENT",
                                        "area",
                                        "FUNDS",
                                        "originators",
                                        List.of("reporter"),
                                        "splittingDays",
                                        3661)),
                Body.of(
                        "number", "2",
                        "text", "付款",
                        "english", "payments",
                        "band", Body.of("kind", "PAYMENT", "steps", List.of(step))),
                Body.of(
                        "number", "3",
                        "text", "其他",
                        "english", "others",
                        "standing",
                                List.of(
                                        Body.of("kind", "GUARANTEE", "area", "FUNDS", "roles", List.of("cashier")),
                                        Body.of("kind", "LOAN", "area", "FUNDS", "roles", List.of("archivist")),
                                        Body.of("kind", "FILING", "area", "ARCHIVES", "roles", List.of("archivist")))));
        var draft = Body.of(
                "principal",
                community.committee(),
                "resolution",
                community.resolution(),
                "clauses",
                clauses,
                "scope",
                List.of("FUNDS", "SEALS"),
                "term",
                Body.of("from", "2026-01-01", "to", "2028-12-31"));
        var problem = community.agreements("director").draftAgreement(draft).refused(422, "agreement.unsound");
        assertThat(problem.path("violations")).hasSize(6);
        assertThat(String.join("; ", Body.texts(problem.path("violations"), "message")))
                .contains(
                        "above 20000.00 the law wants RESOLUTION",
                        "PAYMENT: the splitting window is longer than 3660 days",
                        "GUARANTEE: no area owns acts of this kind",
                        "LOAN: belongs to ARCHIVES, not to FUNDS",
                        "ARCHIVES is not in the scope",
                        "SEALS is in the scope, but no clause speaks of it");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/clauses/0");
        assertThat(problem.path("violations").get(1).path("pointer").asString()).isEqualTo("/clauses/1");
    }

    @Test
    void clauses_that_do_not_fit_the_schema_are_malformed() {
        community.registered("URBAN");
        var clause = Body.of(
                "number", "1 a",
                "text", "付款",
                "english", "payments",
                "standing",
                        List.of(Body.of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("Cashier", "Cashier"))));
        var draft = community.terms(terms -> terms.template("urban"));
        draft.remove("template");
        draft.put("clauses", List.of(clause));
        var problem = community.agreements("director").draftAgreement(draft).refused(400, "request.malformed");
        assertThat(problem.path("violations").findValuesAsString("pointer"))
                .contains("/clauses/0/number", "/clauses/0/standing/0/roles", "/clauses/0/standing/0/roles/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN|不符合格式 ^[0-9A-Za-z.\\-]{1,20}$|重复填列",
                "en|does not match ^[0-9A-Za-z.\\-]{1,20}$|is given twice"
            })
    void clauses_that_do_not_fit_the_schema_are_told_in_the_readers_language(
            String language, String number, String roles) {
        var clause = Body.of(
                "number", "1 a",
                "text", "付款",
                "english", "payments",
                "standing",
                        List.of(Body.of("kind", "RECEIPT", "area", "FUNDS", "roles", List.of("cashier", "cashier"))));
        community.registered("URBAN");
        var draft = community.terms(terms -> terms.template("urban"));
        draft.remove("template");
        draft.put("clauses", List.of(clause));

        var problem = community
                .agreements("director")
                .with("Accept-Language", language)
                .draftAgreement(draft)
                .refused(400, "request.malformed");

        assertThat(texts(problem.path("violations"), "message")).containsExactlyInAnyOrder(number, roles);
    }

    @Test
    void templates_are_offered_by_day_and_read_by_version() {
        assertThat(community
                        .agreements("reporter")
                        .listTemplates("asOf", "2026-06-01")
                        .items())
                .hasSize(2);
        assertThat(community
                        .agreements("reporter")
                        .listTemplates("asOf", "2025-06-01")
                        .items())
                .isEmpty();
        var urban = community
                .agreements("reporter")
                .readTemplate("urban", "version", 1)
                .ok();
        assertThat(urban.path("template").path("communityKind").asString()).isEqualTo("URBAN");
        assertThat(urban.path("clauses").size())
                .isEqualTo(urban.path("template").path("clauses").asInt());
        community.agreements("reporter").readTemplate("rural").refused(404, "access.not-found");
        community.agreements("reporter").readTemplate("urban", "version", 9).refused(404, "access.not-found");
    }

    @Test
    void an_agreement_says_what_it_entrusts() {
        community.registered("URBAN");
        var draft = community.terms(terms -> terms.template("urban"));
        draft.put("handoverRequired", List.of("SEALS"));
        var made = community.agreements("director").draftAgreement(draft).created();
        assertThat(made.path("scope")).hasSize(5);
        assertThat(made.path("templateVersion").asInt()).isEqualTo(2);
        assertThat(made.path("handoverRequired").get(0).asString()).isEqualTo("SEALS");
    }

    @Test
    void strangers_see_and_change_nothing() {
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var stranger = World.over(client).community();
        var director = stranger.agreements("director");
        director.listVersions(id).refused(404, "access.not-found");
        director.listOpenMatters(id).refused(404, "access.not-found");
        director.listHandovers(id).refused(404, "access.not-found");
        stranger.agreements("director")
                .terminateAgreement(id, Map.of("reason", "x"))
                .refused(404, "access.not-found");
        stranger.agreements("director")
                .suspendAgreement(id, Map.of("reason", "x"))
                .refused(404, "access.not-found");
        stranger.agreements("director")
                .amendAgreement(id, amendment(community.resolution(), World.today()))
                .refused(404, "access.not-found");
    }

    private Map<String, Object> withoutTheAssembly() {
        var step = Body.of("title", "主任审批", "english", "director", "role", "committee-director", "days", 2);
        var draft = community.terms(terms -> terms.template("urban"));
        draft.remove("template");
        draft.put(
                "clauses",
                List.of(
                        Body.of(
                                "number", "1",
                                "text", "付款",
                                "english", "payments",
                                "procedure",
                                        Body.of(
                                                "kind",
                                                "PAYMENT",
                                                "area",
                                                "FUNDS",
                                                "originators",
                                                List.of("reporter"))),
                        Body.of(
                                "number", "2",
                                "text", "主任审批",
                                "english", "the director",
                                "band", Body.of("kind", "PAYMENT", "steps", List.of(step)))));
        return draft;
    }

    @Test
    void an_uncertain_figure_of_the_law_refuses_unless_the_place_has_it_only_warn() throws Exception {
        community.registered("URBAN", "CN-31");
        var draft = withoutTheAssembly();
        var refused = community.agreements("director").draftAgreement(draft).refused(422, "agreement.unsound");
        assertThat(refused.path("violations").get(0).path("message").asString()).contains("not certain yet");
        assertThat(community
                        .agreements("reporter")
                        .listLegalDemands("principal", community.committee())
                        .items())
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.path("unsure").asBoolean()).isTrue();
                    assertThat(row.path("severity").asString()).isEqualTo("REFUSE");
                    assertThat(row.path("source").asString()).contains("待核");
                });
        World.over(client)
                .community()
                .agreements("reporter")
                .listLegalDemands("principal", community.committee())
                .refused(403, "access.principal");
        TestPostgres.execute(
                "agreements",
                "insert into unsure_demand_severity (region, valid_from, severity, source)"
                        + " values ('CN-31', '2026-01-01', 'WARN', '市民政局口径')");
        JsonNode drafted;
        try {
            assertThat(community
                            .agreements("reporter")
                            .listLegalDemands("principal", community.committee())
                            .items())
                    .allSatisfy(
                            row -> assertThat(row.path("severity").asString()).isEqualTo("WARN"));
            drafted = community.agreements("director").draftAgreement(draft).created();
        } finally {
            TestPostgres.execute("agreements", "delete from unsure_demand_severity where region = 'CN-31'");
        }
        assertThat(texts(drafted.path("warnings"), "pointer")).containsExactly("/clauses/1", "/term/from");
        assertThat(community
                        .sign(drafted.path("id").asString())
                        .path("warnings")
                        .values())
                .contains(drafted.path("warnings").get(0));
        assertThat(community
                        .agreements("reporter")
                        .with("Accept-Language", "zh-CN")
                        .readAgreement(drafted.path("id").asString())
                        .ok()
                        .at("/warnings/0/message")
                        .asString())
                .contains("法律要求 RESOLUTION", "数额尚待核实")
                .doesNotContain("the law wants");
        assertThat(drafted.at("/warnings/0/message").asString()).contains("a figure not certain yet");
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 晚于起始日, after it began", "en, after it began, 晚于起始日"})
    void an_agreement_signed_after_it_began_says_so_in_the_readers_language(
            String language, String told, String untold) {
        var community = World.over(client).community().urban();

        var read = community
                .agreements("reporter")
                .with("Accept-Language", language)
                .readAgreement(community.agreement())
                .ok();

        assertThat(read.path("warnings").values())
                .filteredOn(warning -> warning.path("pointer").asString().equals("/term/from"))
                .extracting(warning -> warning.path("message").asString())
                .singleElement()
                .asString()
                .contains(told)
                .doesNotContain(untold);
    }

    @Test
    void an_agreement_signed_after_it_began_warns_of_it() {
        var community = World.over(client).community().urban();

        assertThat(community
                        .agreements("reporter")
                        .readAgreement(community.agreement())
                        .ok()
                        .path("warnings")
                        .values())
                .anySatisfy(warning -> {
                    assertThat(warning.path("pointer").asString()).isEqualTo("/term/from");
                    assertThat(warning.path("message").asString())
                            .contains(World.today().toString());
                });
    }
}
