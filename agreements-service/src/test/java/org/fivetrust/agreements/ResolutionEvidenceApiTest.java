package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Scene.TODAY;
import static org.fivetrust.agreements.Scene.body;
import static org.fivetrust.agreements.Scene.refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** A resolution serves the items and amounts it decided, once, of its subject, while it holds. */
@AgreementsTest
class ResolutionEvidenceApiTest {

    private static final int CHECK = 3;

    private static final String WORD = "经核对会议记录，所议即本次付款";

    @Autowired
    private WebTestClient client;

    private Scene scene;

    @BeforeEach
    void aVillageThatWasConverted() {
        scene = Scene.converted(client);
    }

    private Map<String, Object> vote(Object... more) {
        var vote = new HashMap<String, Object>(Map.of(
                "principal",
                scene.principal,
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                TODAY.minusDays(20).toString(),
                "heldOn",
                TODAY.minusDays(10).toString(),
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
                "修补路面"));
        for (var n = 0; n < more.length; n += 2) {
            vote.put((String) more[n], more[n + 1]);
        }
        return vote;
    }

    private static Map<String, Object> item(String amount, Object... more) {
        var item = new HashMap<String, Object>(Map.of("no", 1, "subject", "修补路面", "kind", "PAYMENT"));
        item.put("amount", amount);
        for (var n = 0; n < more.length; n += 2) {
            item.put((String) more[n], more[n + 1]);
        }
        return item;
    }

    private String recorded(Map<String, Object> vote) {
        var recorded = body(scene.post(scene.login("director"), "/v1/resolutions", vote), 201);
        assertThat(recorded.path("valid").asBoolean()).as(recorded.toString()).isTrue();
        return recorded.path("id").asString();
    }

    private JsonNode resolution(String id) {
        return scene.get(scene.login("reporter"), "/v1/resolutions/" + id);
    }

    /** A payment that waits for the supervisor, who lays the resolution. */
    private String waiting(String amount, String payee) {
        var matter = scene.opened(amount, payee);
        body(scene.approve(scene.login("secretary"), matter, 1), 200);
        body(scene.approve(scene.login("director"), matter, 2), 200);
        return matter;
    }

    private static Map<String, Object> evidence(String resolution, @Nullable Integer item, @Nullable String word) {
        var evidence = new HashMap<String, Object>(Map.of("kind", "RESOLUTION", "resolution", resolution));
        if (item != null) {
            evidence.put("item", item);
        }
        if (word != null) {
            evidence.put("confirmation", word);
        }
        return Map.of("evidence", List.of(evidence));
    }

    private ResponseSpec laid(String matter, String resolution, @Nullable Integer item, @Nullable String word) {
        return scene.approve(scene.login("supervisor"), matter, CHECK, evidence(resolution, item, word));
    }

    private ResponseSpec laid(String matter, String resolution, @Nullable Integer item) {
        return scene.approve(scene.login("supervisor"), matter, CHECK, evidence(resolution, item, null));
    }

    private ResponseSpec confirmed(String bearer, String matter, String resolution, @Nullable Integer item) {
        var confirmation = new HashMap<String, Object>(Map.of("resolution", resolution, "statement", WORD));
        if (item != null) {
            confirmation.put("item", item);
        }
        return scene.post(bearer, "/v1/matters/" + matter + "/evidence-confirmations", confirmation);
    }

    private String founding() {
        return scene.get(scene.login("director"), "/v1/agreements")
                .path("items")
                .get(0)
                .path("resolution")
                .asString();
    }

    @Test
    void the_founding_vote_pays_neither_three_times_90000_nor_400000() {
        var founding = founding();
        for (var payee : List.of("甲", "乙", "丙")) {
            refused(laid(waiting("90000.00", payee), founding, null), 422, "resolution.carries-agreement");
        }
        var large = waiting("400000.00", "丁");
        refused(laid(large, founding, null), 422, "resolution.carries-agreement");
        refused(confirmed(scene.login("supervisor"), large, founding, null), 422, "resolution.carries-agreement");
        assertThat(resolution(founding).path("uses")).isEmpty();
    }

