package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.authzen.Questions.action;
import static org.fivetrust.agreements.authzen.Questions.ask;
import static org.fivetrust.agreements.authzen.Questions.decisions;
import static org.fivetrust.agreements.authzen.Questions.role;
import static org.fivetrust.agreements.authzen.Questions.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Level Batch of AuthZEN's certification: many questions in one message. */
@AgreementsTest
class BatchEvaluationApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    private Questions asking;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community().converted();
        asking = new Questions(community);
    }

    private Map<String, Object> batch(String semantic) {
        return Map.of(
                "subject",
                user(asking.reporter()),
                "resource",
                asking.principal(),
                "options",
                Map.of("evaluations_semantic", semantic, "another_option", 1),
                "evaluations",
                List.of(
                        Map.of("action", action("RECEIPT")),
                        Map.of("action", action("PAYMENT")),
                        Map.of("action", action("request:PAYMENT", Map.of("amount", "480.00")))));
    }

    @Test
    void batch_all_are_answered_in_order_from_the_defaults() {
        var answer = asking.all(asking.reporter(), batch("execute_all"));
        assertThat(decisions(answer.path("evaluations"))).containsExactly(true, false, true);
        assertThat(answer.has("decision")).isFalse();
    }

    @Test
    void batch_the_short_circuits_end_where_they_should() {
        assertThat(decisions(asking.many(asking.reporter(), batch("deny_on_first_deny"))))
                .containsExactly(true, false);
        assertThat(decisions(asking.many(asking.reporter(), batch("permit_on_first_permit"))))
                .containsExactly(true);
        community.agreements(asking.reporter()).evaluateAll(batch("majority")).refused(400, "request.malformed");
    }

    @Test
    void batch_entities_replace_defaults_and_only_what_they_lack_is_filled_in() {
        var request = Map.<String, Object>of(
                "subject",
                user(asking.reporter()),
                "action",
                action("request:PAYMENT", Map.of("amount", "4980.00")),
                "resource",
                Map.of("type", "principal"),
                "evaluations",
                List.of(
                        Map.of("resource", Map.of("id", community.committee())),
                        Map.of(
                                "resource",
                                asking.principal(),
                                "action",
                                Map.of("properties", Map.of("amount", "1.00"))),
                        Map.of("subject", role("cashier"), "resource", asking.principal())));
        var evaluations = asking.many(asking.reporter(), request);
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
                user(asking.reporter()),
                "action",
                action("RECEIPT"),
                "evaluations",
                List.of(
                        Map.of("resource", asking.principal()),
                        Map.of(),
                        Map.of("resource", asking.principal(), "subject", user("cashier"))));
        var evaluations = asking.many(asking.reporter(), request);
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
        var question = new HashMap<>(ask(user("cashier"), action("RECEIPT"), asking.principal()));
        assertThat(asking.all("cashier", question).path("decision").asBoolean()).isTrue();
        question.put("evaluations", List.of());
        assertThat(asking.all("cashier", question).path("decision").asBoolean()).isTrue();
        question.put("evaluations", "all");
        community.agreements("cashier").evaluateAll(question).refused(400, "request.malformed");
        question.put(
                "evaluations", IntStream.range(0, 201).mapToObj(_ -> Map.of()).toList());
        community.agreements("cashier").evaluateAll(question).refused(400, "request.malformed");
    }
}
