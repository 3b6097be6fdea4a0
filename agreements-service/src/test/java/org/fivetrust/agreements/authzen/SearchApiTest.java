package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.authzen.Questions.action;
import static org.fivetrust.agreements.authzen.Questions.ask;
import static org.fivetrust.agreements.authzen.Questions.matter;
import static org.fivetrust.agreements.authzen.Questions.role;
import static org.fivetrust.agreements.authzen.Questions.user;
import static org.fivetrust.testing.AtOnce.atOnce;
import static org.fivetrust.testing.client.Body.texts;

import java.util.ArrayList;
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

/** Level Search of AuthZEN's certification: who, what and on what. */
@AgreementsTest
class SearchApiTest {

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

    @Test
    void search_subjects_finds_roles_and_people_and_each_is_permitted_when_asked() {
        community.opened("480.00", "甲");
        var request = Map.<String, Object>of(
                "subject", Map.of("type", "role"), "action", action("RECEIPT"), "resource", asking.principal());
        assertThat(texts(asking.search(asking.reporter(), "subject", request).path("results"), "id"))
                .containsExactly("agency-accountant", "cashier", "reporter");
        var people = Map.<String, Object>of(
                "subject",
                Map.of("type", "user", "id", "ignored"),
                "action",
                action("request:PAYMENT", Map.of("amount", "480.00")),
                "resource",
                asking.principal());
        var found = asking.search("district", "subject", people).path("results");
        assertThat(texts(found, "id")).containsExactly(asking.reporter());
        assertThat(asking.may(
                        "district",
                        found.get(0),
                        action("request:PAYMENT", Map.of("amount", "480.00")),
                        asking.principal()))
                .isTrue();
        community.agreements(asking.reporter()).searchSubjects(people).refused(403, "access.about-others");
    }

    @Test
    void search_resources_finds_the_callers_own_principals_and_open_matters() {
        var request = Map.<String, Object>of(
                "subject",
                user(asking.reporter()),
                "action",
                action("request:PAYMENT", Map.of("amount", "480.00")),
                "resource",
                Map.of("type", "principal"));
        assertThat(texts(asking.search(asking.reporter(), "resource", request).path("results"), "id"))
                .containsExactly(community.committee());
        var first = community.opened("480.00", "甲");
        community.opened("4980.00", "乙");
        var director = community.login("director");
        var matters = Map.<String, Object>of(
                "subject", user(director), "action", action("approve"), "resource", Map.of("type", "matter"));
        var found = asking.search(director, "resource", matters).path("results");
        assertThat(texts(found, "id")).containsExactly(first);
        assertThat(asking.may(director, user(director), action("approve"), found.get(0)))
                .isTrue();
    }