    @Test
    void an_amount_in_the_founding_vote_makes_it_no_vote_on_a_payment() {
        var desk = new Desk(client);
        desk.settle("VILLAGE_CONVERTED", "CN");
        var vote = desk.vote(desk.committee);
        vote.put("amount", "400000.00");
        var founding = body(desk.post("director", "/v1/resolutions", vote), 201)
                .path("id")
                .asString();
        desk.sign(body(desk.post("director", "/v1/agreements", desk.draft("village-converted", founding)), 201)
                .path("id")
                .asString());
        var matter = desk.pay("400000.00").path("matter").path("id").asString();
        var steps = "/v1/matters/" + matter + "/steps/";
        for (var no = 0; no < 2; no++) {
            var step =
                    desk.get("auditor", "/v1/matters/" + matter).path("steps").get(no);
            body(
                    desk.post(
                            no == 0 ? "secretary" : "director",
                            steps + step.path("id").asString() + "/approve",
                            Map.of()),
                    200);
        }
        var check = desk.get("auditor", "/v1/matters/" + matter).path("steps").get(2);
        refused(
                desk.post(
                        "supervisor",
                        steps + check.path("id").asString() + "/approve",
                        Map.of("evidence", List.of(Map.of("kind", "RESOLUTION", "resolution", founding)))),
                422,
                "resolution.carries-agreement");
    }

    @Test
    void a_vote_without_an_amount_decides_none() {
        refused(laid(waiting("90000.00", "甲"), recorded(vote()), null), 422, "resolution.decides-no-amount");
    }

    @Test
    void a_vote_on_another_subject_passes_by_nobodys_silence() {
        var other = recorded(vote("subject", "购置健身器材", "amount", "90000.00"));
        var matter = waiting("90000.00", "甲");
        var problem = refused(laid(matter, other, null), 422, "resolution.not-confirmed");
        assertThat(problem.path("cure").get(0).path("who").asString()).isEqualTo("supervisor");
        assertThat(problem.path("cure").get(0).path("link").asString())
                .isEqualTo("/v1/matters/" + matter + "/evidence-confirmations");
        body(laid(matter, other, null, WORD), 200);
        var shown = scene.matter(matter).path("resolutions").get(0);
        assertThat(shown.path("state").asString()).isEqualTo("RESERVED");
        assertThat(shown.path("decided").asString()).isEqualTo("购置健身器材");
        var word = shown.path("confirmation");
        assertThat(word.path("by").asString()).isEqualTo(scene.subject("supervisor"));
        assertThat(word.path("byName").asString()).isEqualTo(scene.subject("supervisor"));
        assertThat(word.path("statement").asString()).isEqualTo(WORD);
        assertThat(word.path("at").asString()).isNotBlank();
        var ruling = scene.matter(matter).path("ruling").path("ruling").asString();
        var explained = scene.get(scene.login("reporter"), "/v1/rulings/" + ruling);
        assertThat(explained.path("resolutions").get(0)).isEqualTo(shown);
        assertThat(explained.path("reproduced").asBoolean()).isTrue();
    }

    @Test
    void another_kind_another_counterparty_or_another_body_is_another_act() {
        var matter = waiting("90000.00", "恒源铺装");
        refused(
                laid(matter, recorded(vote("items", List.of(item("90000.00", "kind", "DISPOSAL")))), 1, WORD),
                422,
                "resolution.other-kind");
        refused(
                laid(matter, recorded(vote("items", List.of(item("90000.00", "counterparty", "别家")))), 1, WORD),
                422,
                "resolution.other-counterparty");
        var supervisors = vote("body", "SUPERVISORS", "eligible", 5, "present", 5, "inFavour", 5, "amount", "90000.00");
        refused(laid(matter, recorded(supervisors), null, WORD), 422, "resolution.body-not-competent");
        var collective = scene.community + "-collective";
        var elsewhere =
                recorded(vote("principal", collective, "body", "COLLECTIVE_REPRESENTATIVES", "amount", "90000.00"));
        refused(laid(matter, elsewhere, null, WORD), 422, "resolution.unknown");
        refused(
                scene.post(
                        scene.login("director"),
                        "/v1/resolutions",
                        vote("items", List.of(item("90000.00", "kind", "PAYMNT")))),
                400,
                "request.malformed");
    }

