package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fivetrust.testing.FrontDoor;
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

    private FrontDoor door;

    @BeforeEach
    void aCommunity() {
        door = new FrontDoor(client);
        door.created("civil-affairs", "/v1/communities", community(door.community()));
    }

    private static Map<String, Object> community(String code) {
        return Map.of("code", code, "name", "东方社区", "kind", "VILLAGE_CONVERTED");
    }

    private Map<String, Object> principal(String id, String kind) {
        return Map.of("id", id, "community", door.community(), "kind", kind, "legalName", "东方社区居民委员会");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-committee", "-collective"})
    void a_community_is_not_coded_like_a_principal(String ending) {
        var problem = FrontDoor.refused(
                door.post("civil-affairs", "/v1/communities", community(door.community() + ending)),
                400,
                "request.malformed");

        assertThat(problem.path("violations").path(0).path("pointer").asString())
                .isEqualTo("/code");
    }

    @Test
    void a_principal_is_named_after_its_community_and_kind() {
        for (var id : new String[] {"elsewhere-committee", door.community(), door.community() + "-collective"}) {
            var problem = FrontDoor.refused(
                    door.post("civil-affairs", "/v1/principals", principal(id, "COMMITTEE")),
                    422,
                    "community.principal-id");
            assertThat(problem.path("detail").asString()).contains(door.principal());
        }
        door.created("civil-affairs", "/v1/principals", principal(door.principal(), "COMMITTEE"));
        door.created("civil-affairs", "/v1/principals", principal(door.community() + "-collective", "COLLECTIVE"));
    }
}
