package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Desk.refused;

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
    private String cursor(Desk desk) {
        desk.settle("VILLAGE_CONVERTED", "CN");
        var path = "/v1/principals?limit=1&community=" + desk.community;
        var next = desk.get("civil-affairs", path).path("next").asString();
        assertThat(desk.get("civil-affairs", path + "&cursor=" + next).path("items"))
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
        var desk = new Desk(client);
        refused(desk.answer("civil-affairs", list + "?cursor=" + cursor(desk)), 400, "request.malformed");
    }

    @Test
    void so_it_is_by_lists_of_one_agreement_and_of_one_span() {
        var desk = new Desk(client);
        var cursor = cursor(desk);
        var agreement = new Desk(client).agree("URBAN", "urban");
        refused(
                desk.answer("civil-affairs", "/v1/agreements/" + agreement + "/handovers?cursor=" + cursor),
                400,
                "request.malformed");
        var days = "/v1/calendar?from=2026-01-01&limit=1&to=";
        var next = desk.get("civil-affairs", days + "2026-01-05").path("next").asString();
        refused(desk.answer("civil-affairs", days + "2026-01-06&cursor=" + next), 400, "request.malformed");
        refused(desk.answer("head", "/v1/webhooks?cursor=" + cursor), 400, "request.malformed");
    }
}
