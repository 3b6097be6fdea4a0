package org.fivetrust.agreements.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.client.Body.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fivetrust.agreements.AgreementsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A draft run over what was really asked for. */
@AgreementsTest
class ReplayApiTest {

    private static final Map<String, Object> PERIOD = Map.of(
            "from", World.today().minusDays(60).toString(), "to", World.today().toString());

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

    private JsonNode replay(Community community, String agreement, Object... parameters) {
        return community
                .agreements("civil-affairs")
                .replayAgreement(agreement, PERIOD, parameters)
                .ok();
    }

    @Test
    void a_draft_shows_every_outcome_that_would_change_with_steps_and_clauses_of_both() {
        var community = World.over(client).community().converted();
        community.put(community.payment("400.00", "甲")).ok();
        community.put(community.payment("800.00", "乙")).ok();
        community.put(community.payment("4000.00", "丙")).ok();
        community
                .put(community.act(
                        draft -> draft.kind("DISPOSAL").amount("100.00").on(World.today())))
                .ok();
        community
                .put(community.act(
                        draft -> draft.kind("GUARANTEE").amount("100.00").on(World.today())))
                .ok();
        var draft = community.draft(terms -> terms.clauses(clauses(30))).id();
        var replay = replay(community, draft);
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
        var community = World.over(client).community().converted();
        community.put(community.payment("4980.00", "恒源")).ok();
        community.put(community.payment("4950.00", "恒源")).ok();
        var counts = replay(community, community.agreement()).path("counts");
        assertThat(counts.path("examined").asInt()).isEqualTo(2);
        assertThat(counts.path("unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void another_window_sums_anew_what_had_happened_before_each_act() {
        var community = World.over(client).community().converted();
        community
                .put(community.act(draft ->
                        draft.amount("900.00").payee("恒源").on(World.today().minusDays(40))))
                .ok();
        community.put(community.payment("400.00", "恒源")).ok();
        community.put(community.payment("50.00", "恒源")).ok();
        var longer = replay(
                        community,
                        community.draft(terms -> terms.clauses(clauses(60))).id())
                .path("items");
        var banded = longer.valueStream()
                .filter(item -> item.path("amount").asString().equals("400.00"))
                .findFirst()
                .orElseThrow();
        assertThat(banded.path("was").path("bandedOn").asString()).isEqualTo("400.00");
        assertThat(banded.path("would").path("bandedOn").asString()).isEqualTo("1300.00");
        var none = replay(
                        community,
                        community.draft(terms -> terms.clauses(clauses(0))).id())
                .path("counts");
        assertThat(none.path("stricter").asInt()).isZero();
    }

    @Test
    void changes_come_in_pages_and_as_a_stream_and_nothing_is_opened() {
        var community = World.over(client).community().converted();
        for (var payee : List.of("甲", "乙", "丙")) {
            community.put(community.payment("800.00", payee)).ok();
        }
        var draft = community.draft(terms -> terms.clauses(clauses(30))).id();
        var first = replay(community, draft, "limit", 2);
        assertThat(first.path("items")).hasSize(2);
        assertThat(first.path("counts").path("changed").asInt()).isEqualTo(3);
        var rest = replay(
                community, draft, "limit", 2, "cursor", first.path("next").asString());
        assertThat(rest.path("items")).hasSize(1);
        assertThat(rest.path("next").isNull()).isTrue();
        var lines = community
                .agreements("auditor")
                .with("Accept", "application/x-ndjson")
                .replayAgreement(draft, PERIOD)
                .lines();
        assertThat(lines).hasSize(3);
        var following = community
                .agreements("auditor")
                .with("Accept", "application/x-ndjson")
                .replayAgreement(draft, PERIOD, "cursor", first.path("next").asString())
                .lines();
        assertThat(following).hasSize(1);
        assertThat(community.agreements("reporter").listMatters().items()).hasSize(3);
        assertThat(community.agreements("reporter").listRulings().items()).hasSize(3);
    }

    @Test
    void a_period_is_bounded_and_only_its_acts_count() {
        var community = World.over(client).community().converted();
        community.put(community.payment("800.00", "甲")).ok();
        var path = "/v1/agreements/" + community.agreement() + "/replays";
        var before =
                Map.of("from", "2026-01-01", "to", World.today().minusDays(1).toString());
        assertThat(community
                        .agreements("auditor")
                        .replayAgreement(community.agreement(), before)
                        .ok()
                        .path("counts")
                        .path("examined")
                        .asInt())
                .isZero();
        community
                .agreements("auditor")
                .replayAgreement(community.agreement(), Map.of("from", "2026-02-01", "to", "2026-01-01"))
                .refused(400, "request.malformed");
        community
                .agreements("auditor")
                .replayAgreement(community.agreement(), Map.of("from", "2020-02-01", "to", "2026-01-01"))
                .refused(400, "request.malformed");
        community
                .agreements("auditor")
                .replayAgreement(community.agreement(), Body.NOTHING)
                .refused(400, "request.malformed");
        community
                .agreements("cashier")
                .replayAgreement(community.agreement(), PERIOD)
                .refused(403, "access.role");
    }

    @Test
    void another_communitys_draft_is_not_there() {
        var community = World.over(client).community().urban();
        var other = World.over(client).community().registered("URBAN");
        other.agreements("director")
                .replayAgreement(community.agreement(), PERIOD)
                .refused(404, "access.not-found");
    }
}
