package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.agreements.PaymentResolutions.WORD;
import static org.fivetrust.agreements.PaymentResolutions.evidence;
import static org.fivetrust.agreements.PaymentResolutions.item;
import static org.fivetrust.agreements.PaymentResolutions.step;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A resolution serves the items and amounts it decided, once, of its subject, while it holds. */
@AgreementsTest
class ResolutionEvidenceApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private PaymentResolutions resolutions;

    @BeforeEach
    void aVillageThatWasConverted() {
        community = World.over(client).community().converted();
        resolutions = new PaymentResolutions(community);
    }

    private String founding() {
        return community
                .agreements("director")
                .listAgreements()
                .ok()
                .path("items")
                .get(0)
                .path("resolution")
                .asString();
    }

    @Test
    void the_founding_vote_pays_neither_three_times_90000_nor_400000() {
        var founding = founding();
        for (var payee : List.of("甲", "乙", "丙")) {
            resolutions
                    .laid(resolutions.waiting("90000.00", payee), founding, null)
                    .refused(422, "resolution.carries-agreement");
        }
        var large = resolutions.waiting("400000.00", "丁");
        resolutions.laid(large, founding, null).refused(422, "resolution.carries-agreement");
        resolutions.confirmed("supervisor", large, founding, null).refused(422, "resolution.carries-agreement");
        assertThat(resolutions.read(founding).path("uses")).isEmpty();
    }

    @Test
    void an_amount_in_the_founding_vote_makes_it_no_vote_on_a_payment() {
        var community = World.over(client).community();
        community.registered("VILLAGE_CONVERTED");
        var vote = community.vote();
        vote.put("amount", "400000.00");
        var founding = community.agreements("director").recordResolution(vote).id();
        community.sign(community
                .draft(terms -> terms.template("village-converted").resolution(founding))
                .id());
        var matter = community
                .put(community.payment("400000.00", "恒源 " + UUID.randomUUID()))
                .ok()
                .path("matter")
                .path("id")
                .asString();
        for (var no = 0; no < 2; no++) {
            var step = community
                    .agreements("auditor")
                    .readMatter(matter)
                    .ok()
                    .path("steps")
                    .get(no);
            community
                    .agreements(no == 0 ? "secretary" : "director")
                    .approveStep(matter, step.path("id").asString())
                    .ok();
        }
        var check = community
                .agreements("auditor")
                .readMatter(matter)
                .ok()
                .path("steps")
                .get(2);
        community
                .agreements("supervisor")
                .approveStep(
                        matter,
                        check.path("id").asString(),
                        Map.of("evidence", List.of(Map.of("kind", "RESOLUTION", "resolution", founding))))
                .refused(422, "resolution.carries-agreement");
    }

    @Test
    void a_vote_without_an_amount_decides_none() {
        resolutions
                .laid(resolutions.waiting("90000.00", "甲"), resolutions.recorded(resolutions.vote()), null)
                .refused(422, "resolution.decides-no-amount");
    }

    @Test
    void a_vote_on_another_subject_passes_by_nobodys_silence() {
        var other = resolutions.recorded(resolutions.vote("subject", "购置健身器材", "amount", "90000.00"));
        var matter = resolutions.waiting("90000.00", "甲");
        var problem = resolutions.laid(matter, other, null).refused(422, "resolution.not-confirmed");
        assertThat(problem.path("cure").get(0).path("who").asString()).isEqualTo("supervisor");
        assertThat(problem.path("cure").get(0).path("link").asString())
                .isEqualTo("/v1/matters/" + matter + "/evidence-confirmations");
        resolutions.laid(matter, other, null, WORD).ok();
        var shown = community.matter(matter).path("resolutions").get(0);
        assertThat(shown.path("state").asString()).isEqualTo("RESERVED");
        assertThat(shown.path("decided").asString()).isEqualTo("购置健身器材");
        var word = shown.path("confirmation");
        assertThat(word.path("by").asString()).isEqualTo(community.login("supervisor"));
        assertThat(word.path("byName").asString()).isEqualTo(community.login("supervisor"));
        assertThat(word.path("statement").asString()).isEqualTo(WORD);
        assertThat(word.path("at").asString()).isNotBlank();
        var ruling = community.matter(matter).path("ruling").path("ruling").asString();
        var explained = community.agreements("reporter").readRuling(ruling).ok();
        assertThat(explained.path("resolutions").get(0)).isEqualTo(shown);
        assertThat(explained.path("reproduced").asBoolean()).isTrue();
    }

    @Test
    void another_kind_another_counterparty_or_another_body_is_another_act() {
        var matter = resolutions.waiting("90000.00", "恒源铺装");
        resolutions
                .laid(
                        matter,
                        resolutions.recorded(resolutions.vote("items", List.of(item("90000.00", "kind", "DISPOSAL")))),
                        1,
                        WORD)
                .refused(422, "resolution.other-kind");
        resolutions
                .laid(
                        matter,
                        resolutions.recorded(
                                resolutions.vote("items", List.of(item("90000.00", "counterparty", "别家")))),
                        1,
                        WORD)
                .refused(422, "resolution.other-counterparty");
        var supervisors = resolutions.vote(
                "body", "SUPERVISORS", "eligible", 5, "present", 5, "inFavour", 5, "amount", "90000.00");
        resolutions
                .laid(matter, resolutions.recorded(supervisors), null, WORD)
                .refused(422, "resolution.body-not-competent");
        var collective = community.collective();
        var elsewhere = resolutions.recorded(
                resolutions.vote("principal", collective, "body", "COLLECTIVE_REPRESENTATIVES", "amount", "90000.00"));
        resolutions.laid(matter, elsewhere, null, WORD).refused(422, "resolution.unknown");
        community
                .agreements("director")
                .recordResolution(resolutions.vote("items", List.of(item("90000.00", "kind", "PAYMNT"))))
                .refused(400, "request.malformed");
    }

    @Test
    void an_item_of_this_very_payment_on_record_before_needs_nobodys_word() {
        var exactly =
                resolutions.recorded(resolutions.vote("items", List.of(item("90000.00", "counterparty", "恒源　铺装"))));
        var matter = resolutions.waiting("90000.00", "恒源 铺装");
        var later = resolutions.recorded(resolutions.vote("items", List.of(item("90000.00", "counterparty", "恒源铺装"))));
        resolutions.laid(matter, later, 1).refused(422, "resolution.not-confirmed");
        resolutions.laid(matter, exactly, 1).ok();
        assertThat(community
                        .matter(matter)
                        .path("resolutions")
                        .get(0)
                        .path("proof")
                        .asString())
                .isEqualTo("MATCHED");
        var part = resolutions.waiting("80000.00", "恒源铺装");
        var whole = resolutions.recorded(resolutions.vote("items", List.of(item("90000.00", "counterparty", "恒源铺装"))));
        resolutions.laid(part, whole, 1).refused(422, "resolution.not-confirmed");
        resolutions.laid(part, whole, 1, WORD).ok();
    }

    @Test
    void a_vote_that_the_requester_wrote_down_proves_nothing_alone() {
        var vote = resolutions.vote("items", List.of(item("90000.00", "counterparty", "恒源")));
        var own = community.agreements("reporter").recordResolution(vote).id();
        resolutions.laid(resolutions.waiting("90000.00", "恒源"), own, 1).refused(422, "resolution.not-confirmed");
    }

    @Test
    void the_word_is_a_supervisors_who_neither_asked_nor_decides() {
        var urban = World.over(client)
                .community()
                .registered("URBAN")
                .agreed(terms -> terms.payments(List.of(
                        step("committee-director", List.of("RESOLUTION")), step("party-secretary", List.of()))));
        community = urban;
        resolutions = new PaymentResolutions(community);
        var id = resolutions.recorded(resolutions.vote("subject", "购置健身器材", "amount", "900.00"));
        var matter = community.opened("900.00", "甲");
        community.approve("director", matter, 1, evidence(id, null, null)).refused(422, "resolution.not-confirmed");
        community.approve("director", matter, 1, evidence(id, null, WORD)).refused(403, "matter.wrong-role");
        for (var other : List.of("director", "reporter", "secretary")) {
            resolutions.confirmed(other, matter, id, null).refused(403, "matter.wrong-role");
        }
        var requester = community.person("reporter", "reporter", "supervisor");
        resolutions.confirmed(requester, matter, id, null).refused(403, "matter.own-request");
        var elsewhere = "supervisor.elsewhere";
        resolutions.confirmed(elsewhere, matter, id, null).refused(404, "access.not-found");
        var both = community.person("wang", "committee-director", "supervisor");
        resolutions.confirmed(both, matter, id, null).created();
        resolutions.confirmed("supervisor", matter, id, null).refused(409, "matter.confirmed-already");
        community.approve(both, matter, 1, evidence(id, null, null)).refused(403, "matter.confirmed-evidence");
        community.approve("director", matter, 1, evidence(id, null, null)).ok();
        var shown = community.matter(matter).path("resolutions").get(0);
        assertThat(shown.path("confirmation").path("by").asString()).isEqualTo(community.login("wang"));
        resolutions
                .confirmed(community.person("director", "committee-director", "supervisor"), matter, founding(), null)
                .refused(422, "resolution.carries-agreement");
        var second = resolutions.recorded(resolutions.vote("amount", "900.00"));
        resolutions
                .confirmed(community.person("director", "committee-director", "supervisor"), matter, second, null)
                .refused(403, "matter.same-person");
    }
}
