package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.authzen.Questions.action;
import static org.fivetrust.agreements.authzen.Questions.ask;
import static org.fivetrust.agreements.authzen.Questions.role;
import static org.fivetrust.agreements.authzen.Questions.user;
import static org.fivetrust.testing.client.Body.texts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Level Basic of AuthZEN's certification: one question, its answer and its reason. */
@AgreementsTest
class EvaluationApiTest {

    private static final String ONE = "/access/v1/evaluation";

    @Autowired
    private WebTestClient client;

    private Community community;

    private static final Map<String, Object> SMALL = action("request:PAYMENT", Map.of("amount", "480.00"));

    private Questions asking;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community().converted();
        asking = new Questions(community);
    }

    @Test
    void basic_what_stands_as_it_is_is_permitted_and_what_needs_a_procedure_is_not() {
        assertThat(asking.may("cashier", user("cashier"), action("RECEIPT"), asking.principal()))
                .isTrue();
        assertThat(asking.may(asking.reporter(), user(asking.reporter()), action("PAYMENT"), asking.principal()))
                .isFalse();
        assertThat(asking.may(asking.reporter(), user(asking.reporter()), SMALL, asking.principal()))
                .isTrue();
        assertThat(asking.may("cashier", user("cashier"), SMALL, asking.principal()))
                .isFalse();
        assertThat(asking.may("cashier", user("cashier"), action("request:RECEIPT"), asking.principal()))
                .isFalse();
    }

    @Test
    void an_act_without_an_amount_is_denied_and_says_what_is_missing() {
        var answer = asking.one(
                asking.reporter(), ask(user(asking.reporter()), action("request:PAYMENT"), asking.principal()));

        assertThat(answer.path("decision").asBoolean()).isFalse();
        assertThat(answer.path("context").path("code").asString()).isEqualTo("agreement.amount-missing");
    }

    @Test
    void a_decision_for_a_day_before_the_signature_says_so() {
        var question = new HashMap<>(ask(
                user(asking.reporter()), action("request:PAYMENT", Map.of("amount", "480.00")), asking.principal()));
        assertThat(asking.one(asking.reporter(), question).path("context").has("warnings"))
                .isFalse();

        question.put("context", Map.of("asOf", World.today().minusDays(3).toString()));

        assertThat(asking.one(asking.reporter(), question).path("context").path("warnings"))
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning.path("pointer").asString()).isEqualTo("/asOf"))
                .satisfies(warning ->
                        assertThat(warning.path("message").asString()).contains("after this day"));
    }

    @Test
    void a_negative_amount_is_malformed() {
        community
                .agreements(asking.reporter())
                .evaluate(ask(
                        user(asking.reporter()),
                        action("request:PAYMENT", Map.of("amount", "-480.00")),
                        asking.principal()))
                .refused(400, "request.malformed");
    }

    @Test
    void basic_context_and_unknown_fields_change_nothing() {
        var question = new HashMap<>(ask(user("cashier"), action("RECEIPT"), asking.principal()));
        question.put("context", Map.of("time", "2025-06-27T18:03-07:00", "ip", "192.168.1.1"));
        question.put("foo", "bar");
        question.put("futureField", Map.of("nested", true));
        question.put(
                "subject", Map.of("type", "user", "id", "cashier", "properties", Map.of("department", "x"), "more", 1));
        assertThat(asking.one("cashier", question).path("decision").asBoolean()).isTrue();
    }

    @Test
    void basic_properties_decide_the_amount_of_whom_and_by_which_roles() {
        var small = action("request:PAYMENT", Map.of("amount", "480.00"));
        var large = action("request:PAYMENT", Map.of("amount", "4980.00"));
        assertThat(asking.one(asking.reporter(), ask(user(asking.reporter()), small, asking.principal()))
                        .path("context")
                        .path("obligations"))
                .hasSize(1);
        assertThat(asking.one(asking.reporter(), ask(user(asking.reporter()), large, asking.principal()))
                        .path("context")
                        .path("obligations"))
                .hasSize(3);
        var byResource =
                Map.of("type", "principal", "id", community.committee(), "properties", Map.of("amount", "4980.00"));
        assertThat(asking.one(asking.reporter(), ask(user(asking.reporter()), action("request:PAYMENT"), byResource))
                        .path("context")
                        .path("bandedOn")
                        .asString())
                .isEqualTo("4980.00");
        var other = Map.of("type", "user", "id", "someone", "properties", Map.of("roles", List.of("cashier")));
        assertThat(asking.may("district", other, action("RECEIPT"), asking.principal()))
                .isTrue();
        var elsewhere = Map.of(
                "type",
                "user",
                "id",
                "someone",
                "properties",
                Map.of("roles", List.of("cashier"), "principals", List.of("another-committee")));
        assertThat(asking.may("district", elsewhere, action("RECEIPT"), asking.principal()))
                .isFalse();
    }

    @Test
    void basic_related_acts_are_counted_and_both_times_are_heard() {
        community.opened("4980.00", "恒源");
        var split = action("request:PAYMENT", Map.of("amount", "4950.00", "counterparty", "恒源"));
        var question = new HashMap<>(ask(user(asking.reporter()), split, asking.principal()));
        assertThat(asking.one(asking.reporter(), question)
                        .path("context")
                        .path("bandedOn")
                        .asString())
                .isEqualTo("9930.00");
        question.put(
                "context",
                Map.of("knownAt", "2026-01-02T00:00:00Z", "asOf", World.today().toString()));
        var before = asking.one(asking.reporter(), question);
        assertThat(before.path("decision").asBoolean()).isFalse();
        assertThat(before.path("context").path("code").asString()).isEqualTo("agreement.not-in-force");
    }

    @Test
    void a_denial_says_why_in_both_languages_and_what_would_cure_it() {
        var denied = asking.one(
                asking.reporter(),
                ask(user(asking.reporter()), action("PAYMENT", Map.of("amount", "480.00")), asking.principal()));
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
        var never = asking.one("cashier", ask(user("cashier"), action("GUARANTEE"), asking.principal()));
        assertThat(never.path("context").path("code").asString()).isEqualTo("agreement.out-of-scope");
    }

    @Test
    void basic_one_asks_about_oneself_and_roles_and_only_overseers_about_others() {
        community
                .agreements(asking.reporter())
                .evaluate(ask(user("cashier"), action("RECEIPT"), asking.principal()))
                .refused(403, "access.about-others");
        assertThat(asking.may(asking.reporter(), role("cashier"), action("RECEIPT"), asking.principal()))
                .isTrue();
        assertThat(asking.may(asking.reporter(), role("reporter"), action("POSTING"), asking.principal()))
                .isFalse();
        var stranger = asking.one("auditor", ask(user("stranger"), action("RECEIPT"), asking.principal()));
        assertThat(stranger.path("context").path("code").asString()).isEqualTo("access.subject-unknown");
        community.opened("10.00", "甲");
        assertThat(asking.may("head", user(asking.reporter()), SMALL, asking.principal()))
                .as("seen asking for a payment")
                .isTrue();
        var foreign = community.login("reporter").replace("reporter.", "reporter.x");
        assertThat(asking.may(foreign, user(foreign), SMALL, asking.principal()))
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
        asking.raw("auditor", ONE, "application/json", body.replace('\'', '"')).refused(400, "request.malformed");
    }

    @Test
    void basic_all_that_is_wrong_is_told_at_once() {
        var problem = community
                .agreements("auditor")
                .evaluate(Map.of("subject", Map.of()))
                .refused(400, "request.malformed");
        assertThat(texts(problem.path("violations"), "pointer"))
                .containsExactlyInAnyOrder("/subject/type", "/subject/id", "/action", "/resource");
    }

    @Test
    void basic_another_media_type_is_malformed_and_no_token_unauthenticated() {
        asking.raw("auditor", ONE, "text/plain", "{}").refused(400, "request.malformed");
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
                .bodyValue(ask(user("cashier"), action("RECEIPT"), asking.principal()))
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
                .forEach(_ -> assertThat(asking.may("cashier", user("cashier"), action("RECEIPT"), asking.principal()))
                        .isTrue());
        assertThat(asking.may("auditor", Map.of("type", "spaceship", "id", "x"), action("RECEIPT"), asking.principal()))
                .isFalse();
        assertThat(asking.may("cashier", user("cashier"), action("RECEIPT"), Map.of("type", "record", "id", "1")))
                .isFalse();
        assertThat(asking.may(
                        "cashier", user("cashier"), action("RECEIPT"), Map.of("type", "principal", "id", "NO SUCH")))
                .isFalse();
    }
}
