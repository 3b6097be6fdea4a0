package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.Force.asked;
import static org.fivetrust.agreements.Force.paying;
import static org.fivetrust.agreements.Force.saysWhy;
import static org.fivetrust.agreements.Force.warrant;
import static org.fivetrust.agreements.Force.warranted;

import java.util.Base64;
import java.util.List;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.AuthorityClient;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Warrants and mandates hold as long as the agreement is in force. */
@AgreementsTest
class WarrantForceApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    @Test
    void a_warrant_sleeps_with_its_agreement_and_wakes_with_it() throws Exception {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        var old = warranted(community, "乙");
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
        community.suspend();
        TestPostgres.execute(
                "agreements", "update warrant set expires_at = now() - interval '1 second' where id = '" + old + "'");
        assertThat(warrant(community, warrant).path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(warrant(community, old).path("status").asString()).isEqualTo("EXPIRED");
        var answer = asked(community, warrant);
        assertThat(answer.path("status").asString()).isEqualTo("SUSPENDED");
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.suspended");
        saysWhy(answer.path("refusal"));
        community.resume();
        assertThat(asked(community, warrant).path("status").asString()).isEqualTo("LIVE");
        assertThat(asked(community, warrant).path("refusal").isMissingNode()).isTrue();
        assertThat(warrant(community, old).path("status").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void only_services_ask_whether_a_warrant_holds_and_only_of_its_principal() {
        var community = paying(client);
        var warrant = warranted(community, "甲");
        new AuthorityClient(community.caller("head"))
                .askWarrant(community.committee(), warrant)
                .is(403);
        community
                .authority("funds")
                .askWarrant(paying(client).committee(), warrant)
                .is(404);
    }

    @Test
    void the_database_itself_opens_and_warrants_nothing_under_a_suspended_or_ended_agreement() {
        var community = paying(client);
        warranted(community, "甲");
        community.suspend();
        var refuses = "is not in force";
        var warrant = "insert into warrant select principal, gen_random_uuid(), matter, act, kind, digest, token,"
                + " now(), now() from warrant where principal = '" + community.committee() + "'";
        assertThatThrownBy(() -> TestPostgres.execute("agreements", warrant)).hasMessageContaining(refuses);
        var matter = "insert into matter select * from matter where principal = '" + community.committee() + "'";
        assertThatThrownBy(() -> TestPostgres.execute("agreements", matter)).hasMessageContaining(refuses);
        community.resume();
        community.terminate();
        assertThatThrownBy(() -> TestPostgres.execute("agreements", warrant)).hasMessageContaining(refuses);
    }

    private JsonNode granted(Community community) {
        var token = community
                .authority("archives")
                .readMandate("archives", community.committee())
                .is(200)
                .path("mandate")
                .asString();
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return JsonMapper.builder().build().readTree(claims);
    }

    @Test
    void what_only_gives_back_stays_granted_and_the_mandate_says_why_the_rest_is_not() {
        var community = World.over(client).community().urban();
        assertThat(granted(community).path("standing")).hasSize(2);
        assertThat(granted(community).path("held").isMissingNode()).isTrue();
        community.suspend();
        for (var why : List.of("agreement.suspended", "agreement.not-in-force")) {
            var claims = granted(community);
            assertThat(claims.path("standing")).hasSize(1);
            assertThat(claims.path("standing").get(0).path("kind").asString()).isEqualTo("LOAN_RETURN");
            assertThat(claims.path("standing").get(0).path("clauses")).isNotEmpty();
            assertThat(claims.path("held").path("code").asString()).isEqualTo(why);
            community
                    .authority("funds")
                    .readMandate("funds", community.committee())
                    .is(404);
            if (why.equals("agreement.suspended")) {
                community.resume();
                assertThat(granted(community).path("standing")).hasSize(2);
                community
                        .authority("funds")
                        .readMandate("funds", community.committee())
                        .is(200);
                community.terminate();
            }
        }
    }
}
