package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A resolution is used up by what it decided, once. */
@AgreementsTest
class ResolutionUseApiTest {

    private static final int CHECK = 3;

    private static final String WORD = "经核对会议记录，所议即本次付款";

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void aVillageThatWasConverted() {
        community = World.over(client).community().converted();
    }

    private Map<String, Object> vote(Object... more) {
        var vote = Body.with(
                community.vote(),
                "noticeOn",
                World.today().minusDays(20).toString(),
                "heldOn",
                World.today().minusDays(10).toString(),
                "inFavour",
                45,
                "against",
                0,
                "subject",
                "修补路面");
        return Body.with(vote, more);
    }

    private static Map<String, Object> item(String amount, Object... more) {
        return Body.with(Body.of("no", 1, "subject", "修补路面", "kind", "PAYMENT", "amount", amount), more);
    }

    private String recorded(Map<String, Object> vote) {
        var recorded = community.agreements("director").recordResolution(vote).created();
        assertThat(recorded.path("valid").asBoolean()).as(recorded.toString()).isTrue();
        return recorded.path("id").asString();
    }

    private JsonNode resolution(String id) {
        return community.agreements("reporter").readResolution(id).ok();
    }

    /** A payment that waits for the supervisor, who lays the resolution. */
    private String waiting(String amount, String payee) {
        var matter = community.opened(amount, payee);
        community.approve("secretary", matter, 1).ok();
        community.approve("director", matter, 2).ok();
        return matter;
    }

    private static Map<String, Object> evidence(String resolution, @Nullable Integer item, @Nullable String word) {
        var evidence = new HashMap<String, Object>(Map.of("kind", "RESOLUTION", "resolution", resolution));
        if (item != null) {
            evidence.put("item", item);
        }
        if (word != null) {
            evidence.put("confirmation", word);
        }
        return Map.of("evidence", List.of(evidence));
    }

    private Reply laid(String matter, String resolution, @Nullable Integer item, @Nullable String word) {
        return community.approve("supervisor", matter, CHECK, evidence(resolution, item, word));
    }

    private Reply laid(String matter, String resolution, @Nullable Integer item) {
        return community.approve("supervisor", matter, CHECK, evidence(resolution, item, null));
    }

    private Reply confirmed(String bearer, String matter, String resolution, @Nullable Integer item) {
        var confirmation = new HashMap<String, Object>(Map.of("resolution", resolution, "statement", WORD));
        if (item != null) {
            confirmation.put("item", item);
        }
        return community.agreements(bearer).confirmEvidence(matter, confirmation);
    }

    @Test
    void what_a_matter_reserves_comes_back_when_it_fails_and_is_gone_when_it_is_done() {
        var id = recorded(vote("items", List.of(item("100000.00"))));
        var first = waiting("60000.00", "甲");
        laid(first, id, 1, WORD).ok();
        assertThat(resolution(id).path("items").get(0).path("left").asString()).isEqualTo("40000.00");
        var second = waiting("60000.00", "乙");
        laid(second, id, 1, WORD).refused(422, "resolution.item-exhausted");
        var step = community.step(first, 4);
        community
                .agreements("head")
                .rejectStep(first, step, Map.of("comment", "不实"))
                .ok();
        assertThat(resolution(id).path("uses").get(0).path("state").asString()).isEqualTo("RELEASED");
        laid(second, id, 1, WORD).ok();
        community.approve("head", second, 4).ok();
        community.approve("leader", second, 5).ok();
        executed(second);
        var shown = resolution(id);
        assertThat(shown.path("uses"))
                .extracting(use -> use.path("state").asString())
                .containsExactly("RELEASED", "CONSUMED");
        assertThat(shown.path("uses").get(1).path("matter").asString()).isEqualTo(second);
        assertThat(shown.path("items").get(0).path("left").asString()).isEqualTo("40000.00");
        laid(waiting("60000.00", "丙"), id, 1, WORD).refused(422, "resolution.item-exhausted");
    }

    private void executed(String matter) {
        NeighbourStub.tell(
                        client,
                        UUID.randomUUID(),
                        "funds",
                        community.committee(),
                        "act.executed",
                        Map.of(
                                "act", community.matter(matter).path("act").asString(),
                                "warrant",
                                        community.matter(matter).path("warrant").asString(),
                                "by", "releaser",
                                "at", Instant.now()))
                .expectStatus()
                .isNoContent();
        assertThat(community.matter(matter).path("status").asString()).isEqualTo("EXECUTED");
    }

    @Test
    void a_resolution_serves_while_it_holds() {
        var stated = recorded(vote(
                "items",
                List.of(item(
                        "90000.00", "validUntil", World.today().minusDays(1).toString()))));
        var matter = waiting("90000.00", "甲");
        laid(matter, stated, 1, WORD).refused(422, "resolution.lapsed");
        var old = World.today().minusMonths(12).minusDays(1);
        laid(matter, recorded(heldOn(old)), null, WORD).refused(422, "resolution.lapsed");
        laid(matter, recorded(heldOn(old.plusDays(2))), null, WORD).ok();
        var rule = community
                .agreements("reporter")
                .listMeetingRules()
                .ok()
                .path("validities")
                .get(0);
        assertThat(rule.path("months").asInt()).isEqualTo(12);
        assertThat(rule.path("unsure").asBoolean()).isTrue();
        assertThat(rule.path("source").asString()).isNotBlank();
        community
                .agreements("director")
                .recordResolution(vote(
                        "items",
                        List.of(item(
                                "1.00",
                                "validUntil",
                                World.today().minusDays(11).toString()))))
                .refused(400, "request.malformed");
    }

