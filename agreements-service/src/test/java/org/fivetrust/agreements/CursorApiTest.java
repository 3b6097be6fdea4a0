package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A cursor continues the list that returned it and no other one. */
@AgreementsTest
class CursorApiTest {

    @Autowired
    private WebTestClient client;

    /** Of the two principals of a community. */
    private String cursor(Community community) {
        community.registered("VILLAGE_CONVERTED");
        var path = "/v1/principals?limit=1&community=" + community.code();
        var next = community
                .agreements("civil-affairs")
                .listPrincipals("limit", 1, "community", community.code())
                .ok()
                .path("next")
                .asString();
        assertThat(community
                        .agreements("civil-affairs")
                        .listPrincipals("limit", 1, "community", community.code(), "cursor", next)
                        .items())
                .hasSize(1);
        return next;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/communities",
                "/v1/principals",
                "/v1/delegations",
                "/v1/related-parties",
                "/v1/meeting-demands",
                "/v1/agreement-duties",
                "/v1/elections",
                "/v1/resolutions",
                "/v1/agreements",
                "/v1/events",
                "/v1/calendar/imports"
            })
    void a_cursor_of_another_list_is_refused(String list) {
        var community = World.over(client).community();
        community.caller("head").get(list, "cursor", cursor(community)).refused(400, "request.malformed");
    }

    @Test
    void so_it_is_by_lists_of_one_agreement_and_of_one_span() {
        var community = World.over(client).community();
        var cursor = cursor(community);
        var agreement = World.over(client).community().urban().agreement();
        community
                .agreements("civil-affairs")
                .listHandovers(agreement, "cursor", cursor)
                .refused(400, "request.malformed");
        var next = community
                .agreements("civil-affairs")
                .listDays("from", "2026-01-01", "limit", 1, "to", "2026-01-05")
                .ok()
                .path("next")
                .asString();
        community
                .agreements("civil-affairs")
                .listDays("from", "2026-01-01", "limit", 1, "to", "2026-01-06", "cursor", next)
                .refused(400, "request.malformed");
        community.agreements("head").listWebhooks("cursor", cursor).refused(400, "request.malformed");
    }
}
