package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Town.TODAY;
import static org.fivetrust.agreements.Town.body;
import static org.fivetrust.agreements.Town.refused;
import static org.fivetrust.agreements.Town.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Town;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/**
 * The scenario of AuthZEN's certification, level by level (Basic, Batch, Search, Discovery), in this service's own
 * words: the reporter asks for payments, the cashier registers receipts, and nobody does a payment that needs a
 * procedure.
 */
@AgreementsTest
class AuthzenApiTest {

    private static final String ONE = "/access/v1/evaluation";

    private static final String MANY = "/access/v1/evaluations";

    @Autowired
    private WebTestClient client;

    private Town town;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
    }

    private Map<String, Object> user(String id) {
        return Map.of("type", "user", "id", id);
    }

    private static Map<String, Object> role(String id) {
        return Map.of("type", "role", "id", id);
    }

    private static Map<String, Object> action(String name) {
        return Map.of("name", name);
    }

    private static Map<String, Object> action(String name, Map<String, Object> properties) {
        return Map.of("name", name, "properties", properties);
    }

    private Map<String, Object> principal() {
        return Map.of("type", "principal", "id", town.principal());
    }

    private static Map<String, Object> matter(String id) {
        return Map.of("type", "matter", "id", id);
    }

    private static Map<String, Object> ask(Object subject, Object action, Object resource) {
        return Map.of("subject", subject, "action", action, "resource", resource);
    }

    private String reporter() {
        return town.login("reporter");
    }

    private JsonNode ok(String login, String path, Object request) {
        return body(town.post(login, path, request), 200);
    }

    private boolean may(String login, Object subject, Object action, Object resource) {
        return ok(login, ONE, ask(subject, action, resource)).path("decision").asBoolean();
    }

    private ResponseSpec raw(String login, String path, String type, String body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Content-Type", type)
                .bodyValue(body)
                .exchange();
    }

    private String opened(String amount, String payee) {
        return town.put(town.payment(amount, payee)).path("matter").path("id").asString();
    }

    @Test
    void basic_what_stands_as_it_is_is_permitted_and_what_needs_a_procedure_is_not() {
        assertThat(may("cashier", user("cashier"), action("RECEIPT"), principal()))
                .isTrue();
        assertThat(may(reporter(), user(reporter()), action("PAYMENT"), principal()))
                .isFalse();
        assertThat(may(reporter(), user(reporter()), action("request:PAYMENT"), principal()))
                .isTrue();
        assertThat(may("cashier", user("cashier"), action("request:PAYMENT"), principal()))
                .isFalse();
        assertThat(may("cashier", user("cashier"), action("request:RECEIPT"), principal()))
                .isFalse();
    }

    @Test
    void basic_context_and_unknown_fields_change_nothing() {
        var question = new HashMap<>(ask(user("cashier"), action("RECEIPT"), principal()));
        question.put("context", Map.of("time", "2025-06-27T18:03-07:00", "ip", "192.168.1.1"));
        question.put("foo", "bar");
        question.put("futureField", Map.of("nested", true));
        question.put(
                "subject", Map.of("type", "user", "id", "cashier", "properties", Map.of("department", "x"), "more", 1));
        assertThat(ok("cashier", ONE, question).path("decision").asBoolean()).isTrue();
    }

    @Test
    void basic_properties_decide_the_amount_of_whom_and_by_which_roles() {
        var small = action("request:PAYMENT", Map.of("amount", "480.00"));
        var large = action("request:PAYMENT", Map.of("amount", "4980.00"));
        assertThat(ok(reporter(), ONE, ask(user(reporter()), small, principal()))
                        .path("context")
                        .path("obligations"))
                .hasSize(1);
        assertThat(ok(reporter(), ONE, ask(user(reporter()), large, principal()))
                        .path("context")
                        .path("obligations"))
                .hasSize(3);
        var byResource = Map.of("type", "principal", "id", town.principal(), "properties", Map.of("amount", "4980.00"));
        assertThat(ok(reporter(), ONE, ask(user(reporter()), action("request:PAYMENT"), byResource))
                        .path("context")
                        .path("bandedOn")
                        .asString())
                .isEqualTo("4980.00");
        var other = Map.of("type", "user", "id", "someone", "properties", Map.of("roles", List.of("cashier")));
        assertThat(may("district", other, action("RECEIPT"), principal())).isTrue();
        var elsewhere = Map.of(
                "type",
                "user",
                "id",
                "someone",
                "properties",
                Map.of("roles", List.of("cashier"), "principals", List.of("another-committee")));
        assertThat(may("district", elsewhere, action("RECEIPT"), principal())).isFalse();
    }

    @Test
    void basic_related_acts_are_counted_and_both_times_are_heard() {
        opened("4980.00", "恒源");
        var split = action("request:PAYMENT", Map.of("amount", "4950.00", "counterparty", "恒源"));
        var question = new HashMap<>(ask(user(reporter()), split, principal()));
        assertThat(ok(reporter(), ONE, question)
                        .path("context")
                        .path("bandedOn")
                        .asString())
                .isEqualTo("9930.00");
        question.put("context", Map.of("knownAt", "2026-01-02T00:00:00Z", "asOf", TODAY.toString()));
        var before = ok(reporter(), ONE, question);
        assertThat(before.path("decision").asBoolean()).isFalse();
        assertThat(before.path("context").path("code").asString()).isEqualTo("agreement.not-in-force");
    }

    @Test
    void a_denial_says_why_in_both_languages_and_what_would_cure_it() {
        var denied = ok(reporter(), ONE, ask(user(reporter()), action("PAYMENT"), principal()));
        var context = denied.path("context");
        assertThat(context.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(context.path("reason_admin").path("en").asString()).contains("PAYMENT");
        assertThat(context.path("reason_admin").path("zh").asString()).contains("环节");
        assertThat(context.path("reason_user").path("zh").asString()).isNotBlank();
        assertThat(context.path("requestable").asBoolean()).isTrue();
        assertThat(context.path("cure").get(0).path("link").asString()).isEqualTo("/v1/payments");
        assertThat(context.path("cure").get(0).path("who").asString()).isEqualTo("reporter");
        assertThat(texts(context.path("clauses"), "number")).containsExactly("2.0", "2.1");
        assertThat(context.path("obligations")
                        .get(0)
                        .path("properties")
                        .path("role")
                        .asString())
                .isEqualTo("committee-director");
        assertThat(context.path("agreementDigest").asString()).startsWith("sha-256:");
        var never = ok("cashier", ONE, ask(user("cashier"), action("GUARANTEE"), principal()));
        assertThat(never.path("context").path("code").asString()).isEqualTo("agreement.out-of-scope");
    }

    @Test
    void basic_one_asks_about_oneself_and_roles_and_only_overseers_about_others() {
        refused(
                town.post(reporter(), ONE, ask(user("cashier"), action("RECEIPT"), principal())),
                403,
                "access.about-others");
        assertThat(may(reporter(), role("cashier"), action("RECEIPT"), principal()))
                .isTrue();
        assertThat(may(reporter(), role("reporter"), action("POSTING"), principal()))
                .isFalse();
        var stranger = ok("auditor", ONE, ask(user("stranger"), action("RECEIPT"), principal()));
        assertThat(stranger.path("context").path("code").asString()).isEqualTo("access.subject-unknown");
        opened("10.00", "甲");
        assertThat(may("head", user(reporter()), action("request:PAYMENT"), principal()))
                .as("seen asking for a payment")
                .isTrue();
        var foreign = town.login("reporter").replace("reporter.", "reporter.x");
        assertThat(may(foreign, user(foreign), action("request:PAYMENT"), principal()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'action':{'name':'RECEIPT'},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':'RECEIPT'}}",
                "{'subject':{'id':'a'},'action':{'name':'R'},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user'},'action':{'name':'R'},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':'R'},'resource':{'id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':'R'},'resource':{'type':'principal'}}",
                "{'subject':'a','action':{'name':'R'},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':123},'resource':{'type':'principal','id':'x1x'}}",
                "{'subject':{'type':'user','id':'a','properties':[]},'action':{'name':'R'},'resource':{'type':'p','id':'x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':'R','properties':{'amount':5}},"
                        + "'resource':{'type':'p','id':'x'}}",
                "{'subject':{'type':'user','id':'a'},'action':{'name':'R'},'resource':{'type':'p','id':'x'},"
                        + "'context':{'asOf':'tomorrow'}}",
                "{'subject':{'type':'user','id':'a'},'subject':{'type':'user','id':'b'},'action':{'name':'R'},"
                        + "'resource':{'type':'p','id':'x'}}",
                "{'subject':",
                "[]",
                ""
            })
    void basic_what_is_missing_or_of_another_type_is_malformed(String body) {
        refused(raw("auditor", ONE, "application/json", body.replace('\'', '"')), 400, "request.malformed");
    }

    @Test
    void basic_all_that_is_wrong_is_told_at_once() {
        var problem = refused(town.post("auditor", ONE, Map.of("subject", Map.of())), 400, "request.malformed");
        assertThat(texts(problem.path("violations"), "pointer"))
                .containsExactlyInAnyOrder("/subject/type", "/subject/id", "/action", "/resource");
    }

    @Test
    void basic_another_media_type_is_malformed_and_no_token_unauthenticated() {
        refused(raw("auditor", ONE, "text/plain", "{}"), 400, "request.malformed");
        client.post()
                .uri(ONE)
                .header("X-Request-ID", "with a blank: {1}")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("X-Request-ID", "with a blank: {1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bfe9eb29-ab87-4ca3-be83-a1d5d8305716", "any text, even / this = one"})
    void basic_the_request_id_comes_back_as_it_was(String id) {
        client.post()
                .uri(ONE)
                .header("Authorization", TestTokens.bearer("cashier"))
                .header("X-Request-ID", id)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ask(user("cashier"), action("RECEIPT"), principal()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Request-ID", id)
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON);
    }

    @Test
    void basic_the_same_question_gets_the_same_answer_and_unknown_types_a_no() {
        IntStream.range(0, 5)
                .forEach(_ -> assertThat(may("cashier", user("cashier"), action("RECEIPT"), principal()))
                        .isTrue());
        assertThat(may("auditor", Map.of("type", "spaceship", "id", "x"), action("RECEIPT"), principal()))
                .isFalse();
        assertThat(may("cashier", user("cashier"), action("RECEIPT"), Map.of("type", "record", "id", "1")))
                .isFalse();
        assertThat(may("cashier", user("cashier"), action("RECEIPT"), Map.of("type", "principal", "id", "NO SUCH")))
                .isFalse();
    }

    private JsonNode many(String login, Map<String, Object> request) {
        return ok(login, MANY, request).path("evaluations");
    }

    private static List<Boolean> decisions(JsonNode evaluations) {
        return evaluations
                .valueStream()
                .map(one -> one.path("decision").asBoolean())
                .toList();
    }

    private Map<String, Object> batch(String semantic) {
        return Map.of(
                "subject",
                user(reporter()),
                "resource",
                principal(),
                "options",
                Map.of("evaluations_semantic", semantic, "another_option", 1),
                "evaluations",
                List.of(
                        Map.of("action", action("RECEIPT")),
                        Map.of("action", action("PAYMENT")),
                        Map.of("action", action("request:PAYMENT"))));
    }

    @Test
    void batch_all_are_answered_in_order_from_the_defaults() {
        var answer = ok(reporter(), MANY, batch("execute_all"));
        assertThat(decisions(answer.path("evaluations"))).containsExactly(true, false, true);
        assertThat(answer.has("decision")).isFalse();
    }

    @Test
    void batch_the_short_circuits_end_where_they_should() {
        assertThat(decisions(many(reporter(), batch("deny_on_first_deny")))).containsExactly(true, false);
        assertThat(decisions(many(reporter(), batch("permit_on_first_permit")))).containsExactly(true);
        refused(town.post(reporter(), MANY, batch("majority")), 400, "request.malformed");
    }

    @Test
    void batch_entities_replace_defaults_and_only_what_they_lack_is_filled_in() {
        var request = Map.<String, Object>of(
                "subject",
                user(reporter()),
                "action",
                action("request:PAYMENT", Map.of("amount", "4980.00")),
                "resource",
                Map.of("type", "principal"),
                "evaluations",
                List.of(
                        Map.of("resource", Map.of("id", town.principal())),
                        Map.of("resource", principal(), "action", Map.of("properties", Map.of("amount", "1.00"))),
                        Map.of("subject", role("cashier"), "resource", principal())));
        var evaluations = many(reporter(), request);
        assertThat(decisions(evaluations)).containsExactly(true, true, false);
        assertThat(evaluations.get(0).path("context").path("bandedOn").asString())
                .isEqualTo("4980.00");
        assertThat(evaluations.get(1).path("context").path("bandedOn").asString())
                .isEqualTo("1.00");
    }

    @Test
    void batch_an_error_in_one_is_a_no_to_that_one() {
        var request = Map.<String, Object>of(
                "subject",
                user(reporter()),
                "action",
                action("RECEIPT"),
                "evaluations",
                List.of(
                        Map.of("resource", principal()),
                        Map.of(),
                        Map.of("resource", principal(), "subject", user("cashier"))));
        var evaluations = many(reporter(), request);
        assertThat(decisions(evaluations)).containsExactly(true, false, false);
        assertThat(evaluations
                        .get(1)
                        .path("context")
                        .path("error")
                        .path("status")
                        .asInt())
                .isEqualTo(400);
        assertThat(evaluations
                        .get(2)
                        .path("context")
                        .path("error")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
    }

    @Test
    void batch_without_evaluations_it_is_a_single_question() {
        var question = new HashMap<>(ask(user("cashier"), action("RECEIPT"), principal()));
        assertThat(ok("cashier", MANY, question).path("decision").asBoolean()).isTrue();
        question.put("evaluations", List.of());
        assertThat(ok("cashier", MANY, question).path("decision").asBoolean()).isTrue();
        question.put("evaluations", "all");
        refused(town.post("cashier", MANY, question), 400, "request.malformed");
        question.put(
                "evaluations", IntStream.range(0, 201).mapToObj(_ -> Map.of()).toList());
        refused(town.post("cashier", MANY, question), 400, "request.malformed");
    }

    private JsonNode search(String login, String what, Map<String, Object> request) {
        return ok(login, "/access/v1/search/" + what, request);
    }

    @Test
    void search_subjects_finds_roles_and_people_and_each_is_permitted_when_asked() {
        opened("480.00", "甲");
        var request = Map.<String, Object>of(
                "subject", Map.of("type", "role"), "action", action("RECEIPT"), "resource", principal());
        assertThat(texts(search(reporter(), "subject", request).path("results"), "id"))
                .containsExactly("agency-accountant", "cashier", "reporter");
        var people = Map.<String, Object>of(
                "subject",
                Map.of("type", "user", "id", "ignored"),
                "action",
                action("request:PAYMENT"),
                "resource",
                principal());
        var found = search("district", "subject", people).path("results");
        assertThat(texts(found, "id")).containsExactly(reporter());
        assertThat(may("district", found.get(0), action("request:PAYMENT"), principal()))
                .isTrue();
        refused(town.post(reporter(), "/access/v1/search/subject", people), 403, "access.about-others");
    }

    @Test
    void search_resources_finds_the_callers_own_principals_and_open_matters() {
        var request = Map.<String, Object>of(
                "subject",
                user(reporter()),
                "action",
                action("request:PAYMENT"),
                "resource",
                Map.of("type", "principal"));
        assertThat(texts(search(reporter(), "resource", request).path("results"), "id"))
                .containsExactly(town.principal());
        var first = opened("480.00", "甲");
        opened("4980.00", "乙");
        var director = town.login("director");
        var matters = Map.<String, Object>of(
                "subject", user(director), "action", action("approve"), "resource", Map.of("type", "matter"));
        var found = search(director, "resource", matters).path("results");
        assertThat(texts(found, "id")).containsExactly(first);
        assertThat(may(director, user(director), action("approve"), found.get(0)))
                .isTrue();
    }

    /** More than the database hands over before it waits for its reader to ask on, and more than one page. */
    @Test
    void search_finds_as_many_matters_as_there_are() {
        var all = FrontDoor.atOnce(
                        8,
                        hand -> IntStream.range(0, 28)
                                .mapToObj(n -> opened("480.00", "payee " + hand + " " + n))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        var director = town.login("director");
        var request = new HashMap<String, Object>(
                Map.of("subject", user(director), "action", action("approve"), "resource", Map.of("type", "matter")));
        request.put("page", Map.of("limit", 200));
        var found = new ArrayList<String>();
        for (var token = " "; !token.isEmpty(); request.put("page", Map.of("limit", 200, "token", token))) {
            var page = search(director, "resource", request);
            found.addAll(texts(page.path("results"), "id"));
            token = page.path("page").path("next_token").asString();
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
        request.put("page", Map.of("limit", 200));
        assertThat(FrontDoor.atOnce(
                        6,
                        _ -> search(director, "resource", request)
                                .path("results")
                                .size()))
                .containsOnly(200);
    }

    @Test
    void search_actions_finds_acts_on_a_principal_and_words_on_a_matter() {
        var onPrincipal = Map.<String, Object>of("subject", user(reporter()), "resource", principal());
        var acts = texts(search(reporter(), "action", onPrincipal).path("results"), "name");
        assertThat(acts).contains("RECEIPT", "request:PAYMENT").doesNotContain("PAYMENT", "POSTING", "request:RECEIPT");
        assertThat(acts).allMatch(act -> may(reporter(), user(reporter()), action(act), principal()));
        var matter = matter(opened("480.00", "甲"));
        var director = town.login("director");
        assertThat(texts(
                        search(director, "action", Map.of("subject", user(director), "resource", matter))
                                .path("results"),
                        "name"))
                .containsExactly("approve", "reject", "return");
        assertThat(texts(
                        search(reporter(), "action", Map.of("subject", user(reporter()), "resource", matter))
                                .path("results"),
                        "name"))
                .containsExactly("withdraw");
    }

    @Test
    void words_on_a_matter_follow_role_order_and_person() {
        var id = opened("4980.00", "甲");
        var secretary = town.login("secretary");
        var supervisor = town.login("supervisor");
        assertThat(may(secretary, user(secretary), action("approve"), matter(id)))
                .isTrue();
        assertThat(may(supervisor, user(supervisor), action("approve"), matter(id)))
                .isFalse();
        assertThat(may(reporter(), user(reporter()), action("approve"), matter(id)))
                .isFalse();
        town.approve(secretary, id, 1);
        assertThat(may(secretary, user(secretary), action("approve"), matter(id)))
                .isFalse();
        assertThat(may(reporter(), role("committee-director"), action("approve"), matter(id)))
                .isTrue();
        var unknown = ok(secretary, ONE, ask(user(secretary), action("stamp"), matter(id)));
        assertThat(unknown.path("context").path("code").asString()).isEqualTo("access.unknown-action");
        var missing = ok(
                secretary,
                ONE,
                ask(user(secretary), action("approve"), matter(UUID.randomUUID().toString())));
        assertThat(missing.path("context").path("code").asString()).isEqualTo("access.no-such-resource");
        var other = Town.settled(client, "URBAN").login("secretary");
        assertThat(ok(other, ONE, ask(user(other), action("approve"), matter(id)))
                        .path("context")
                        .path("code")
                        .asString())
                .isEqualTo("access.no-such-resource");
    }

    @Test
    void a_delegate_may_say_the_word_from_the_delegation_until_its_revocation() {
        var id = opened("4980.00", "甲");
        var director = town.login("director");
        var secretary = town.login("secretary");
        var approving = ask(user(director), action("approve"), matter(id));
        assertThat(ok(director, ONE, approving).path("decision").asBoolean()).isFalse();
        var lent = body(
                town.post(
                        secretary,
                        "/v1/delegations",
                        Map.of(
                                "role",
                                "party-secretary",
                                "delegate",
                                director,
                                "delegateName",
                                "主任",
                                "from",
                                TODAY.toString(),
                                "to",
                                TODAY.toString(),
                                "reason",
                                "出差")),
                201);
        assertThat(ok(director, ONE, approving).path("decision").asBoolean()).isTrue();
        body(town.post(secretary, "/v1/delegations/" + lent.path("id").asString() + "/revocation", Map.of()), 200);
        assertThat(ok(director, ONE, approving).path("decision").asBoolean()).isFalse();
    }

    @Test
    void evidence_a_step_wants_is_an_obligation_of_the_permit() {
        var id = opened("40000.00", "甲");
        town.approve(town.login("secretary"), id, 1);
        town.approve(town.login("director"), id, 2);
        var supervisor = town.login("supervisor");
        var permitted = ok(supervisor, ONE, ask(user(supervisor), action("approve"), matter(id)));
        assertThat(permitted.path("decision").asBoolean()).isTrue();
        assertThat(permitted
                        .path("context")
                        .path("obligations")
                        .get(0)
                        .path("properties")
                        .path("kind")
                        .asString())
                .isEqualTo("RESOLUTION");
    }

    @Test
    void search_pages_hold_together_and_a_token_belongs_to_its_search() {
        var request = new HashMap<String, Object>(Map.of("subject", user(reporter()), "resource", principal()));
        var whole = texts(search(reporter(), "action", request).path("results"), "name");
        var collected = new ArrayList<String>();
        var token = "";
        do {
            request.put("page", Map.of("limit", 7, "token", token));
            var page = search(reporter(), "action", request);
            collected.addAll(texts(page.path("results"), "name"));
            assertThat(page.path("results").size()).isLessThanOrEqualTo(7);
            assertThat(page.path("page").path("count").asInt())
                    .isEqualTo(page.path("results").size());
            token = page.path("page").path("next_token").asString();
        } while (!token.isEmpty());
        assertThat(collected).isEqualTo(whole);
        request.put("page", Map.of("limit", 1));
        var first = search(reporter(), "action", request)
                .path("page")
                .path("next_token")
                .asString();
        assertThat(first).isNotEmpty();
        var another = Map.of("subject", role("cashier"), "resource", principal(), "page", Map.of("token", first));
        refused(town.post(reporter(), "/access/v1/search/action", another), 400, "request.malformed");
        request.put("page", Map.of("token", "forged"));
        refused(town.post(reporter(), "/access/v1/search/action", request), 400, "request.malformed");
        request.put("page", Map.of("limit", 0));
        refused(town.post(reporter(), "/access/v1/search/action", request), 400, "request.malformed");
    }

    @Test
    void search_what_is_unknown_is_found_empty() {
        assertThat(search("auditor", "action", Map.of("subject", user("nobody"), "resource", principal()))
                        .path("results"))
                .isEmpty();
        assertThat(search(
                                "auditor",
                                "subject",
                                Map.of(
                                        "subject",
                                        Map.of("type", "spaceship"),
                                        "action",
                                        action("RECEIPT"),
                                        "resource",
                                        principal()))
                        .path("results"))
                .isEmpty();
        assertThat(search(
                                "auditor",
                                "resource",
                                Map.of(
                                        "subject",
                                        role("cashier"),
                                        "action",
                                        action("RECEIPT"),
                                        "resource",
                                        Map.of("type", "record")))
                        .path("results"))
                .isEmpty();
    }

    @Test
    void search_what_is_missing_is_malformed() {
        var subject = Map.<String, Object>of("type", "role");
        refused(
                town.post(reporter(), "/access/v1/search/subject", Map.of("subject", subject, "resource", principal())),
                400,
                "request.malformed");
        refused(
                town.post(
                        reporter(),
                        "/access/v1/search/subject",
                        ask(subject, action("RECEIPT"), Map.of("type", "principal"))),
                400,
                "request.malformed");
        refused(
                town.post(reporter(), "/access/v1/search/resource", ask(subject, action("RECEIPT"), principal())),
                400,
                "request.malformed");
        refused(
                town.post(reporter(), "/access/v1/search/action", Map.of("subject", user(reporter()))),
                400,
                "request.malformed");
    }

    @Test
    void discovery_names_every_endpoint_under_the_address_it_was_asked_at() {
        var answer = client.get().uri("/.well-known/authzen-configuration").exchange();
        answer.expectHeader().contentType(MediaType.APPLICATION_JSON);
        var metadata = body(answer, 200);
        var base = metadata.path("policy_decision_point").asString();
        assertThat(base).startsWith("http").doesNotEndWith("/");
        assertThat(metadata.path("access_evaluation_endpoint").asString()).isEqualTo(base + ONE);
        assertThat(metadata.path("access_evaluations_endpoint").asString()).isEqualTo(base + MANY);
        for (var what : List.of("subject", "resource", "action")) {
            assertThat(metadata.path("search_" + what + "_endpoint").asString())
                    .isEqualTo(base + "/access/v1/search/" + what);
        }
        var forwarded = body(
                client.get()
                        .uri("/.well-known/authzen-configuration")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "pdp.example.com")
                        .exchange(),
                200);
        assertThat(forwarded.path("policy_decision_point").asString()).isEqualTo("https://pdp.example.com");
    }
}