    private Map<String, Object> heldOn(LocalDate day) {
        return vote("amount", "90000.00", "noticeOn", day.minusDays(10).toString(), "heldOn", day.toString());
    }

    @Test
    void of_two_matters_at_once_one_has_the_last_of_it() {
        var id = recorded(vote("items", List.of(item("90000.00"))));
        var matters = IntStream.range(0, 4)
                .mapToObj(n -> waiting("90000.00", "收款人" + n))
                .toList();
        var won = matters.parallelStream()
                .map(matter -> laid(matter, id, 1, WORD).status())
                .filter(status -> status == 200)
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(resolution(id).path("uses")).hasSize(1);
    }

    @Test
    void the_database_itself_lets_no_use_through_that_nobody_vouched_for_or_that_is_too_much() throws Exception {
        var id = recorded(vote("items", List.of(item("90000.00"))));
        var matter = waiting("60000.00", "甲");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "60000.00", "MATCHED")))
                .hasMessageContaining("nobody has confirmed");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "60000.00", "CONFIRMED")))
                .hasMessageContaining("nobody has confirmed");
        confirmed("supervisor", matter, id, 1).created();
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "1.00", "CONFIRMED")))
                .hasMessageContaining("exhausted");
        laid(matter, id, 1).ok();
        var second = waiting("60000.00", "乙");
        TestPostgres.execute(
                "agreements",
                "insert into evidence_confirmation (principal, matter, resolution, item, statement, confirmed_by,"
                        + " confirmed_by_name, confirmed_at) values ('" + community.committee() + "', '" + second
                        + "', '" + id
                        + "', 1, 'x', 'somebody', 'somebody', now())");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, second, "60000.00", "CONFIRMED")))
                .hasMessageContaining("exhausted");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update matter_step set status = 'APPROVED', by = 'x' where matter = '" + second + "' and no = "
                                + CHECK))
                .hasMessageContaining("no resolution has been laid");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "insert into evidence_confirmation (principal, matter, resolution, item,"
                                + " statement, confirmed_by, confirmed_by_name, confirmed_at) values ('"
                                + community.committee()
                                + "', '" + second + "', '" + id + "', 2, 'x', '" + community.login("director")
                                + "', 'x', now())"))
                .hasMessageContaining("confirmed by somebody else");
    }

    private String use(String resolution, String matter, String amount, String proof) {
        return "insert into resolution_use (principal, resolution, matter, amount, item, proof, used_at) values ('"
                + community.committee() + "', '" + resolution + "', '" + matter + "', " + amount.replace(".", "")
                + ", 1, '" + proof + "', now())";
    }

    private static Map<String, Object> step(String role, List<String> evidence, Object... more) {
        var step = new HashMap<String, Object>(
                Map.of("title", role, "english", role, "role", role, "days", 3, "evidence", evidence));
        for (var n = 0; n < more.length; n += 2) {
            step.put((String) more[n], more[n + 1]);
        }
        return step;
    }

    @Test
    void one_vote_carries_one_agreement() {
        var community = World.over(client).community();
        var id = community.registered("URBAN").agreement(terms -> terms.template("urban"));
        var vote = community
                .agreements("director")
                .readAgreement(id)
                .ok()
                .path("resolution")
                .asString();
        community
                .agreements("director")
                .terminateAgreement(id, Map.of("reason", "收回"))
                .ok();
        community.draft(terms -> terms.template("urban").resolution(vote)).refused(422, "agreement.resolution-used");
        var other = community.vote();
        other.put("items", List.of(item("90000.00")));
        var payment = community.agreements("director").recordResolution(other).id();
        community
                .draft(terms -> terms.template("urban").resolution(payment))
                .refused(422, "agreement.resolution-of-other-acts");
        var twice = community.resolution();
        var drafts = IntStream.range(0, 2)
                .mapToObj(_ -> community
                        .draft(terms -> terms.template("urban").resolution(twice))
                        .id())
                .toList();
        community.agreements("leader").signAgreement(drafts.get(1)).created();
        community.sign(drafts.get(0));
        assertThatThrownBy(() -> TestPostgres.execute(
                        "agreements",
                        "update agreement set status = 'SIGNED', community_signed_by = 'x',"
                                + " community_signed_at = now(), in_force_from = '2030-01-01', in_force_to = '2029-12-31'"
                                + " where id = '" + drafts.get(1) + "'"))
                .hasMessageContaining("carries one agreement");
        community.agreements("director").signAgreement(drafts.get(1)).refused(409, "agreement.overlaps");
    }

    @Test
    void the_database_queues_uses_of_a_resolution_by_the_same_lock() throws Exception {
        try (var connection = TestPostgres.superuser("agreements");
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select prosrc from pg_proc where proname = 'resolution_use_covered'");
            found.next();
            assertThat(found.getString(1))
                    .contains(AdvisoryLock.RESOLUTION_USES
                            .hold("new.principal || '/' || new.resolution")
                            .replace("::text", ";"));
        }
    }
}
