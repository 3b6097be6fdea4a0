package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.client.Body.texts;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
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

    private static JsonNode ask(Community community, Map<String, Object> more) {
        var ask = new HashMap<String, Object>(
                Map.of("principal", community.committee(), "act", Map.of("kind", "PAYMENT", "amount", "4980.00")));
        ask.putAll(more);
        return community.agreements("reporter").askRuling(ask).ok();
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
        var community = World.over(client).community().converted();
        community.put(community.payment("4980.00", "恒源")).ok();
        var answer = community.put(community.payment("4950.00", "恒源")).ok();
        var ruling = community.agreements("reporter").readRuling(id(answer)).ok();
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
        var community = World.over(client).community().urban();
        var answer = community
                .put(community.act(
                        draft -> draft.kind("GUARANTEE").amount("10.00").on(World.today())))
                .ok();
        var ruling = community.agreements("auditor").readRuling(id(answer)).ok();
        assertThat(ruling.path("reproduced").asBoolean()).isTrue();
        assertThat(ruling.path("code").asString()).isEqualTo("agreement.out-of-scope");
        assertThat(ruling.path("reason").path("en").asString()).contains("GUARANTEE");
        var cure = ruling.path("cure").get(0);
        assertThat(cure.path("zh").asString())
                .isNotBlank()
                .isNotEqualTo(cure.path("en").asString());
        assertThat(cure.path("who").asString()).contains("committee-director");
        assertThat(cure.path("by").asString()).isEqualTo(World.today().toString());
        assertThat(cure.path("link").asString()).isEqualTo("/v1/agreements");
    }

    @Test
    void without_an_agreement_the_refusal_is_reproduced_as_well() {
        var community = World.over(client).community().registered("URBAN");
        var ruling = community
                .agreements("auditor")
                .readRuling(id(community.put(community.payment("10.00", "甲")).ok()))
                .ok();
        assertThat(ruling.path("code").asString()).isEqualTo("agreement.not-in-force");
        assertThat(ruling.path("reproduced").asBoolean()).isTrue();
    }

    @Test
    void a_ruling_changed_behind_our_back_is_not_reproduced() {
        var community = World.over(client).community().urban();
        var ruling = id(community.put(community.payment("280.00", "甲")).ok());
        bySuperuser(
                "alter table ruling disable trigger ruling_fixed",
                "update ruling set band = jsonb_set(band, '{upTo}', '\"9000.00\"') where id = '" + ruling + "'",
                "alter table ruling enable trigger ruling_fixed");
        var explained = community.agreements("auditor").readRuling(ruling).ok();
        assertThat(explained.path("reproduced").asBoolean(true)).isFalse();
        assertThat(explained.path("differs").get(0).asString()).isEqualTo("authority");
    }

    @Test
    void inputs_or_clauses_changed_behind_our_back_are_seen() {
        var community = World.over(client).community().urban();
        var inputs = id(community.put(community.payment("280.00", "甲")).ok());
        bySuperuser(
                "alter table ruling disable trigger ruling_fixed",
                "update ruling set body = replace(body, '280.00', '2.00') where id = '" + inputs + "'",
                "alter table ruling enable trigger ruling_fixed");
        assertThat(community
                        .agreements("auditor")
                        .readRuling(inputs)
                        .ok()
                        .path("differs")
                        .get(0)
                        .asString())
                .isEqualTo("digest");
        var clauses = id(community.put(community.payment("290.00", "乙")).ok());
        bySuperuser(
                "alter table agreement disable trigger agreement_moves",
                "update agreement set terms = replace(terms, '300.00', '200.00') where principal = '"
                        + community.committee() + "'",
                "alter table agreement enable trigger agreement_moves");
        var explained = community.agreements("auditor").readRuling(clauses).ok();
        assertThat(explained.path("reproduced").asBoolean(true)).isFalse();
        assertThat(explained.path("differs").toString()).contains("clauses", "authority");
    }

    @Test
    void the_database_refuses_a_ruling_without_what_it_was_decided_on() {
        var community = World.over(client).community().urban();
        community.put(community.payment("280.00", "甲")).ok();
        var insert = """
                insert into ruling (principal, id, act, digest, outcome, kind, basis, asked_by, ruled_at, body,
                    related_amount, context, as_of)
                select principal, gen_random_uuid(), gen_random_uuid(), digest, 'PERMITTED', kind, basis, asked_by,
                    ruled_at, null, 0, context, as_of
                from ruling where principal = '%s'
                """.formatted(community.committee());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> bySuperuser(insert))
                .hasStackTraceContaining("null value in column \"body\"");
    }

    @Test
    void account_numbers_in_the_inputs_are_masked_for_who_need_not_pay() {
        var community = World.over(client).community().urban();
        var act = community.act(draft -> draft.amount("280.00").payee("甲").account("6222020200112233445"));
        var ruling = id(community.put(act).ok());
        var inputs = community.agreements("leader").readRuling(ruling).ok().path("inputs");
        assertThat(inputs.toString()).doesNotContain("6222020200112233445").contains("3445");
        assertThat(community
                        .agreements("head")
                        .readRuling(ruling)
                        .ok()
                        .path("inputs")
                        .path("counterparty")
                        .path("account")
                        .asString())
                .isEqualTo("6222020200112233445");
    }

    @Test
    void what_was_signed_or_ended_later_was_not_known_before() {
        var community = World.over(client).community().registered("URBAN");
        var unsigned = Instant.now();
        var agreement = community.draft(terms -> terms.template("urban")).id();
        community.sign(agreement);
        var signed = Instant.now();
        assertThat(ask(community, Map.of("asOf", "2026-06-03")).path("ruling").asString())
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(ask(community, Map.of("asOf", "2026-06-03", "knownAt", unsigned.toString()))
                        .path("code")
                        .asString())
                .isEqualTo("agreement.not-in-force");
        community.terminate(agreement);
        assertThat(ask(community, Map.of()).path("code").asString()).isEqualTo("agreement.not-in-force");
        var asKnown = ask(community, Map.of("asOf", World.today().toString(), "knownAt", signed.toString()));
        assertThat(asKnown.path("ruling").asString()).isEqualTo("NEEDS_PROCEDURE");
        assertThat(asKnown.path("knownAt").asString()).isNotBlank();
        assertThat(asKnown.path("authority").path("clause").asString()).isEqualTo("2.3");
        assertThat(ask(community, Map.of("asOf", "2026-06-03")).path("ruling").asString())
                .as("on that day it was in force, as is known today")
                .isEqualTo("NEEDS_PROCEDURE");
        assertThat(ask(community, Map.of("asOf", World.today().toString()))
                        .path("code")
                        .asString())
                .isEqualTo("agreement.not-in-force");
    }

    @Test
    void related_acts_count_as_they_were_known() {
        var community = World.over(client).community().converted();
        var before = Instant.now();
        community.put(community.payment("4980.00", "恒源")).ok();
        var act = Map.of("kind", "PAYMENT", "amount", "4950.00", "counterparty", Map.of("name", "恒源"));
        assertThat(ask(community, Map.of("act", act)).path("bandedOn").asString())
                .isEqualTo("9930.00");
        assertThat(ask(community, Map.of("act", act, "knownAt", before.toString()))
                        .path("bandedOn")
                        .asString())
                .isEqualTo("4950.00");
    }

    @Test
    void without_an_amount_no_band_answers() {
        var community = World.over(client).community().converted();
        var answer = ask(community, Map.of("act", Map.of("kind", "PAYMENT")));

        assertThat(answer.path("ruling").asString()).isEqualTo("FORBIDDEN");
        assertThat(answer.path("code").asString()).isEqualTo("agreement.amount-missing");
        assertThat(texts(answer.path("clauses"), "number")).containsExactly("2.0");
        assertThat(answer.path("cure")).hasSize(1);
    }

    @Test
    void a_kind_without_bands_of_amounts_needs_none() {
        var community = World.over(client).community().converted();

        assertThat(ask(community, Map.of("act", Map.of("kind", "LOAN")))
                        .path("ruling")
                        .asString())
                .isEqualTo("NEEDS_PROCEDURE");
    }

    @Test
    void a_negative_amount_is_malformed() {
        var community = World.over(client).community().converted();
        var problem = community
                .agreements("reporter")
                .askRuling(Map.of(
                        "principal", community.committee(), "act", Map.of("kind", "PAYMENT", "amount", "-4980.00")))
                .refused(400, "request.malformed");

        assertThat(problem.toString()).contains("/act/amount");
    }

    @Test
    void the_clause_of_the_act_alone_is_cited_beside_the_one_of_the_sum() {
        var community = World.over(client).community().converted();
        community.opened("4980.00", "恒源");
        var act = Map.of("kind", "PAYMENT", "amount", "4950.00", "counterparty", Map.of("name", "恒源"));
        var answer = ask(community, Map.of("act", act));

        assertThat(texts(answer.path("clauses"), "number")).containsExactly("2.0", "2.2", "2.3");
        assertThat(answer.path("authority").path("clause").asString()).isEqualTo("2.3");
    }

    @Test
    void a_ruling_for_a_day_before_the_signature_says_so() {
        var community = World.over(client).community().urban();

        assertThat(ask(community, Map.of("asOf", "2026-06-03")).path("warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.path("message").asString())
                        .contains(World.today().toString()));
        assertThat(ask(community, Map.of()).path("warnings")).isEmpty();
    }

    @Test
    void a_kept_ruling_for_a_day_before_the_signature_says_so_too() {
        var community = World.over(client).community().urban();
        var past = community.act(
                draft -> draft.amount("280.00").payee("甲").on(World.today().minusDays(3)));
        var present = community.act(draft -> draft.amount("281.00").payee("乙"));

        assertThat(explained(community, past).path("warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.path("message").asString())
                        .contains(World.today().toString()));
        assertThat(explained(community, present).path("warnings")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 晚于裁定基准日, after this day", "en, after this day, 晚于裁定基准日"})
    void it_says_so_in_the_readers_language(String language, String told, String untold) {
        var community = World.over(client).community().urban();
        var ask = Map.of(
                "principal", community.committee(),
                "act", Map.of("kind", "PAYMENT", "amount", "4980.00"),
                "asOf", "2026-06-03");

        var answer = community
                .agreements("reporter")
                .with("Accept-Language", language)
                .askRuling(ask)
                .ok();

        assertThat(answer.at("/warnings/0/message").asString()).contains(told).doesNotContain(untold);
    }

    private static JsonNode explained(Community community, Act act) {
        return community
                .agreements("head")
                .readRuling(id(community.put(act).ok()))
                .ok();
    }

    @Test
    void two_days_or_knowledge_of_the_future_are_malformed() {
        var community = World.over(client).community().urban();
        community
                .agreements("reporter")
                .askRuling(Map.of(
                        "principal",
                        community.committee(),
                        "act",
                        Map.of("kind", "PAYMENT", "on", "2026-06-03"),
                        "asOf",
                        "2026-06-04"))
                .refused(400, "request.malformed");
        community
                .agreements("reporter")
                .askRuling(Map.of(
                        "principal",
                        community.committee(),
                        "act",
                        Map.of("kind", "PAYMENT"),
                        "knownAt",
                        Instant.now().plusSeconds(600).toString()))
                .refused(400, "request.malformed");
    }

    @Test
    void a_dry_run_is_not_kept() {
        var community = World.over(client).community().urban();
        ask(community, Map.of());
        assertThat(community.agreements("reporter").listRulings().items()).isEmpty();
    }

    @Test
    void rulings_are_listed_newest_first_page_by_page_and_as_a_stream() {
        var community = World.over(client).community().urban();
        community
                .put(community.act(draft ->
                        draft.amount("10.00").payee("甲").on(World.today().minusDays(3))))
                .ok();
        community.put(community.payment("400.00", "乙")).ok();
        community
                .put(community.act(
                        draft -> draft.kind("GUARANTEE").amount("10.00").on(World.today())))
                .ok();
        var login = community.login("reporter");
        var all = community
                .agreements(login)
                .listRulings("principal", community.committee())
                .ok();
        assertThat(texts(all.path("items"), "ruling"))
                .containsExactly("FORBIDDEN", "NEEDS_PROCEDURE", "NEEDS_PROCEDURE");
        assertThat(all.path("items").get(1).path("clauses").get(1).asString()).isEqualTo("2.2");
        var first = community.agreements(login).listRulings("limit", 2).ok();
        var rest = community
                .agreements(login)
                .listRulings("limit", 2, "cursor", first.path("next").asString())
                .ok();
        assertThat(texts(rest.path("items"), "kind")).containsExactly("PAYMENT");
        assertThat(rest.path("next").isNull()).isTrue();
        assertThat(texts(
                        community
                                .agreements(login)
                                .listRulings("outcome", "FORBIDDEN")
                                .ok()
                                .path("items"),
                        "kind"))
                .containsExactly("GUARANTEE");
        assertThat(community
                        .agreements(login)
                        .listRulings("kind", "PAYMENT", "from", World.today())
                        .items())
                .hasSize(1);
        assertThat(community
                        .agreements(login)
                        .listRulings("to", World.today().minusDays(1))
                        .items())
                .hasSize(1);
        var lines = community
                .agreements(login)
                .with("Accept", "application/x-ndjson")
                .listRulings()
                .lines();
        assertThat(lines).hasSize(3);
        community.agreements(login).listRulings("outcome", "MAYBE").refused(400, "request.malformed");
        community.agreements(login).listRulings("cursor", "bm9uZQ").refused(400, "request.malformed");
    }

    @Test
    void another_communitys_rulings_are_not_there() {
        var community = World.over(client).community().urban();
        var ruling = id(community.put(community.payment("10.00", "甲")).ok());
        var other = World.over(client).community().registered("URBAN");
        other.agreements("reporter").readRuling(ruling).refused(404, "access.not-found");
        assertThat(other.agreements("reporter")
                        .listRulings("principal", community.committee())
                        .items())
                .isEmpty();
        community.agreements("auditor").readRuling(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void another_subdistricts_people_do_not_see_them() {
        var community = World.over(client).community().urban();
        var ruling = id(community.put(community.payment("10.00", "甲")).ok());
        var elsewhere = TestTokens.bearer("head.elsewhere", List.of("centre-head"), "*", "elsewhere");
        client.get()
                .uri("/v1/rulings/" + ruling)
                .header("Authorization", elsewhere)
                .exchange()
                .expectStatus()
                .isNotFound();
        client.get()
                .uri("/v1/rulings?principal=" + community.committee())
                .header("Authorization", elsewhere)
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }
}