    @Test
    void an_item_of_this_very_payment_on_record_before_needs_nobodys_word() {
        var exactly = recorded(vote("items", List.of(item("90000.00", "counterparty", "恒源　铺装"))));
        var matter = waiting("90000.00", "恒源 铺装");
        var later = recorded(vote("items", List.of(item("90000.00", "counterparty", "恒源铺装"))));
        refused(laid(matter, later, 1), 422, "resolution.not-confirmed");
        body(laid(matter, exactly, 1), 200);
        assertThat(scene.matter(matter).path("resolutions").get(0).path("proof").asString())
                .isEqualTo("MATCHED");
        var part = waiting("80000.00", "恒源铺装");
        var whole = recorded(vote("items", List.of(item("90000.00", "counterparty", "恒源铺装"))));
        refused(laid(part, whole, 1), 422, "resolution.not-confirmed");
        body(laid(part, whole, 1, WORD), 200);
    }

    @Test
    void a_vote_that_the_requester_himself_wrote_down_proves_nothing_alone() {
        var vote = vote("items", List.of(item("90000.00", "counterparty", "恒源")));
        var own = body(scene.post(scene.login("reporter"), "/v1/resolutions", vote), 201)
                .path("id")
                .asString();
        refused(laid(waiting("90000.00", "恒源"), own, 1), 422, "resolution.not-confirmed");
    }

    @Test
    void what_a_matter_reserves_comes_back_when_it_fails_and_is_gone_when_it_is_done() {
        var id = recorded(vote("items", List.of(item("100000.00"))));
        var first = waiting("60000.00", "甲");
        body(laid(first, id, 1, WORD), 200);
        assertThat(resolution(id).path("items").get(0).path("left").asString()).isEqualTo("40000.00");
        var second = waiting("60000.00", "乙");
        refused(laid(second, id, 1, WORD), 422, "resolution.item-exhausted");
        var step = scene.step(first, 4);
        body(
                scene.post(
                        TestTokens.bearer("head"),
                        "/v1/matters/" + first + "/steps/" + step + "/reject",
                        Map.of("comment", "不实")),
                200);
        assertThat(resolution(id).path("uses").get(0).path("state").asString()).isEqualTo("RELEASED");
        body(laid(second, id, 1, WORD), 200);
        body(scene.approve(TestTokens.bearer("head"), second, 4), 200);
        body(scene.approve(TestTokens.bearer("leader"), second, 5), 200);
        executed(second);
        var shown = resolution(id);
        assertThat(shown.path("uses"))
                .extracting(use -> use.path("state").asString())
                .containsExactly("RELEASED", "CONSUMED");
        assertThat(shown.path("uses").get(1).path("matter").asString()).isEqualTo(second);
        assertThat(shown.path("items").get(0).path("left").asString()).isEqualTo("40000.00");
        refused(laid(waiting("60000.00", "丙"), id, 1, WORD), 422, "resolution.item-exhausted");
    }

    private void executed(String matter) {
        NeighbourStub.tell(
                        client,
                        UUID.randomUUID(),
                        "funds",
                        scene.principal,
                        "act.executed",
                        Map.of(
                                "act", scene.matter(matter).path("act").asString(),
                                "warrant", scene.matter(matter).path("warrant").asString(),
                                "by", "releaser",
                                "at", Instant.now()))
                .expectStatus()
                .isNoContent();
        assertThat(scene.matter(matter).path("status").asString()).isEqualTo("EXECUTED");
    }

    @Test
    void a_resolution_serves_while_it_holds() {
        var stated = recorded(vote(
                "items",
                List.of(item("90000.00", "validUntil", TODAY.minusDays(1).toString()))));
        var matter = waiting("90000.00", "甲");
        refused(laid(matter, stated, 1, WORD), 422, "resolution.lapsed");
        var old = TODAY.minusMonths(12).minusDays(1);
        refused(laid(matter, recorded(heldOn(old)), null, WORD), 422, "resolution.lapsed");
        body(laid(matter, recorded(heldOn(old.plusDays(2))), null, WORD), 200);
        var rule = scene.get(scene.login("reporter"), "/v1/meeting-rules")
                .path("validities")
                .get(0);
        assertThat(rule.path("months").asInt()).isEqualTo(12);
        assertThat(rule.path("unsure").asBoolean()).isTrue();
        assertThat(rule.path("source").asString()).isNotBlank();
        refused(
                scene.post(
                        scene.login("director"),
                        "/v1/resolutions",
                        vote(
                                "items",
                                List.of(item(
                                        "1.00",
                                        "validUntil",
                                        TODAY.minusDays(11).toString())))),
                400,
                "request.malformed");
    }

