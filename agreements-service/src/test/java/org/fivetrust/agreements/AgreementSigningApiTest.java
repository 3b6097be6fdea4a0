package org.fivetrust.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** From the vote to the agreement that both sides have signed. */
@AgreementsTest
class AgreementSigningApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
        community = World.over(client).community();
    }

    private Map<String, Object> vote(int eligible, int present, int inFavour) {
        return Map.of(
                "principal",
                community.committee(),
                "body",
                "RESIDENTS_REPRESENTATIVES",
                "noticeOn",
                "2025-12-01",
                "heldOn",
                "2025-12-15",
                "eligible",
                eligible,
                "present",
                present,
                "inFavour",
                inFavour,
                "against",
                present - inFavour,
                "abstained",
                0,
                "subject",
                "委托代管");
    }

    @Test
    void a_vote_that_falls_short_is_kept_and_carries_no_agreement() {
        community.registered("VILLAGE_CONVERTED");
        var failed = community
                .agreements("director")
                .recordResolution(vote(61, 40, 40))
                .created();
        assertThat(failed.path("valid").asBoolean()).isFalse();
        assertThat(failed.path("reasons").get(0).path("figure").asString()).isEqualTo("quorum");
        var problem = community
                .draft(terms -> terms.template("village-converted")
                        .resolution(failed.path("id").asString()))
                .refused(422, "resolution.invalid");
        assertThat(problem.path("cure")).isNotEmpty();
    }

    @Test
    void impossible_votes_are_malformed() {
        community.registered("URBAN");
        var problem = community
                .agreements("director")
                .recordResolution(vote(10, 11, 9))
                .refused(400, "request.malformed");
        assertThat(problem.path("violations").get(0).path("pointer").asString()).isEqualTo("/present");
    }

    @Test
    void both_sides_sign_each_once_and_only_they() {
        community.registered("URBAN");
        var id = community.draft(terms -> terms.template("urban")).id();
        community.agreements("secretary").signAgreement(id).refused(403, "access.role");
        community.agreements("director.elsewhere").signAgreement(id).refused(404, "access.not-found");
        community.agreements("leader").signAgreement(id).created();
        community.agreements("leader").signAgreement(id).refused(409, "agreement.already-signed");
        community
                .agreements("director")
                .signAgreement(id, Map.of("digest", "sha-256:other"))
                .refused(422, "agreement.other-text");
        assertThat(community
                        .agreements("director")
                        .signAgreement(id)
                        .created()
                        .path("status")
                        .asString())
                .isEqualTo("IN_FORCE");
    }

    @Test
    void a_second_agreement_for_the_same_time_is_not_signed() {
        community.urban();
        var second = community.draft(terms -> terms.template("urban")).id();
        community.agreements("leader").signAgreement(second).refused(409, "agreement.overlaps");
    }

    @Test
    void an_unsound_draft_is_refused_with_every_finding() {
        community.registered("URBAN");
        var step = Map.of("title", "主任", "english", "director", "role", "reporter", "days", 1);
        var clauses = List.of(
                Map.of(
                        "number", "2.0",
                        "text", "付款",
                        "english", "payments",
                        "procedure", Map.of("kind", "PAYMENT", "area", "FUNDS", "originators", List.of("reporter"))),
                Map.of(
                        "number", "2.1",
                        "text", "付款",
                        "english", "payments",
                        "band", Map.of("kind", "PAYMENT", "upTo", "500.00", "steps", List.of(step))),
                Map.of(
                        "number", "2.2",
                        "text", "付款",
                        "english", "payments",
                        "band", Map.of("kind", "PAYMENT", "from", "600.00", "steps", List.of(step))));
        var problem = community
                .agreements("director")
                .draftAgreement(Map.of(
                        "principal",
                        community.committee(),
                        "resolution",
                        community.resolution(),
                        "clauses",
                        clauses,
                        "term",
                        Map.of("from", "2026-01-01", "to", "2028-12-31")))
                .refused(422, "agreement.unsound");
        assertThat(String.join("; ", Body.texts(problem.path("violations"), "message")))
                .contains("a gap between 500.00 and 600.00", "could approve their own request");
    }

    @Test
    void without_an_agreement_in_force_everything_is_forbidden() {
        community.registered("URBAN");
        var answer = community.put(community.payment("10.00", "甲")).ok();
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.not-in-force");
        community.authority("funds").readMandate("funds", community.committee()).is(404);
    }

    @Test
    void a_terminated_agreement_ends_new_acts_and_mandates() {
        var id = community.urban().agreement();
        community
                .agreements("director")
                .terminateAgreement(id, Map.of("reason", "收回"))
                .ok();
        var answer = community.put(community.payment("10.00", "甲")).ok();
        assertThat(answer.path("refusal").path("code").asString()).isEqualTo("agreement.not-in-force");
    }

    @Test
    void a_fault_of_the_subdistrict_points_to_the_field_the_client_sent() {
        var faulty = Map.of("code", "pingan", "name", "平安社区", "kind", "URBAN", "street", "滨河");
        var problem =
                community.agreements("civil-affairs").registerCommunity(faulty).is(400);
        assertThat(problem.path("violations").findValuesAsString("pointer")).containsExactly("/street");
    }

    @Test
    void lists_show_only_ones_own() {
        community.urban();
        community.opened("1.00", "甲");
        var own = community.agreements("reporter");
        var strange = community.agreements("reporter.elsewhere");
        assertThat(List.of(own.listMatters(), own.listAgreements(), own.listResolutions(), own.listPrincipals()))
                .allSatisfy(list -> assertThat(list.items()).hasSize(1));
        assertThat(own.listCommunities().items()).hasSize(1);
        assertThat(List.of(
                        strange.listMatters(),
                        strange.listAgreements(),
                        strange.listResolutions(),
                        strange.listPrincipals()))
                .allSatisfy(list -> assertThat(list.items()).isEmpty());
        assertThat(strange.listCommunities().items()).isEmpty();
    }

    @Test
    void an_urban_community_has_no_collective() {
        community.registered("URBAN");
        community
                .agreements("civil-affairs")
                .registerPrincipal(Map.of(
                        "id",
                        community.collective(),
                        "community",
                        community.code(),
                        "kind",
                        "COLLECTIVE",
                        "legalName",
                        "合作社"))
                .refused(422, "community.no-collective");
        community
                .agreements("reporter")
                .registerCommunity(Map.of("code", "xx", "name", "x", "kind", "URBAN"))
                .refused(403, "access.role");
    }
}
