package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.agreements.PaymentResolutions.CHECK;
import static org.fivetrust.agreements.PaymentResolutions.WORD;
import static org.fivetrust.agreements.PaymentResolutions.item;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.AdvisoryLock;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A resolution is used up by what it decided, once. */
@AgreementsTest
class ResolutionUseApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private PaymentResolutions resolutions;

    @BeforeEach
    void aVillageThatWasConverted() {
        community = World.over(client).community().converted();
        resolutions = new PaymentResolutions(community);
    }

    @Test
    void what_a_matter_reserves_comes_back_when_it_fails_and_is_gone_when_it_is_done() {
        var id = resolutions.recorded(resolutions.vote("items", List.of(item("100000.00"))));
        var first = resolutions.waiting("60000.00", "甲");
        resolutions.laid(first, id, 1, WORD).ok();
        assertThat(resolutions.read(id).path("items").get(0).path("left").asString())
                .isEqualTo("40000.00");
        var second = resolutions.waiting("60000.00", "乙");
        resolutions.laid(second, id, 1, WORD).refused(422, "resolution.item-exhausted");
        var step = community.step(first, 4);
        community
                .agreements("head")
                .rejectStep(first, step, Map.of("comment", "不实"))
                .ok();
        assertThat(resolutions.read(id).path("uses").get(0).path("state").asString())
                .isEqualTo("RELEASED");
        resolutions.laid(second, id, 1, WORD).ok();
        community.approve("head", second, 4).ok();
        community.approve("leader", second, 5).ok();
        executed(second);
        var shown = resolutions.read(id);
        assertThat(shown.path("uses"))
                .extracting(use -> use.path("state").asString())
                .containsExactly("RELEASED", "CONSUMED");
        assertThat(shown.path("uses").get(1).path("matter").asString()).isEqualTo(second);
        assertThat(shown.path("items").get(0).path("left").asString()).isEqualTo("40000.00");
        resolutions.laid(resolutions.waiting("60000.00", "丙"), id, 1, WORD).refused(422, "resolution.item-exhausted");
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
        var stated = resolutions.recorded(resolutions.vote(
                "items",
                List.of(item(
                        "90000.00", "validUntil", World.today().minusDays(1).toString()))));
        var matter = resolutions.waiting("90000.00", "甲");
        resolutions.laid(matter, stated, 1, WORD).refused(422, "resolution.lapsed");
        var old = World.today().minusMonths(12).minusDays(1);
        resolutions.laid(matter, resolutions.recorded(heldOn(old)), null, WORD).refused(422, "resolution.lapsed");
        resolutions
                .laid(matter, resolutions.recorded(heldOn(old.plusDays(2))), null, WORD)
                .ok();
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
                .recordResolution(resolutions.vote(
                        "items",
                        List.of(item(
                                "1.00",
                                "validUntil",
                                World.today().minusDays(11).toString()))))
                .refused(400, "request.malformed");
    }

    private Map<String, Object> heldOn(LocalDate day) {
        return resolutions.vote(
                "amount", "90000.00", "noticeOn", day.minusDays(10).toString(), "heldOn", day.toString());
    }

    @Test
    void of_two_matters_at_once_one_has_the_last_of_it() {
        var id = resolutions.recorded(resolutions.vote("items", List.of(item("90000.00"))));
        var matters = IntStream.range(0, 4)
                .mapToObj(n -> resolutions.waiting("90000.00", "收款人" + n))
                .toList();
        var won = matters.parallelStream()
                .map(matter -> resolutions.laid(matter, id, 1, WORD).status())
                .filter(status -> status == 200)
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(resolutions.read(id).path("uses")).hasSize(1);
    }

    @Test
    void the_database_itself_lets_no_use_through_that_nobody_vouched_for_or_that_is_too_much() throws Exception {
        var id = resolutions.recorded(resolutions.vote("items", List.of(item("90000.00"))));
        var matter = resolutions.waiting("60000.00", "甲");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "60000.00", "MATCHED")))
                .hasMessageContaining("nobody has confirmed");
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "60000.00", "CONFIRMED")))
                .hasMessageContaining("nobody has confirmed");
        resolutions.confirmed("supervisor", matter, id, 1).created();
        assertThatThrownBy(() -> TestPostgres.execute("agreements", use(id, matter, "1.00", "CONFIRMED")))
                .hasMessageContaining("exhausted");
        resolutions.laid(matter, id, 1).ok();
        var second = resolutions.waiting("60000.00", "乙");
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
