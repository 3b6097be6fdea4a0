package org.fivetrust.agreements.authzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.authzen.Questions.action;
import static org.fivetrust.agreements.authzen.Questions.ask;
import static org.fivetrust.agreements.authzen.Questions.matter;
import static org.fivetrust.agreements.authzen.Questions.role;
import static org.fivetrust.agreements.authzen.Questions.user;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Decisions on open matters, and where the decision point is found. */
@AgreementsTest
class MatterEvaluationApiTest {

    private static final String ONE = "/access/v1/evaluation";

    private static final String MANY = "/access/v1/evaluations";

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
    void words_on_a_matter_follow_role_order_and_person() {
        var id = community.opened("4980.00", "甲");
        var secretary = community.login("secretary");
        var supervisor = community.login("supervisor");
        assertThat(asking.may(secretary, user(secretary), action("approve"), matter(id)))
                .isTrue();
        assertThat(asking.may(supervisor, user(supervisor), action("approve"), matter(id)))
                .isFalse();
        assertThat(asking.may(asking.reporter(), user(asking.reporter()), action("approve"), matter(id)))
                .isFalse();
        community.approve(secretary, id, 1).ok();
        assertThat(asking.may(secretary, user(secretary), action("approve"), matter(id)))
                .isFalse();
        assertThat(asking.may(asking.reporter(), role("committee-director"), action("approve"), matter(id)))
                .isTrue();
        var unknown = asking.one(secretary, ask(user(secretary), action("stamp"), matter(id)));
        assertThat(unknown.path("context").path("code").asString()).isEqualTo("access.unknown-action");
        var missing = asking.one(
                secretary,
                ask(user(secretary), action("approve"), matter(UUID.randomUUID().toString())));
        assertThat(missing.path("context").path("code").asString()).isEqualTo("access.no-such-resource");
        var other = World.over(client).community().registered("URBAN").login("secretary");
        assertThat(asking.one(other, ask(user(other), action("approve"), matter(id)))
                        .path("context")
                        .path("code")
                        .asString())
                .isEqualTo("access.no-such-resource");
    }

    @Test
    void a_delegate_may_say_the_word_from_the_delegation_until_its_revocation() {
        var id = community.opened("4980.00", "甲");
        var director = community.login("director");
        var secretary = community.login("secretary");
        var approving = ask(user(director), action("approve"), matter(id));
        assertThat(asking.one(director, approving).path("decision").asBoolean()).isFalse();
        var lent = community
                .agreements(secretary)
                .delegate(Map.of(
                        "role",
                        "party-secretary",
                        "delegate",
                        director,
                        "delegateName",
                        "主任",
                        "from",
                        World.today().toString(),
                        "to",
                        World.today().toString(),
                        "reason",
                        "出差"))
                .created();
        assertThat(asking.one(director, approving).path("decision").asBoolean()).isTrue();
        community
                .agreements(secretary)
                .revokeDelegation(lent.path("id").asString())
                .ok();
        assertThat(asking.one(director, approving).path("decision").asBoolean()).isFalse();
    }

    @Test
    void evidence_a_step_wants_is_an_obligation_of_the_permit() {
        var id = community.opened("40000.00", "甲");
        community.approve(community.login("secretary"), id, 1).ok();
        community.approve(community.login("director"), id, 2).ok();
        var supervisor = community.login("supervisor");
        var permitted = asking.one(supervisor, ask(user(supervisor), action("approve"), matter(id)));
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
    void discovery_names_every_endpoint_under_the_public_address() {
        var reply = community.agreements("").readAuthzenMetadata();
        assertThat(reply.header("Content-Type")).contains("application/json");
        var metadata = reply.ok();
        var base = metadata.path("policy_decision_point").asString();
        assertThat(base).isEqualTo("http://localhost:8080");
        assertThat(metadata.path("access_evaluation_endpoint").asString()).isEqualTo(base + ONE);
        assertThat(metadata.path("access_evaluations_endpoint").asString()).isEqualTo(base + MANY);
        for (var what : List.of("subject", "resource", "action")) {
            assertThat(metadata.path("search_" + what + "_endpoint").asString())
                    .isEqualTo(base + "/access/v1/search/" + what);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host"})
    void discovery_repeats_no_address_that_a_request_names(String header) {
        var metadata = community
                .agreements("")
                .with(header, "elsewhere.example")
                .readAuthzenMetadata()
                .ok();
        assertThat(metadata.toString()).doesNotContain("elsewhere");
    }
}
