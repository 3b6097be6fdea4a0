package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Communities, votes, agreements, rulings and matters, over HTTP on a real database. */
@AgreementsTest
class AuthorityApiTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private WebTestClient client;

    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    private final String principal = community + "-committee";

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private WebTestClient.ResponseSpec post(String login, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        var problem = body(answer, status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private JsonNode get(String login, String path) {
        return body(
                client.get()
                        .uri(path)
                        .header("Authorization", TestTokens.bearer(login))
                        .exchange(),
                200);
    }

    private void settle(String kind) {
        body(post("civil-affairs", "/v1/communities", Map.of("code", community, "name", "南湖社区", "kind", kind)), 201);
        body(
                post(
                        "civil-affairs",
                        "/v1/principals",
                        Map.of("id", principal, "community", community, "kind", "COMMITTEE", "legalName", "居委会")),
                201);
    }

    private Map<String, Object> vote(int eligible, int present, int inFavour) {
        return Map.of(
                "principal",
                principal,
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

    private String resolution() {
        return body(post("director." + community, "/v1/resolutions", vote(61, 45, 31)), 201)
                .path("id")
                .asString();
    }

    private Map<String, Object> draft(String template, String resolution) {
        return Map.of(
                "principal",
                principal,
                "street",
                "binhe",
                "resolution",
                resolution,
                "template",
                template,
                "term",
                Map.of("from", "2026-01-01", "to", "2028-12-31"));
    }

    private String agree(String kind, String template) {
        settle(kind);
        var id = body(post("director." + community, "/v1/agreements", draft(template, resolution())), 201)
                .path("id")
                .asString();
        body(post("director." + community, "/v1/agreements/" + id + "/signatures", Map.of()), 201);
        var signed = body(post("leader", "/v1/agreements/" + id + "/signatures", Map.of()), 201);
        assertThat(signed.path("status").asString()).isEqualTo("IN_FORCE");
        return id;
    }

    private Act act(String kind, @Nullable String amount, String payee, String role, LocalDate on) {
        return new Act(
                UUID.randomUUID(),
                new PrincipalId(principal),
                kind,
                amount == null ? null : Money.parse(amount),
                "路面修补",
                "OFFICE",
                new Counterparty(payee, null),
                false,
                new Requester(role + "." + community, "报账员", List.of(role)),
                on,
                Map.of("payee", payee));
    }

    private Act payment(String amount, String payee) {
        return act("PAYMENT", amount, payee, "reporter", TODAY);
    }

    private WebTestClient.ResponseSpec put(Act act) {
        return client.put()
                .uri("/internal/acts/" + act.id())
                .header("Authorization", TestTokens.service("funds"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("act", act.json(), "digest", act.digest()))
                .exchange();
    }

    private String opened(Act act) {
        var answer = body(put(act), 200);
        assertThat(answer.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        return answer.path("matter").path("id").asString();
    }

    private static String step(JsonNode matter, int no) {
        return matter.path("steps").get(no - 1).path("id").asString();
    }

    private WebTestClient.ResponseSpec approve(String login, String matter, int no, Object body) {
        var seen = get("district", "/v1/matters/" + matter);
        return post(login, "/v1/matters/" + matter + "/steps/" + step(seen, no) + "/approve", body);
    }

    @Test
    void a_small_payment_goes_its_whole_way() {
        agree("VILLAGE_CONVERTED", "village-converted");
        var act = payment("480.00", "恒源");
        var matter = opened(act);
        assertThat(get("director." + community, "/v1/matters?mine=true").path("items"))
                .hasSize(1);
        assertThat(get("secretary." + community, "/v1/matters?mine=true").path("items"))
                .isEmpty();
        var approved = body(approve("director." + community, matter, 1, Map.of("comment", "同意")), 200);
        assertThat(approved.path("status").asString()).isEqualTo("APPROVED");
        var warrant = get("cashier", "/v1/warrants/" + approved.path("warrant").asString());
        assertThat(warrant.path("digest").asString()).isEqualTo(act.digest());
        assertThat(warrant.path("status").asString()).isEqualTo("LIVE");
        assertThat(body(put(act), 200).path("warrant").asString())
                .isEqualTo(warrant.path("token").asString());
        var event = UUID.randomUUID();
        IntStream.range(0, 2)
                .forEach(_ -> NeighbourStub.tell(
                                client,
                                event,
                                "funds",
                                principal,
                                "act.executed",
                                Map.of(
                                        "act", act.id(),
                                        "warrant", warrant.path("id").asString(),
                                        "by", "releaser",
                                        "at", Instant.now()))
                        .expectStatus()
                        .isNoContent());
        assertThat(get("auditor", "/v1/matters/" + matter).path("status").asString())
                .isEqualTo("EXECUTED");
        assertThat(get("auditor", "/v1/warrants/" + warrant.path("id").asString())
                        .path("status")
                        .asString())
                .isEqualTo("SPENT");
    }

    @Test
    void a_vote_that_falls_short_is_kept_and_carries_no_agreement() {
        settle("VILLAGE_CONVERTED");
        var failed = body(post("director." + community, "/v1/resolutions", vote(61, 40, 40)), 201);
        assertThat(failed.path("valid").asBoolean()).isFalse();
        assertThat(failed.path("reasons").get(0).path("figure").asString()).isEqualTo("quorum");
        var problem = refused(
                post(
                        "director." + community,
                        "/v1/agreements",
                        draft("village-converted", failed.path("id").asString())),
                422,
                "resolution.invalid");
        assertThat(problem.path("cure")).isNotEmpty();
    }

    @Test
    void impossible_votes_are_malformed() {
        settle("URBAN");
        var problem =
                refused(post("director." + community, "/v1/resolutions", vote(10, 11, 9)), 400, "request.malformed");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/present");
    }

    @Test
    void both_sides_sign_each_once_and_only_they() {
        settle("URBAN");
        var id = body(post("director." + community, "/v1/agreements", draft("urban", resolution())), 201)
                .path("id")
                .asString();
        var path = "/v1/agreements/" + id + "/signatures";
        refused(post("secretary." + community, path, Map.of()), 403, "access.role");
        refused(post("director.elsewhere", path, Map.of()), 404, "access.not-found");
        body(post("leader", path, Map.of()), 201);
        refused(post("leader", path, Map.of()), 409, "agreement.already-signed");
        refused(post("director." + community, path, Map.of("digest", "sha-256:other")), 422, "agreement.other-text");
        assertThat(body(post("director." + community, path, Map.of()), 201)
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_second_agreement_for_the_same_time_is_not_signed() {
        agree("URBAN", "urban");
        var second = body(post("director." + community, "/v1/agreements", draft("urban", resolution())), 201)
                .path("id")
                .asString();
        refused(post("leader", "/v1/agreements/" + second + "/signatures", Map.of()), 409, "agreement.overlaps");
    }

    @Test
    void an_unsound_draft_is_refused_with_every_finding() {
        settle("URBAN");
        var step = Map.of("title", "主任", "english", "director", "role", "reporter", "days", 1);
        var clauses = List.of(
                Map.of(
                        "number", "2.0",
                        "text", "付款",
                        "english", "payments",
                        "procedure", Map.of("kind", "PAYMENT", "area", "FUNDS", "originators", List.of("reporter"))),
                Map.of(
                        "number", "2.1",
                        "text", "付款",
                        "english", "payments",
                        "band", Map.of("kind", "PAYMENT", "upTo", "500.00", "steps", List.of(step))),
                Map.of(
                        "number", "2.2",
                        "text", "付款",
                        "english", "payments",
                        "band", Map.of("kind", "PAYMENT", "from", "600.00", "steps", List.of(step))));
        var problem = refused(
                post(
                        "director." + community,
                        "/v1/agreements",
                        Map.of(
                                "principal",
                                principal,
                                "resolution",
                                resolution(),
                                "clauses",
                                clauses,
                                "term",
                                Map.of("from", "2026-01-01", "to", "2028-12-31"))),
                422,
                "agreement.unsound");
        assertThat(problem.path("detail").asString())
                .contains("a gap between 500.00 and 600.00", "could approve his own request");
    }

    @ParameterizedTest
    @CsvSource({
        "VILLAGE_CONVERTED, village-converted, 4980.00, 3, 2.2",
        "URBAN, urban, 4980.00, 3, 2.3",
        "URBAN, urban, 5000.01, 4, 2.4"
    })
    void a_dry_run_shows_the_ladder_and_opens_nothing(
            String kind, String template, String amount, int steps, String clause) {
        agree(kind, template);
        var ruling = body(
                post(
                        "reporter." + community,
                        "/v1/rulings",
                        Map.of("principal", principal, "act", Map.of("kind", "PAYMENT", "amount", amount))),
                200);
        assertThat(ruling.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(ruling.path("steps").size()).isEqualTo(steps);
        assertThat(ruling.path("clauses").get(1).path("number").asString()).isEqualTo(clause);
        assertThat(get("reporter." + community, "/v1/matters").path("items")).isEmpty();
    }

    @Test
    void the_subdistrict_never_originates_and_nothing_is_done_outside_the_scope() {
        agree("VILLAGE_CONVERTED", "village-converted");
        var subdistrict = body(put(act("PAYMENT", "10.00", "甲", "cashier", TODAY)), 200);
        assertThat(subdistrict.path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(subdistrict.path("refusal").path("code").asString()).isEqualTo("agreement.street-may-not-originate");
        assertThat(subdistrict.path("refusal").path("clauses")).isNotEmpty();
        var outside = body(put(act("GUARANTEE", "10.00", "甲", "reporter", TODAY)), 200);
        assertThat(outside.path("refusal").path("code").asString()).isEqualTo("agreement.out-of-scope");
    }

    @Test
    void without_an_agreement_in_force_everything_is_forbidden() {
        settle("URBAN");
        var answer = body(put(payment("10.00", "甲")), 200);
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.not-in-force");
        client.get()
                .uri("/internal/mandates/funds/" + principal)
                .header("Authorization", TestTokens.service("funds"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void a_split_purchase_takes_the_authority_of_its_sum_even_at_the_same_moment() {
        agree("VILLAGE_CONVERTED", "village-converted");
        var answers = IntStream.range(0, 2)
                .parallel()
                .mapToObj(n -> opened(payment(n == 0 ? "4980.00" : "4950.00", n == 0 ? "恒源 铺装" : "恒源铺装")))
                .map(matter ->
                        get("auditor", "/v1/matters/" + matter).path("steps").size())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(3, 5);
    }

    @Test
    void purchases_outside_the_window_or_from_others_stand_alone() {
        agree("VILLAGE_CONVERTED", "village-converted");
        opened(act("PAYMENT", "4980.00", "恒源", "reporter", TODAY.minusDays(30)));
        var alone = opened(payment("4950.00", "恒源"));
        assertThat(get("auditor", "/v1/matters/" + alone).path("steps")).hasSize(3);
        var other = opened(payment("4950.00", "别家"));
        assertThat(get("auditor", "/v1/matters/" + other).path("steps")).hasSize(3);
    }

    @Test
    void an_act_put_twice_opens_one_matter_and_another_body_none() {
        agree("URBAN", "urban");
        var act = payment("10.00", "甲");
        assertThat(opened(act)).isEqualTo(opened(act));
        var changed = new Act(
                act.id(),
                act.principal(),
                act.kind(),
                Money.parse("11.00"),
                act.subject(),
                act.category(),
                act.counterparty(),
                false,
                act.requestedBy(),
                act.on(),
                act.particulars());
        refused(put(changed), 422, "matter.digest-differs");
    }

    @Test
    void of_concurrent_last_approvals_one_counts() {
        agree("URBAN", "urban");
        var matter = opened(payment("10.00", "甲"));
        var ok = IntStream.range(0, 8)
                .parallel()
                .map(_ -> approve("director." + community, matter, 1, Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();
        assertThat(ok).isEqualTo(1);
    }

    @Test
    void steps_have_their_role_their_order_and_their_community() {
        agree("VILLAGE_CONVERTED", "village-converted");
        var matter = opened(payment("800.00", "甲"));
        refused(approve("director." + community, matter, 1, Map.of()), 403, "matter.wrong-role");
        refused(approve("director." + community, matter, 2, Map.of()), 409, "matter.step-not-open");
        refused(approve("secretary.elsewhere", matter, 1, Map.of()), 404, "access.not-found");
        body(approve("secretary." + community, matter, 1, Map.of()), 200);
        refused(approve("secretary." + community, matter, 1, Map.of()), 409, "matter.step-not-open");
    }

    @Test
    void a_large_payment_wants_a_resolution_that_counts_and_still_covers_it() {
        agree("VILLAGE_CONVERTED", "village-converted");
        var vote = new HashMap<>(vote(61, 45, 31));
        vote.put("amount", "60000.00");
        vote.put("noticeOn", TODAY.minusDays(20).toString());
        vote.put("heldOn", TODAY.minusDays(10).toString());
        var resolution = body(post("director." + community, "/v1/resolutions", vote), 201)
                .path("id")
                .asString();
        var failed = body(post("director." + community, "/v1/resolutions", vote(61, 40, 40)), 201)
                .path("id")
                .asString();
        var first = large("乙");
        refused(approve("supervisor." + community, first, 3, Map.of()), 422, "matter.evidence-missing");
        refused(approve("supervisor." + community, first, 3, evidence(failed)), 422, "resolution.invalid");
        refused(
                approve(
                        "supervisor." + community,
                        first,
                        3,
                        evidence(UUID.randomUUID().toString())),
                422,
                "resolution.unknown");
        body(approve("supervisor." + community, first, 3, evidence(resolution)), 200);
        var second = large("丙");
        refused(approve("supervisor." + community, second, 3, evidence(resolution)), 422, "resolution.exhausted");
    }

    private String large(String payee) {
        var matter = opened(payment("40000.00", payee));
        body(approve("secretary." + community, matter, 1, Map.of()), 200);
        body(approve("director." + community, matter, 2, Map.of()), 200);
        return matter;
    }

    private static Map<String, Object> evidence(String resolution) {
        return Map.of(
                "evidence", List.of(Map.of("kind", "RESOLUTION", "resolution", resolution, "confirmation", "所议即本次付款")));
    }

    @Test
    void returned_once_sent_again_and_rejected_for_good() {
        agree("URBAN", "urban");
        var matter = opened(payment("10.00", "甲"));
        var path = "/v1/matters/" + matter;
        var step = step(get("auditor", path), 1);
        refused(post("director." + community, path + "/steps/" + step + "/return", Map.of()), 400, "request.malformed");
        var missing = Map.of("missing", List.of("发票", "验收单"));
        assertThat(body(post("director." + community, path + "/steps/" + step + "/return", missing), 200)
                        .path("status")
                        .asString())
                .isEqualTo("RETURNED");
        refused(post("director." + community, path + "/resubmit", Map.of()), 403, "matter.not-the-requester");
        body(post("reporter." + community, path + "/resubmit", Map.of("comment", "已补")), 200);
        refused(
                post("director." + community, path + "/steps/" + step + "/return", missing),
                409,
                "matter.already-returned");
        body(post("director." + community, path + "/steps/" + step + "/reject", Map.of("comment", "不实")), 200);
        refused(approve("director." + community, matter, 1, Map.of()), 409, "matter.closed");
    }

    @Test
    void a_terminated_agreement_ends_new_acts_and_mandates() {
        var id = agree("URBAN", "urban");
        body(post("director." + community, "/v1/agreements/" + id + "/termination", Map.of("reason", "收回")), 200);
        var answer = body(put(payment("10.00", "甲")), 200);
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.not-in-force");
    }

    @Test
    void numbers_have_no_gap_under_load() throws Exception {
        agree("URBAN", "urban");
        IntStream.range(0, 40).parallel().forEach(n -> opened(payment("1.00", "payee " + n)));
        var numbers = new ArrayList<Integer>();
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select right(number, 6)::int from matter order by number");
            while (found.next()) {
                numbers.add(found.getInt(1));
            }
        }
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void lists_show_only_ones_own() {
        agree("URBAN", "urban");
        opened(payment("1.00", "甲"));
        for (var path :
                List.of("/v1/matters", "/v1/agreements", "/v1/resolutions", "/v1/principals", "/v1/communities")) {
            assertThat(get("reporter." + community, path).path("items"))
                    .as(path)
                    .hasSize(1);
            assertThat(get("reporter.elsewhere", path).path("items")).as(path).isEmpty();
        }
    }

    @Test
    void an_urban_community_has_no_collective() {
        settle("URBAN");
        refused(
                post(
                        "civil-affairs",
                        "/v1/principals",
                        Map.of(
                                "id",
                                community + "-collective",
                                "community",
                                community,
                                "kind",
                                "COLLECTIVE",
                                "legalName",
                                "合作社")),
                422,
                "community.no-collective");
        refused(
                post("reporter." + community, "/v1/communities", Map.of("code", "xx", "name", "x", "kind", "URBAN")),
                403,
                "access.role");
    }

    @Test
    void a_fault_of_the_subdistrict_points_to_the_field_the_client_sent() {
        var community = Map.of("code", "pingan", "name", "平安社区", "kind", "URBAN", "street", "滨河");
        var problem = body(post("civil-affairs", "/v1/communities", community), 400);
        assertThat(problem.path("violations").findValuesAsString("pointer")).containsExactly("/street");
    }

    @Test
    void the_calendar_knows_holidays_and_shifted_days() {
        var days = get("reporter." + community, "/v1/calendar?from=2026-10-01&to=2026-10-10")
                .path("days");
        assertThat(days.get(0).path("working").asBoolean()).isFalse();
        assertThat(days.get(9).path("working").asBoolean()).isTrue();
    }
}
