package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
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

/** Votes of every body, judged by place, attendance and competence; items used one by one. */
@AgreementsTest
class ResolutionApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void newDesk() {
        community = World.over(client).community();
    }

    private JsonNode recorded(Map<String, Object> vote) {
        return community.agreements("director").recordResolution(vote).created();
    }

    private static List<String> figures(JsonNode resolution) {
        return StreamSupport.stream(resolution.path("reasons").spliterator(), false)
                .map(reason -> reason.path("figure").asString())
                .toList();
    }

    private Map<String, Object> vote(String principal, String body, int eligible, int present, int inFavour) {
        var vote = Body.with(community.vote(), "principal", principal);
        vote.putAll(Body.of(
                "body", body,
                "eligible", eligible,
                "present", present,
                "inFavour", inFavour,
                "against", present - inFavour));
        return vote;
    }

    private static String unique() {
        return "sha-256:" + UUID.randomUUID().toString().replace("-", "").repeat(2);
    }

    @Test
    void scenario_1_the_vote_carries_the_committee_and_not_the_collective() {
        community.registered("VILLAGE_CONVERTED");
        var vote = community.vote();
        vote.put("noticeOn", "2025-12-10");
        var adopted = recorded(vote);
        assertThat(adopted.path("valid").asBoolean()).isTrue();
        vote.put("principal", community.collective());
        var failed = recorded(vote);
        assertThat(failed.path("valid").asBoolean()).isFalse();
        assertThat(failed.path("reasons")).hasSize(1);
        assertThat(failed.path("reasons").get(0).path("required").asString()).endsWith("= 41");
        assertThat(failed.path("reasons").get(0).path("actual").asString()).isEqualTo("31");
        var draft = community.terms(terms -> terms.template("village-converted")
                .resolution(adopted.path("id").asString()));
        community.agreements("director").draftAgreement(draft).created();
        draft.putAll(Body.of(
                "principal",
                community.collective(),
                "resolution",
                failed.path("id").asString()));
        community.agreements("director").draftAgreement(draft).refused(422, "resolution.invalid");
        draft.put("resolution", adopted.path("id").asString());
        community.agreements("director").draftAgreement(draft).refused(404, "access.not-found");
    }

    @Test
    void forged_minutes_are_kept_with_every_reason() {
        community.registered("URBAN");
        var vote = vote(community.committee(), "RESIDENTS_REPRESENTATIVES", 5, 5, 4);
        var one = unique();
        vote.put(
                "attendees",
                List.of(
                        Body.of("name", "王一", "signedAt", "2025-12-15T09:00:00+08:00", "signature", one),
                        Body.of("name", "李二", "signedAt", "2025-12-15T09:01:00+08:00", "signature", one),
                        Body.of("name", "张三"),
                        Body.of("name", "赵四", "signedAt", "2025-12-14T23:59:00+08:00", "signature", unique())));
        var kept = recorded(vote);
        assertThat(kept.path("valid").asBoolean()).isFalse();
        assertThat(figures(kept))
                .containsExactlyInAnyOrder(
                        "signature-twice", "attendee-absent", "signed-before-meeting", "attendance-count");
        assertThat(kept.path("attendees")).hasSize(4);
        community
                .draft(terms ->
                        terms.template("urban").resolution(kept.path("id").asString()))
                .refused(422, "resolution.invalid");
    }

    @Test
    void a_signature_of_one_meeting_does_not_serve_another() {
        community.registered("URBAN");
        var vote = vote(community.committee(), "RESIDENTS_REPRESENTATIVES", 1, 1, 1);
        vote.put(
                "attendees",
                List.of(Body.of("name", "王一", "signedAt", "2025-12-15T09:00:00+08:00", "signature", unique())));
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
        assertThat(figures(recorded(vote))).containsExactly("signature-of-another-meeting");
    }

    @Test
    void shandong_asks_for_notice_authority_and_the_women_representatives() {
        community.registered("VILLAGE_CONVERTED", "CN-37");
        var assembly = recorded(vote(community.committee(), "VILLAGERS_MEETING", 600, 400, 350));
        var vote = vote(community.committee(), "VILLAGERS_REPRESENTATIVES", 30, 20, 15);
        vote.put("noticeOn", "2025-12-11");
        var failed = recorded(vote);
        assertThat(figures(failed)).containsExactly("notice", "group-quorum", "authority");
        assertThat(failed.path("rules")).hasSize(2);
        vote.put("noticeOn", "2025-12-10");
        vote.put("authorisedBy", failed.path("id").asString());
        assertThat(figures(recorded(vote))).containsExactly("group-quorum", "authority");
        vote.put("authorisedBy", assembly.path("id").asString());
        vote.put("groups", List.of(Body.of("kind", "WOMAN_REPRESENTATIVE", "eligible", 10, "present", 6)));
        assertThat(figures(recorded(vote))).containsExactly("group-quorum");
        vote.put("groups", List.of(Body.of("kind", "WOMAN_REPRESENTATIVE", "eligible", 10, "present", 7)));
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
    }

    @Test
    void votes_that_do_not_make_up_those_present_do_not_count() {
        community.registered("URBAN");
        var vote = community.vote();
        vote.put("against", 13);
        assertThat(figures(recorded(vote))).containsExactly("votes-count");
        vote.remove("abstained");
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
    }

    @Test
    void elsewhere_the_national_rule_stands_alone() {
        community.registered("VILLAGE_CONVERTED");
        var vote = vote(community.committee(), "VILLAGERS_REPRESENTATIVES", 30, 20, 15);
        vote.put("noticeOn", "2025-12-15");
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
    }

    @Test
    void a_meeting_may_count_households_by_their_own_measure() {
        community.registered("VILLAGE_CONVERTED");
        var vote = vote(community.committee(), "VILLAGERS_MEETING", 300, 199, 150);
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
        vote.put("countedBy", "HOUSEHOLDS");
        assertThat(figures(recorded(vote))).containsExactly("quorum");
        vote.put("countedBy", "GROUPS");
        community.agreements("director").recordResolution(vote).refused(422, "resolution.no-rule");
    }

    @Test
    void representatives_of_the_members_may_not_decide_the_charter() {
        community.registered("VILLAGE_CONVERTED");
        var vote = vote(community.collective(), "COLLECTIVE_REPRESENTATIVES", 45, 42, 40);
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
        vote.put("topics", List.of("CHARTER"));
        assertThat(figures(recorded(vote))).containsExactly("competence");
        vote.put("body", "COLLECTIVE_MEMBERS");
        assertThat(figures(recorded(vote))).containsExactly("party-review");
        vote.put("partyReviewedOn", "2025-11-20");
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
    }

    @Test
    void shanghai_asks_more_of_the_great_matters() {
        community.registered("VILLAGE_CONVERTED", "CN-31");
        var vote = vote(community.collective(), "COLLECTIVE_MEMBERS", 30, 30, 21);
        vote.put("partyReviewedOn", "2025-11-20");
        assertThat(recorded(vote).path("valid").asBoolean()).isTrue();
        vote.put("topics", List.of("MERGER"));
        assertThat(figures(recorded(vote))).containsExactly("majority");
    }

    @Test
    void bodies_have_their_size() {
        community.registered("VILLAGE_CONVERTED");
        assertThat(figures(recorded(vote(community.collective(), "BOARD", 8, 8, 8))))
                .containsExactly("size");
        assertThat(recorded(vote(community.collective(), "BOARD", 7, 5, 4))
                        .path("valid")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void supervisors_assent_and_decide_no_agency() {
        community.registered("URBAN");
        var assent = recorded(vote(community.committee(), "SUPERVISORS", 5, 4, 3));
        assertThat(assent.path("valid").asBoolean()).isTrue();
        community
                .draft(terms ->
                        terms.template("urban").resolution(assent.path("id").asString()))
                .refused(422, "agreement.body-not-competent");
    }

    @Test
    void items_are_used_one_by_one_and_never_beyond_their_amount() {
        community.registered("VILLAGE_CONVERTED").agreement(terms -> terms.template("village-converted"));
        var vote = community.vote();
        vote.putAll(Body.of(
                "noticeOn",
                World.today().minusDays(20).toString(),
                "heldOn",
                World.today().minusDays(10).toString(),
                "amount",
                "90000.00",
                "items",
                List.of(
                        Body.of("no", 1, "subject", "路面", "amount", "40000.00"),
                        Body.of("no", 2, "subject", "路灯", "amount", "50000.00"))));
        var resolution = recorded(vote).path("id").asString();
        var first = atTheSupervisor();
        decide(first, resolution, null).refused(422, "resolution.item-not-named");
        decide(first, resolution, 3).refused(422, "resolution.item-unknown");
        decide(first, resolution, 1).ok();
        var second = atTheSupervisor();
        decide(second, resolution, 1).refused(422, "resolution.item-exhausted");
        decide(second, resolution, 2).ok();
        var items =
                community.agreements("auditor").readResolution(resolution).ok().path("items");
        assertThat(items.get(0).path("used").asString()).isEqualTo("40000.00");
        assertThat(items.get(1).path("used").asString()).isEqualTo("40000.00");
        decide(atTheSupervisor(), resolution, 2).refused(422, "resolution.exhausted");
    }

    /** A payment of 40,000 that waits for the supervisor and the resolution. */
    private String atTheSupervisor() {
        var matter = community
                .put(community.payment("40000.00", "恒源 " + UUID.randomUUID()))
                .ok()
                .path("matter")
                .path("id")
                .asString();
        for (var person : List.of("secretary", "director")) {
            community.agreements(person).approveStep(matter, open(matter)).ok();
        }
        return matter;
    }

    /** The id of the step that is open. */
    private String open(String matter) {
        for (var step : community.agreements("auditor").readMatter(matter).ok().path("steps")) {
            if (step.path("status").asString().equals("OPEN")) {
                return step.path("id").asString();
            }
        }
        throw new AssertionError("no open step");
    }

    private Reply decide(String matter, String resolution, @Nullable Integer item) {
        var evidence = Body.of("kind", "RESOLUTION", "resolution", resolution, "confirmation", "所议即本次付款");
        if (item != null) {
            evidence.put("item", item);
        }
        return community
                .agreements("supervisor")
                .approveStep(matter, open(matter), Body.of("evidence", List.of(evidence)));
    }

    @Test
    void impossible_items_are_malformed_all_at_once() {
        community.registered("URBAN");
        var vote = community.vote();
        vote.putAll(Body.of(
                "amount",
                "10.00",
                "items",
                List.of(
                        Body.of("no", 1, "subject", "路面", "amount", "8.00"),
                        Body.of("no", 1, "subject", "路灯", "amount", "8.00"))));
        var problem = community.agreements("director").recordResolution(vote).refused(400, "request.malformed");
        assertThat(problem.path("violations")).hasSize(2);
        vote.remove("items");
        vote.put("authorisedBy", UUID.randomUUID().toString());
        community.agreements("director").recordResolution(vote).refused(400, "request.malformed");
        vote.put("attendees", List.of(Body.of("name", "王一", "signature", "not a digest")));
        community.agreements("director").recordResolution(vote).refused(400, "request.malformed");
    }

    @Test
    void the_rules_are_there_to_be_read_by_day() {
        var places = community
                .agreements("auditor")
                .listMeetingRules("asOf", "2026-01-01")
                .ok()
                .path("items")
                .findValuesAsString("place");
        assertThat(places).contains("CN", "CN-31", "CN-37");
        assertThat(community
                        .agreements("auditor")
                        .listMeetingRules("asOf", "2012-01-01")
                        .items())
                .isEmpty();
    }

    @Test
    void a_place_without_rules_is_not_a_place() {
        var problem = community
                .agreements("civil-affairs")
                .registerCommunity(Body.of("code", community.code(), "name", "x", "kind", "URBAN", "place", "CN-99"))
                .refused(400, "request.malformed");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/place");
    }
}
