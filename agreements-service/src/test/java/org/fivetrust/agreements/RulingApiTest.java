package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.Town.TODAY;
import static org.fivetrust.agreements.Town.body;
import static org.fivetrust.agreements.Town.refused;
import static org.fivetrust.agreements.Town.texts;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Rulings: asked as of a day and of what was known, listed, explained, decided again. */
@AgreementsTest
class RulingApiTest {

    @Autowired
    private WebTestClient client;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private static String id(JsonNode answer) {
        return answer.path("basis").path("ruling").asString();
    }

    private static JsonNode ask(Town town, Map<String, Object> more) {
        var ask = new HashMap<String, Object>(
                Map.of("principal", town.principal(), "act", Map.of("kind", "PAYMENT", "amount", "4980.00")));
        ask.putAll(more);
        return body(town.post(town.login("reporter"), "/v1/rulings", ask), 200);
    }

    private static void bySuperuser(String... statements) {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            for (var one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_ruling_that_was_given_is_explained_and_said_again() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        town.put(town.payment("4980.00", "恒源"));
        var answer = town.put(town.payment("4950.00", "恒源"));
        var ruling = town.get(town.login("reporter"), "/v1/rulings/" + id(answer));
        assertThat(ruling.path("reproduced").asBoolean()).as(ruling.toString()).isTrue();
        assertThat(ruling.path("differs")).isEmpty();
        assertThat(ruling.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(ruling.path("relatedAmount").asString()).isEqualTo("4980.00");
        assertThat(ruling.path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(ruling.path("authority").path("clause").asString()).isEqualTo("2.3");
        assertThat(ruling.path("authority").path("from").asString()).isEqualTo("5000.00");
        assertThat(ruling.path("authority").path("fromIncluded").asBoolean(true))
                .isFalse();
        assertThat(ruling.path("authority").path("upTo").asString()).isEqualTo("30000.00");
        assertThat(ruling.path("authority").path("upToIncluded").asBoolean()).isTrue();
        assertThat(ruling.path("steps")).hasSize(5);
        assertThat(ruling.path("reason").path("zh").asString()).contains("9930.00", "2.3");
        assertThat(ruling.path("reason").path("en").asString()).contains("9930.00", "5 steps");
        assertThat(ruling.path("inputs").path("subject").asString()).isEqualTo("路面修补");
        assertThat(ruling.path("matter").asString())
                .isEqualTo(answer.path("matter").path("id").asString());
    }

    @Test
    void a_refusal_says_in_both_languages_what_would_cure_it_who_and_by_when() {
        var town = Town.agreed(client, "URBAN", "urban");
        var answer = town.put(town.act("GUARANTEE", "10.00", null, "reporter", TODAY));
        var ruling = town.get("auditor", "/v1/rulings/" + id(answer));
        assertThat(ruling.path("reproduced").asBoolean()).isTrue();
        assertThat(ruling.path("code").asString()).isEqualTo("agreement.out-of-scope");
        assertThat(ruling.path("reason").path("en").asString()).contains("GUARANTEE");
        var cure = ruling.path("cure").get(0);
        assertThat(cure.path("zh").asString())
                .isNotBlank()
                .isNotEqualTo(cure.path("en").asString());
        assertThat(cure.path("who").asString()).contains("committee-director");
        assertThat(cure.path("by").asString()).isEqualTo(TODAY.toString());
        assertThat(cure.path("link").asString()).isEqualTo("/v1/agreements");
    }

    @Test
    void without_an_agreement_the_refusal_is_reproduced_as_well() {
        var town = Town.settled(client, "URBAN");
        var ruling = town.get("auditor", "/v1/rulings/" + id(town.put(town.payment("10.00", "甲"))));
        assertThat(ruling.path("code").asString()).isEqualTo("agreement.not-in-force");
        assertThat(ruling.path("reproduced").asBoolean()).isTrue();
    }

    @Test
    void a_ruling_changed_behind_our_back_is_not_reproduced() {
        var town = Town.agreed(client, "URBAN", "urban");
        var ruling = id(town.put(town.payment("280.00", "甲")));
        bySuperuser(
                "alter table ruling disable trigger ruling_fixed",
                "update ruling set band = jsonb_set(band, '{upTo}', '\"9000.00\"') where id = '" + ruling + "'",
                "alter table ruling enable trigger ruling_fixed");
        var explained = town.get("auditor", "/v1/rulings/" + ruling);
        assertThat(explained.path("reproduced").asBoolean(true)).isFalse();
        assertThat(explained.path("differs").get(0).asString()).isEqualTo("authority");
    }

    @Test
    void inputs_or_clauses_changed_behind_our_back_are_seen() {
        var town = Town.agreed(client, "URBAN", "urban");
        var inputs = id(town.put(town.payment("280.00", "甲")));
        bySuperuser(
                "alter table ruling disable trigger ruling_fixed",
                "update ruling set body = replace(body, '280.00', '2.00') where id = '" + inputs + "'",
                "alter table ruling enable trigger ruling_fixed");
        assertThat(town.get("auditor", "/v1/rulings/" + inputs)
                        .path("differs")
                        .get(0)
                        .asString())
                .isEqualTo("digest");
        var clauses = id(town.put(town.payment("290.00", "乙")));
        bySuperuser(
                "alter table agreement disable trigger agreement_moves",
                "update agreement set terms = replace(terms, '300.00', '200.00') where principal = '" + town.principal()
                        + "'",
                "alter table agreement enable trigger agreement_moves");
        var explained = town.get("auditor", "/v1/rulings/" + clauses);
        assertThat(explained.path("reproduced").asBoolean(true)).isFalse();
        assertThat(explained.path("differs").toString()).contains("clauses", "authority");
    }

    @Test
    void the_database_refuses_a_ruling_without_what_it_was_decided_on() {
        var town = Town.agreed(client, "URBAN", "urban");
        town.put(town.payment("280.00", "甲"));
        var insert = """
                insert into ruling (principal, id, act, digest, outcome, kind, basis, asked_by, ruled_at, body,
                    related_amount, surroundings, as_of)
                select principal, gen_random_uuid(), gen_random_uuid(), digest, 'PERMITTED', kind, basis, asked_by,
                    ruled_at, null, 0, surroundings, as_of
                from ruling where principal = '%s'
                """.formatted(town.principal());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bySuperuser(insert))
                .hasStackTraceContaining("null value in column \"body\"");
    }

    @Test
    void account_numbers_in_the_inputs_are_masked_for_who_need_not_pay() {
        var town = Town.agreed(client, "URBAN", "urban");
        var path = "/v1/rulings/" + id(town.put(town.payment("280.00", "甲")));
        var community = town.get(town.login("director"), path).path("inputs");
        assertThat(community.toString()).doesNotContain("6222020200112233445").contains("3445");
        assertThat(town.get("cashier", path)
                        .path("inputs")
                        .path("counterparty")
                        .path("account")
                        .asString())
                .isEqualTo("6222020200112233445");
    }

    @Test
    void what_was_signed_or_ended_later_was_not_known_before() {
        var town = Town.settled(client, "URBAN");
        var unsigned = Instant.now();
        var agreement = town.draft(Map.of("template", "urban"));
        town.sign(agreement);
        var signed = Instant.now();
        assertThat(ask(town, Map.of("asOf", "2026-06-03")).path("ruling").asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(ask(town, Map.of("asOf", "2026-06-03", "knownAt", unsigned.toString()))
                        .path("code")
                        .asString())
                .isEqualTo("agreement.not-in-force");
        town.terminate(agreement);
        assertThat(ask(town, Map.of()).path("code").asString()).isEqualTo("agreement.not-in-force");
        var asKnown = ask(town, Map.of("asOf", TODAY.toString(), "knownAt", signed.toString()));
        assertThat(asKnown.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(asKnown.path("knownAt").asString()).isNotBlank();
        assertThat(asKnown.path("authority").path("clause").asString()).isEqualTo("2.3");
        assertThat(ask(town, Map.of("asOf", "2026-06-03")).path("ruling").asString())
                .as("on that day it was in force, as is known today")
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(ask(town, Map.of("asOf", TODAY.toString())).path("code").asString())
                .isEqualTo("agreement.not-in-force");
    }

    @Test
    void related_acts_count_as_they_were_known() {
        var town = Town.agreed(client, "VILLAGE_CONVERTED", "village-converted");
        var before = Instant.now();
        town.put(town.payment("4980.00", "恒源"));
        var act = Map.of("kind", "PAYMENT", "amount", "4950.00", "counterparty", Map.of("name", "恒源"));
        assertThat(ask(town, Map.of("act", act)).path("bandedOn").asString()).isEqualTo("9930.00");
        assertThat(ask(town, Map.of("act", act, "knownAt", before.toString()))
                        .path("bandedOn")
                        .asString())
                .isEqualTo("4950.00");
    }

    @Test
    void two_days_or_knowledge_of_the_future_are_malformed() {
        var town = Town.agreed(client, "URBAN", "urban");
        refused(
                town.post(
                        town.login("reporter"),
                        "/v1/rulings",
                        Map.of(
                                "principal",
                                town.principal(),
                                "act",
                                Map.of("kind", "PAYMENT", "on", "2026-06-03"),
                                "asOf",
                                "2026-06-04")),
                400,
                "request.malformed");
        refused(
                town.post(
                        town.login("reporter"),
                        "/v1/rulings",
                        Map.of(
                                "principal",
                                town.principal(),
                                "act",
                                Map.of("kind", "PAYMENT"),
                                "knownAt",
                                Instant.now().plusSeconds(600).toString())),
                400,
                "request.malformed");
    }

    @Test
    void a_dry_run_is_not_kept() {
        var town = Town.agreed(client, "URBAN", "urban");
        ask(town, Map.of());
        assertThat(town.get(town.login("reporter"), "/v1/rulings").path("items"))
                .isEmpty();
    }

    @Test
    void rulings_are_listed_newest_first_page_by_page_and_as_a_stream() {
        var town = Town.agreed(client, "URBAN", "urban");
        town.put(town.act("PAYMENT", "10.00", "甲", "reporter", TODAY.minusDays(3)));
        town.put(town.payment("400.00", "乙"));
        town.put(town.act("GUARANTEE", "10.00", null, "reporter", TODAY));
        var login = town.login("reporter");
        var all = town.get(login, "/v1/rulings?principal=" + town.principal());
        assertThat(texts(all.path("items"), "ruling"))
                .containsExactly("FORBIDDEN", "NEEDS_PROCEDURE", "NEEDS_PROCEDURE");
        assertThat(all.path("items").get(1).path("clauses").get(1).asString()).isEqualTo("2.2");
        var first = town.get(login, "/v1/rulings?limit=2");
        var rest = town.get(
                login, "/v1/rulings?limit=2&cursor=" + first.path("next").asString());
        assertThat(texts(rest.path("items"), "kind")).containsExactly("PAYMENT");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(texts(town.get(login, "/v1/rulings?outcome=FORBIDDEN").path("items"), "kind"))
                .containsExactly("GUARANTEE");
        assertThat(town.get(login, "/v1/rulings?kind=PAYMENT&from=" + TODAY).path("items"))
                .hasSize(1);
        assertThat(town.get(login, "/v1/rulings?to=" + TODAY.minusDays(1)).path("items"))
                .hasSize(1);
        var lines = client.get()
                .uri("/v1/rulings")
                .accept(MediaType.APPLICATION_NDJSON)
                .header("Authorization", TestTokens.bearer(login))
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(JsonNode.class)
                .getResponseBody()
                .collectList()
                .block();
        assertThat(lines).hasSize(3);
        refused(town.seek(login, "/v1/rulings?outcome=MAYBE"), 400, "request.malformed");
        refused(town.seek(login, "/v1/rulings?cursor=bm9uZQ"), 400, "request.malformed");
    }

    @Test
    void another_communitys_rulings_are_not_there() {
        var town = Town.agreed(client, "URBAN", "urban");
        var ruling = id(town.put(town.payment("10.00", "甲")));
        var other = Town.settled(client, "URBAN");
        refused(other.seek(other.login("reporter"), "/v1/rulings/" + ruling), 404, "access.not-found");
        assertThat(other.get(other.login("reporter"), "/v1/rulings?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        refused(town.seek("auditor", "/v1/rulings/" + UUID.randomUUID()), 404, "access.not-found");
    }

    @Test
    void another_subdistricts_people_do_not_see_them() {
        var town = Town.agreed(client, "URBAN", "urban");
        var ruling = id(town.put(town.payment("10.00", "甲")));
        var elsewhere = TestTokens.bearer("cashier.elsewhere", List.of("cashier"), "*", "elsewhere");
        client.get()
                .uri("/v1/rulings/" + ruling)
                .header("Authorization", elsewhere)
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/v1/rulings?principal=" + town.principal())
                .header("Authorization", elsewhere)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }
}