    /** More than the database hands over before it waits for its reader to ask on, and more than one page. */
    @Test
    void search_finds_as_many_matters_as_there_are() {
        var all = atOnce(
                        8,
                        hand -> IntStream.range(0, 28)
                                .mapToObj(n -> community.opened("480.00", "payee " + hand + " " + n))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        var director = community.login("director");
        var request = new HashMap<String, Object>(
                Map.of("subject", user(director), "action", action("approve"), "resource", Map.of("type", "matter")));
        request.put("page", Map.of("limit", 200));
        var found = new ArrayList<String>();
        for (var token = " "; !token.isEmpty(); request.put("page", Map.of("limit", 200, "token", token))) {
            var page = asking.search(director, "resource", request);
            found.addAll(texts(page.path("results"), "id"));
            token = page.path("page").path("next_token").asString();
        }

        assertThat(found).containsExactlyInAnyOrderElementsOf(all);
        request.put("page", Map.of("limit", 200));
        assertThat(atOnce(
                        6,
                        _ -> asking.search(director, "resource", request)
                                .path("results")
                                .size()))
                .containsOnly(200);
    }

    @Test
    void search_actions_finds_acts_on_a_principal_and_words_on_a_matter() {
        var resource =
                Map.of("type", "principal", "id", community.committee(), "properties", Map.of("amount", "480.00"));
        var onPrincipal = Map.<String, Object>of(
                "subject", user(asking.reporter()), "resource", resource, "page", Map.of("limit", 200));
        var acts = texts(asking.search(asking.reporter(), "action", onPrincipal).path("results"), "name");
        assertThat(acts).contains("RECEIPT", "request:PAYMENT").doesNotContain("PAYMENT", "POSTING", "request:RECEIPT");
        assertThat(acts).allMatch(act -> asking.may(asking.reporter(), user(asking.reporter()), action(act), resource));
        var matter = matter(community.opened("480.00", "甲"));
        var director = community.login("director");
        assertThat(texts(
                        asking.search(director, "action", Map.of("subject", user(director), "resource", matter))
                                .path("results"),
                        "name"))
                .containsExactly("approve", "reject", "return");
        assertThat(texts(
                        asking.search(
                                        asking.reporter(),
                                        "action",
                                        Map.of("subject", user(asking.reporter()), "resource", matter))
                                .path("results"),
                        "name"))
                .containsExactly("withdraw");
    }

    @Test
    void search_pages_hold_together_and_a_token_belongs_to_its_search() {
        var request =
                new HashMap<String, Object>(Map.of("subject", user(asking.reporter()), "resource", asking.principal()));
        request.put("page", Map.of("limit", 200));
        var whole = texts(asking.search(asking.reporter(), "action", request).path("results"), "name");
        var collected = new ArrayList<String>();
        var token = "";
        do {
            request.put("page", Map.of("limit", 7, "token", token));
            var page = asking.search(asking.reporter(), "action", request);
            collected.addAll(texts(page.path("results"), "name"));
            assertThat(page.path("results").size()).isLessThanOrEqualTo(7);
            assertThat(page.path("page").path("count").asInt())
                    .isEqualTo(page.path("results").size());
            token = page.path("page").path("next_token").asString();
        } while (!token.isEmpty());
        assertThat(collected).isEqualTo(whole);
        request.put("page", Map.of("limit", 1));
        var first = asking.search(asking.reporter(), "action", request)
                .path("page")
                .path("next_token")
                .asString();
        assertThat(first).isNotEmpty();
        var another =
                Map.of("subject", role("cashier"), "resource", asking.principal(), "page", Map.of("token", first));
        community.agreements(asking.reporter()).searchActions(another).refused(400, "request.malformed");
        request.put("page", Map.of("token", "forged"));
        community.agreements(asking.reporter()).searchActions(request).refused(400, "request.malformed");
        request.put("page", Map.of("limit", 0));
        community.agreements(asking.reporter()).searchActions(request).refused(400, "request.malformed");
    }

    @Test
    void search_what_is_unknown_is_found_empty() {
        assertThat(asking.search("auditor", "action", Map.of("subject", user("nobody"), "resource", asking.principal()))
                        .path("results"))
                .isEmpty();
        assertThat(asking.search(
                                "auditor",
                                "subject",
                                Map.of(
                                        "subject",
                                        Map.of("type", "spaceship"),
                                        "action",
                                        action("RECEIPT"),
                                        "resource",
                                        asking.principal()))
                        .path("results"))
                .isEmpty();
        assertThat(asking.search(
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
        community
                .agreements(asking.reporter())
                .searchSubjects(Map.of("subject", subject, "resource", asking.principal()))
                .refused(400, "request.malformed");
        community
                .agreements(asking.reporter())
                .searchSubjects(ask(subject, action("RECEIPT"), Map.of("type", "principal")))
                .refused(400, "request.malformed");
        community
                .agreements(asking.reporter())
                .searchResources(ask(subject, action("RECEIPT"), asking.principal()))
                .refused(400, "request.malformed");
        community
                .agreements(asking.reporter())
                .searchActions(Map.of("subject", user(asking.reporter())))
                .refused(400, "request.malformed");
    }
}
