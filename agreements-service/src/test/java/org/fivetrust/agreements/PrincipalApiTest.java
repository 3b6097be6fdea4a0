package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Tokens name communities and principals in one list, so no code may be the id of a principal, nor the other way. */
@AgreementsTest
class PrincipalApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void aCommunity() {
        community = World.over(client).community();
        coded(community.code()).created();
    }

    private Reply coded(String code) {
        return community
                .agreements("civil-affairs")
                .registerCommunity(Body.of("code", code, "name", "东方社区", "kind", "VILLAGE_CONVERTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-committee", "-collective"})
    void a_community_is_not_coded_like_a_principal(String ending) {
        var problem = coded(community.code() + ending).refused(400, "request.malformed");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/code");
    }

    @Test
    void a_principal_is_named_after_its_community_and_kind() {
        for (var id : new String[] {"elsewhere-committee", community.code(), community.collective()}) {
            var problem = community.register(id, "COMMITTEE", "东方社区居民委员会").refused(422, "community.principal-id");
            assertThat(problem.path("detail").asString()).contains(community.committee());
        }
        community.register(community.committee(), "COMMITTEE", "东方社区居民委员会").created();
        community.register(community.collective(), "COLLECTIVE", "东方社区股份合作社").created();
    }
}
