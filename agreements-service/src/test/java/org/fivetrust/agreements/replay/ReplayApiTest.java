package org.fivetrust.agreements.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Town.TODAY;
import static org.fivetrust.agreements.Town.body;
import static org.fivetrust.agreements.Town.refused;
import static org.fivetrust.agreements.Town.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.agreements.Town;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A draft run over what was really asked for. */
@AgreementsTest
class ReplayApiTest {

    private static final Map<String, Object> PERIOD =
            Map.of("from", TODAY.minusDays(60).toString(), "to", TODAY.toString());

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static Map<String, Object> clause(String number, String what, Map<String, Object> content) {
        return Map.of("number", number, "text", "条款", "english", "clause", what, content);
    }

    private static Map<String, Object> band(
            String number, @Nullable String from, @Nullable String upTo, String... roles) {
        var band = new java.util.HashMap<String, Object>();
        band.put("kind", "PAYMENT");
        if (from != null) {
            band.put("from", from);
        }
        if (upTo != null) {
            band.put("upTo", upTo);
        }
        var steps = new ArrayList<Map<String, Object>>();
        for (var role : roles) {
            steps.add(
                    step(role, upTo == null && role.equals("committee-director") ? List.of("RESOLUTION") : List.of()));
        }
        band.put("steps", steps);
        return clause(number, "band", band);
    }

    private static Map<String, Object> step(String role, List<String> evidence) {
        return Map.of("title", "审批", "english", "approves", "role", role, "days", 2, "evidence", evidence);
    }

    /** Up to 1,000 the director, above that the secretary as well; sums within so many days. */
    private static List<Map<String, Object>> clauses(int days) {
        return List.of(
                clause(
                        "2.0",
                        "procedure",
                        Map.of(
                                "kind",
                                "PAYMENT",
                                "area",
                                "FUNDS",
                                "originators",
                                List.of("reporter"),
                                "splittingDays",
                                days)),
                band("2.1", null, "1000.00", "committee-director"),
                band("2.2", "1000.00", "30000.00", "party-secretary", "committee-director"),
                band("2.3", "30000.00", null, "party-secretary", "committee-director"));
    }

    private JsonNode replay(Town town, String agreement, String query) {
        return body(town.post("civil-affairs", "/v1/agreements/" + agreement + "/replays" + query, PERIOD), 200);
    }