    private Map<String, Object> heldOn(LocalDate day) {
        return vote("amount", "90000.00", "noticeOn", day.minusDays(10).toString(), "heldOn", day.toString());
    }

    @Test
    void of_two_matters_at_once_one_has_the_last_of_it() {
        var id = recorded(vote("items", List.of(item("90000.00"))));
        var matters = IntStream.range(0, 4)
                .mapToObj(n -> waiting("90000.00", "收款人" + n))
                .toList();
        var won = matters.parallelStream()
                .map(matter -> laid(matter, id, 1, WORD)
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(resolution(id).path("uses")).hasSize(1);
    }

    @Test
    void the_database_itself_lets_no_use_through_that_nobody_vouched_for_or_that_is_too_much() throws Exception {
        var id = recorded(vote("items", List.of(item("90000.00"))));
        var matter = waiting("60000.00", "甲");
        assertThatThrownBy(() -> Scene.sql(use(id, matter, "60000.00", "MATCHED")))
                .hasMessageContaining("nobody has confirmed");
        assertThatThrownBy(() -> Scene.sql(use(id, matter, "60000.00", "CONFIRMED")))
                .hasMessageContaining("nobody has confirmed");
        body(confirmed(scene.login("supervisor"), matter, id, 1), 201);
        assertThatThrownBy(() -> Scene.sql(use(id, matter, "1.00", "CONFIRMED")))
                .hasMessageContaining("exhausted");
        body(laid(matter, id, 1), 200);
        var second = waiting("60000.00", "乙");
        Scene.sql("insert into evidence_confirmation (principal, matter, resolution, item, statement, confirmed_by,"
                + " confirmed_by_name, confirmed_at) values ('" + scene.principal + "', '" + second + "', '" + id
                + "', 1, 'x', 'somebody', 'somebody', now())");
        assertThatThrownBy(() -> Scene.sql(use(id, second, "60000.00", "CONFIRMED")))
                .hasMessageContaining("exhausted");
        assertThatThrownBy(() -> Scene.sql("update matter_step set status = 'APPROVED', by = 'x' where matter = '"
                        + second + "' and no = " + CHECK))
                .hasMessageContaining("no resolution has been laid");
        assertThatThrownBy(() -> Scene.sql("insert into evidence_confirmation (principal, matter, resolution, item,"
                        + " statement, confirmed_by, confirmed_by_name, confirmed_at) values ('" + scene.principal
                        + "', '" + second + "', '" + id + "', 2, 'x', '" + scene.subject("director")
                        + "', 'x', now())"))
                .hasMessageContaining("confirmed by somebody else");
    }

    private String use(String resolution, String matter, String amount, String proof) {
        return "insert into resolution_use (principal, resolution, matter, amount, item, proof, used_at) values ('"
                + scene.principal + "', '" + resolution + "', '" + matter + "', " + amount.replace(".", "")
                + ", 1, '" + proof + "', now())";
    }

    @Test
    void the_word_is_a_supervisors_who_neither_asked_nor_decides() {
        var urban = Scene.with(
                client, List.of(step("committee-director", List.of("RESOLUTION")), step("party-secretary", List.of())));
        scene = urban;
        var id = recorded(vote("subject", "购置健身器材", "amount", "900.00"));
        var matter = scene.opened("900.00", "甲");
        refused(
                scene.approve(scene.login("director"), matter, 1, evidence(id, null, null)),
                422,
                "resolution.not-confirmed");
        refused(scene.approve(scene.login("director"), matter, 1, evidence(id, null, WORD)), 403, "matter.wrong-role");
        for (var other : List.of("director", "reporter", "secretary")) {
            refused(confirmed(scene.login(other), matter, id, null), 403, "matter.wrong-role");
        }
        var requester = scene.person("reporter", "reporter", "supervisor");
        refused(confirmed(requester, matter, id, null), 403, "matter.own-request");
        var elsewhere = TestTokens.bearer("supervisor.elsewhere");
        refused(confirmed(elsewhere, matter, id, null), 404, "access.not-found");
        var both = scene.person("wang", "committee-director", "supervisor");
        body(confirmed(both, matter, id, null), 201);
        refused(confirmed(scene.login("supervisor"), matter, id, null), 409, "matter.confirmed-already");
        refused(scene.approve(both, matter, 1, evidence(id, null, null)), 403, "matter.confirmed-evidence");
        body(scene.approve(scene.login("director"), matter, 1, evidence(id, null, null)), 200);
        var shown = scene.matter(matter).path("resolutions").get(0);
        assertThat(shown.path("confirmation").path("by").asString()).isEqualTo(scene.subject("wang"));
        refused(
                confirmed(scene.person("director", "committee-director", "supervisor"), matter, founding(), null),
                422,
                "resolution.carries-agreement");
        var second = recorded(vote("amount", "900.00"));
        refused(
                confirmed(scene.person("director", "committee-director", "supervisor"), matter, second, null),
                403,
                "matter.same-person");
    }

    private static Map<String, Object> step(String role, List<String> evidence, Object... more) {
        var step = new HashMap<String, Object>(
                Map.of("title", role, "english", role, "role", role, "days", 3, "evidence", evidence));
        for (var n = 0; n < more.length; n += 2) {
            step.put((String) more[n], more[n + 1]);
        }
        return step;
    }

    @Test
    void one_man_is_no_quorum_however_he_is_spelt() {
        var meeting = Map.of("name", "两委联席会议", "quorum", 5);
        scene = Scene.with(client, List.of(step("committee-director", List.of("MINUTES"), "body", meeting)));
        var matter = scene.opened("900.00", "甲");
        var director = scene.login("director");
        refused(
                scene.approve(
                        director,
                        matter,
                        1,
                        minutes(paper("王伟A", "王　伟a", "王\u00a0伟Ａ", "王\u200b伟ａ", "王伟(A)", " 王·伟 A "))),
                422,
                "matter.minutes-short");
        refused(
                scene.approve(director, matter, 1, minutes(paper("王", "李", "张"), paper("赵", "钱"))),
                422,
                "matter.minutes-short");
        var vote = recorded(vote("amount", "900.00"));
        body(confirmed(scene.login("supervisor"), matter, vote, null), 201);
        refused(
                scene.approve(
                        director, matter, 1, minutes(paper("王"), Map.of("kind", "RESOLUTION", "resolution", vote))),
                422,
                "matter.minutes-short");
        assertThatThrownBy(() -> Scene.sql("update matter_step set status = 'APPROVED', by = 'x' where matter = '"
                        + matter + "' and no = 1"))
                .hasMessageContaining("too few different people");
        body(scene.approve(director, matter, 1, minutes(paper("王", "李", "张", "赵", "钱"))), 200);
    }

    private static Map<String, Object> paper(String... present) {
        return Map.of("kind", "MINUTES", "number", "2026-7", "present", List.of(present));
    }

    @SafeVarargs
    private static Map<String, Object> minutes(Map<String, Object>... papers) {
        return Map.of("evidence", List.of(papers));
    }

    @Test
    void one_man_who_signs_in_five_times_is_one() {
        var lines = IntStream.range(0, 5)
                .mapToObj(n -> Map.of(
                        "name", List.of("王伟", "王 伟", "王　伟", "王·伟", "王伟").get(n),
                        "signedAt", TODAY.minusDays(10) + "T09:0" + n + ":00+08:00",
                        "signature",
                                "sha-256:"
                                        + UUID.randomUUID()
                                                .toString()
                                                .replace("-", "")
                                                .repeat(2)))
                .toList();
        var kept = body(
                scene.post(
                        scene.login("director"),
                        "/v1/resolutions",
                        vote("eligible", 5, "present", 5, "inFavour", 5, "attendees", lines)),
                201);
        assertThat(kept.path("valid").asBoolean()).isFalse();
        assertThat(kept.path("reasons"))
                .extracting(reason -> reason.path("figure").asString())
                .containsOnly("attendee-twice", "attendance-count");
    }

    @Test
    void one_vote_carries_one_agreement() {
        var desk = new Desk(client);
        var id = desk.agree("URBAN", "urban");
        var vote =
                desk.get("director", "/v1/agreements/" + id).path("resolution").asString();
        body(desk.post("director", "/v1/agreements/" + id + "/termination", Map.of("reason", "收回")), 200);
        refused(desk.post("director", "/v1/agreements", desk.draft("urban", vote)), 422, "agreement.resolution-used");
        var other = desk.vote(desk.committee);
        other.put("items", List.of(item("90000.00")));
        var payment = body(desk.post("director", "/v1/resolutions", other), 201)
                .path("id")
                .asString();
        refused(
                desk.post("director", "/v1/agreements", desk.draft("urban", payment)),
                422,
                "agreement.resolution-of-other-acts");
        var twice = desk.resolution();
        var drafts = IntStream.range(0, 2)
                .mapToObj(_ -> body(desk.post("director", "/v1/agreements", desk.draft("urban", twice)), 201)
                        .path("id")
                        .asString())
                .toList();
        body(desk.post("leader", "/v1/agreements/" + drafts.get(1) + "/signatures", Map.of()), 201);
        desk.sign(drafts.get(0));
        assertThatThrownBy(() -> Scene.sql("update agreement set status = 'SIGNED', community_signed_by = 'x',"
                        + " community_signed_at = now(), in_force_from = '2030-01-01', in_force_to = '2029-12-31'"
                        + " where id = '" + drafts.get(1) + "'"))
                .hasMessageContaining("carries one agreement");
        refused(
                desk.post("director", "/v1/agreements/" + drafts.get(1) + "/signatures", Map.of()),
                409,
                "agreement.overlaps");
    }

    @Test
    void the_database_queues_uses_of_a_resolution_by_the_same_lock() throws Exception {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select prosrc from pg_proc where proname = 'resolution_use_covered'");
            found.next();
            assertThat(found.getString(1))
                    .contains(AdvisoryLock.RESOLUTION_USES
                            .hold("new.principal || '/' || new.resolution")
                            .replace("::text", ";"));
        }
    }