    @Test
    void a_draft_shows_every_outcome_that_would_change_with_steps_and_clauses_of_both() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        town.put(town.payment("400.00", "甲"));
        town.put(town.payment("800.00", "乙"));
        town.put(town.payment("4000.00", "丙"));
        town.put(town.act("DISPOSAL", "100.00", null, "reporter", TODAY));
        town.put(town.act("GUARANTEE", "100.00", null, "reporter", TODAY));
        var draft = town.draft(Map.of("clauses", clauses(30)));
        var replay = replay(town, draft, "");
        var counts = replay.path("counts");
        assertThat(counts.path("examined").asInt()).isEqualTo(5);
        assertThat(counts.path("unchanged").asInt())
                .as("the director's 400.00 and the guarantee")
                .isEqualTo(2);
        assertThat(counts.path("looser").asInt()).as("800.00 and 4,000.00").isEqualTo(2);
        assertThat(counts.path("stricter").asInt())
                .as("the disposal is no longer granted")
                .isEqualTo(1);
        assertThat(counts.path("changed").asInt()).isEqualTo(3);
        var looser = replay.path("items")
                .valueStream()
                .filter(item -> item.path("amount").asString().equals("800.00"))
                .findFirst()
                .orElseThrow();
        assertThat(looser.path("tendency").asString()).isEqualTo("LOOSER");
        assertThat(texts(looser.path("was").path("steps"), "role"))
                .containsExactly("party-secretary", "committee-director", "supervisor");
        assertThat(texts(looser.path("was").path("clauses"), "number")).containsExactly("2.0", "2.2");
        assertThat(texts(looser.path("would").path("steps"), "role")).containsExactly("committee-director");
        assertThat(texts(looser.path("would").path("clauses"), "number")).containsExactly("2.0", "2.1");
        var stricter = replay.path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("DISPOSAL"))
                .findFirst()
                .orElseThrow();
        assertThat(stricter.path("would").path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(stricter.path("would").path("code").asString()).isEqualTo("agreement.out-of-scope");
    }

    @Test
    void the_agreement_in_force_changes_nothing_of_its_own_past() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        town.put(town.payment("4980.00", "恒源"));
        town.put(town.payment("4950.00", "恒源"));
        var counts = replay(town, town.agreement(), "").path("counts");
        assertThat(counts.path("examined").asInt()).isEqualTo(2);
        assertThat(counts.path("unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void another_window_sums_anew_what_had_happened_before_each_act() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        town.put(town.act("PAYMENT", "900.00", "恒源", "reporter", TODAY.minusDays(40)));
        town.put(town.payment("400.00", "恒源"));
        town.put(town.payment("50.00", "恒源"));
        var longer =
                replay(town, town.draft(Map.of("clauses", clauses(60))), "").path("items");
        var banded = longer.valueStream()
                .filter(item -> item.path("amount").asString().equals("400.00"))
                .findFirst()
                .orElseThrow();
        assertThat(banded.path("was").path("bandedOn").asString()).isEqualTo("400.00");
        assertThat(banded.path("would").path("bandedOn").asString()).isEqualTo("1300.00");
        var none = replay(town, town.draft(Map.of("clauses", clauses(0))), "").path("counts");
        assertThat(none.path("stricter").asInt()).isZero();
    }

    @Test
    void changes_come_in_pages_and_as_a_stream_and_nothing_is_opened() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        for (var payee : List.of("甲", "乙", "丙")) {
            town.put(town.payment("800.00", payee));
        }
        var draft = town.draft(Map.of("clauses", clauses(30)));
        var first = replay(town, draft, "?limit=2");
        assertThat(first.path("items")).hasSize(2);
        assertThat(first.path("counts").path("changed").asInt()).isEqualTo(3);
        var rest = replay(town, draft, "?limit=2&cursor=" + first.path("next").asString());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("next").isNull()).isTrue();
        var lines = client.post()
                .uri("/v1/agreements/" + draft + "/replays")
                .accept(MediaType.APPLICATION_NDJSON)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", TestTokens.bearer("auditor"))
                .bodyValue(PERIOD)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody()
                .collectList()
                .block();
        assertThat(lines).hasSize(3);
        assertThat(town.get(town.login("reporter"), "/v1/matters").path("items"))
                .hasSize(3);
        assertThat(town.get(town.login("reporter"), "/v1/rulings").path("items"))
                .hasSize(3);
    }

    @Test
    void a_period_is_bounded_and_only_its_acts_count() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        town.put(town.payment("800.00", "甲"));
        var path = "/v1/agreements/" + town.agreement() + "/replays";
        var before = Map.of("from", "2026-01-01", "to", TODAY.minusDays(1).toString());
        assertThat(body(town.post("auditor", path, before), 200)
                        .path("counts")
                        .path("examined")
                        .asInt())
                .isZero();
        refused(town.post("auditor", path, Map.of("from", "2026-02-01", "to", "2026-01-01")), 400, "request.malformed");
        refused(town.post("auditor", path, Map.of("from", "2020-02-01", "to", "2026-01-01")), 400, "request.malformed");
        refused(town.post("auditor", path, Map.of()), 400, "request.malformed");
        refused(town.post("cashier", path, PERIOD), 403, "access.role");
    }

    @Test
    void another_communitys_draft_is_not_there() {
        var town = Town.agreed(client, "URBAN", "urban");
        var other = Town.settled(client, "URBAN");
        refused(
                other.post(other.login("director"), "/v1/agreements/" + town.agreement() + "/replays", PERIOD),
                404,
                "access.not-found");
    }
}