    @Test
    void the_database_refuses_two_agreements_in_force_on_one_day() {
        var desk = new Desk(client);
        var signed = desk.agree("URBAN", "urban");
        var again = """
                insert into agreement
                select (jsonb_populate_record(a, jsonb_build_object('id', '%1$s', 'series', '%1$s',
                    'in_force_from', a.%2$s, 'in_force_to', a.%2$s + 5))).*
                from agreement a where id = '%3$s'
                """;
        assertThatThrownBy(() -> Scene.sql(again.formatted(UUID.randomUUID(), "in_force_to", signed)))
                .hasMessageContaining("agreement_one_in_force");
        var draft = body(desk.post("director", "/v1/agreements", desk.draft("urban", desk.resolution())), 201)
                .path("id")
                .asString();
        assertThatThrownBy(() -> Scene.sql("update agreement set status = 'SIGNED', community_signed_by = 'x',"
                        + " subdistrict_signed_by = 'y', in_force_from = term_from, in_force_to = term_to where id = '"
                        + draft + "'"))
                .hasMessageContaining("agreement_one_in_force");
    }

    @Test
    void one_person_does_not_sign_for_both_sides() {
        var desk = new Desk(client);
        desk.settle("URBAN", "CN");
        var draft = body(desk.post("director", "/v1/agreements", desk.draft("urban", desk.resolution())), 201)
                .path("id")
                .asString();
        var path = "/v1/agreements/" + draft + "/signatures";
        var everything = List.of(desk.committee, desk.community);
        var director = TestTokens.bearer("li", List.of("committee-director"), everything);
        body(scene.post(director, path, Map.of()), 201);
        refused(
                scene.post(TestTokens.bearer("li", List.of("street-leader"), everything), path, Map.of()),
                403,
                "agreement.same-signer");
        assertThatThrownBy(() -> Scene.sql("update agreement set subdistrict_signed_by = community_signed_by,"
                        + " subdistrict_signed_at = now() where id = '" + draft + "'"))
                .hasMessageContaining("agreement_two_signers");
        body(desk.post("leader", path, Map.of()), 201);
    }

    @Test
    void the_villagers_law_does_not_govern_an_urban_community() {
        var desk = new Desk(client);
        desk.settle("URBAN", "CN");
        var vote = desk.vote(desk.committee);
        vote.put("body", "VILLAGERS_REPRESENTATIVES");
        refused(desk.post("director", "/v1/resolutions", vote), 422, "resolution.no-rule");
    }
}
