package org.fivetrust.seals.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An imprint is requested: of which seal, on which document, and what becomes of the matter. */
@SealsTest
class SealRequestApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Seals seals;
    private UUID seal;

    @BeforeEach
    void aSealInCustody() {
        NeighbourStub.reset();
        community = World.over(client).community();
        seals = new Seals(community);
        seal = seals.registered();
    }

    private String status(UUID request) {
        return community
                .seals("reporter")
                .readSealRequest(request)
                .ok()
                .path("status")
                .asString();
    }

    private Reply ask(Object body) {
        return community.seals("reporter").requestImprint(body);
    }

    @Test
    void a_paper_is_sealed_once_its_community_has_decided() {
        var asked = ask(seals.contract(seal))
                .located("/v1/seal-requests/[0-9a-f-]{36}")
                .created();
        var request = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("sealKind").asString()).isEqualTo("OFFICIAL");
        assertThat(asked.path("document").path("digest").asString()).isEqualTo(Seals.DIGEST);
        assertThat(asked.path("useNumber").isNull()).isTrue();

        NeighbourStub.approve(client, request);
        assertThat(status(request)).isEqualTo("AUTHORISED");
        var done =
                community.seals("custodian").imprint(request, Seals.papers(4)).created();

        assertThat(done.path("status").asString()).isEqualTo("IMPRINTED");
        assertThat(done.path("useNumber").asString()).matches("20[0-9]{2}-0001");
        assertThat(done.path("imprintedCopies").asInt()).isEqualTo(4);
        assertThat(done.path("imprintedBy").asString()).isEqualTo("custodian");
        assertThat(community.seals("reporter").readSealRequest(request).ok()).isEqualTo(done);
    }

    @Test
    void the_approvers_see_everything_that_matters() {
        var act = NeighbourStub.asked(seals.requested(seal)).act();

        assertThat(act.path("kind").asString()).isEqualTo("IMPRINT");
        assertThat(act.path("category").asString()).isEqualTo("contract");
        assertThat(act.path("subject").asString()).contains("活动室租赁合同", "4");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(community.login("reporter"));
        var particulars = act.path("particulars");
        assertThat(particulars.path("seal").asString()).isEqualTo(seal.toString());
        assertThat(particulars.path("sealKind").asString()).isEqualTo("OFFICIAL");
        assertThat(particulars.path("copies").asInt()).isEqualTo(4);
        assertThat(particulars.path("document").path("digest").asString()).isEqualTo(Seals.DIGEST);
        assertThat(particulars.path("document").path("pages").asInt()).isEqualTo(6);
        assertThat(particulars.path("purpose").asString()).isEqualTo("活动室租赁合同签订");
    }

    @Test
    void blank_papers_are_never_sealed() {
        var problem = ask(seals.contract(seal, "document", Seals.document(Seals.DIGEST, 1)))
                .refused(422, "seals.blank-document");

        assertThat(problem.path("cure")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"50, 201", "51, 422"})
    void no_more_copies_are_asked_for_than_the_limit(int copies, int status) {
        ask(seals.contract(seal, "copies", copies)).is(status);
    }

    @ParameterizedTest
    @CsvSource({
        "matter.rejected, REJECTED",
        "matter.withdrawn, CANCELLED",
        "matter.expired, CANCELLED",
        "matter.returned, RETURNED",
    })
    void a_request_that_comes_to_nothing_is_not_sealed(String news, String status) {
        var request = seals.requested(seal);
        NeighbourStub.tell(client, request, news, Map.of());

        assertThat(status(request)).isEqualTo(status);
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(409, "warrant.missing");
    }

    @Test
    void what_the_agreement_forbids_is_told_with_clause_and_cure() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem = ask(seals.contract(seal)).refused(422, "agreement.out-of-scope");

        assertThat(problem.path("clauses")).hasSize(1);
        assertThat(problem.path("cure")).hasSize(1);
        assertThat(community.seals("reporter").listSealRequests().items()).isEmpty();
    }

    @Test
    void silence_is_no_answer_and_the_same_key_goes_on() {
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        community
                .seals("reporter")
                .withKey(key)
                .requestImprint(seals.contract(seal))
                .refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        var resumed = community
                .seals("reporter")
                .withKey(key)
                .requestImprint(seals.contract(seal))
                .created();
        assertThat(community
                        .seals("reporter")
                        .withKey(key)
                        .requestImprint(seals.contract(seal))
                        .replayed()
                        .done())
                .isEqualTo(resumed);
        community
                .seals("reporter")
                .withKey(key)
                .requestImprint(seals.contract(seal, "copies", 1))
                .refused(422, "request.key-reused");
        assertThat(community.seals("reporter").listSealRequests().items()).hasSize(1);
    }

    @Test
    void a_document_that_the_archives_do_not_hold_is_refused_and_nothing_kept() {
        NeighbourStub.unfiled("A017-1");

        var problem = ask(seals.contract(seal)).refused(422, "record.unknown");

        assertThat(problem.path("detail").asString()).contains("A017-1");
        assertThat(community.seals("reporter").listSealRequests().items()).isEmpty();
    }

    @Test
    void what_is_asked_for_while_archives_are_silent_is_finished_under_the_same_key() {
        var reporter = community.seals("reporter").withKey(IdempotencyKeys.next());
        NeighbourStub.archivesSilent();
        reporter.requestImprint(seals.contract(seal)).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        reporter.requestImprint(seals.contract(seal)).created();

        assertThat(community.seals("reporter").listSealRequests().items()).hasSize(1);
    }

    @Test
    void what_was_answered_is_answered_again_while_archives_are_silent() {
        var reporter = community.seals("reporter").withKey(IdempotencyKeys.next());
        var first = reporter.requestImprint(seals.contract(seal)).created();
        NeighbourStub.archivesSilent();

        assertThat(reporter.requestImprint(seals.contract(seal)).replayed().done())
                .isEqualTo(first);
    }

    @Test
    void a_blank_paper_is_refused_without_asking_archives() {
        NeighbourStub.archivesSilent();

        ask(seals.contract(seal, "document", Seals.document(Seals.DIGEST, 1))).refused(422, "seals.blank-document");
    }

    @Test
    void a_seal_of_another_principal_is_not_there() {
        ask(seals.contract(seal, "principal", community.collective())).refused(404, "access.not-found");
    }

    @Test
    void another_communitys_requests_are_not_there() {
        var request = seals.requested(seal);
        var stranger = "reporter.elsewhere";

        community.seals(stranger).requestImprint(seals.contract(seal)).refused(403, "access.principal");
        community.seals(stranger).readSealRequest(request).refused(404, "access.not-found");
        assertThat(community
                        .seals(stranger)
                        .listSealRequests("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community
                        .seals("auditor")
                        .listSealRequests("status", "AWAITING_APPROVAL", "principal", community.committee())
                        .items())
                .hasSize(1);
        assertThat(community
                        .seals("auditor")
                        .listSealRequests("status", "IMPRINTED", "principal", community.committee())
                        .items())
                .isEmpty();
        community.seals("custodian").imprint(UUID.randomUUID(), Seals.papers(1)).refused(404, "access.not-found");
    }

    @Test
    void a_list_is_read_page_by_page() {
        IntStream.range(0, 3).forEach(_ -> seals.requested(seal));
        var first = community.seals("reporter").listSealRequests("limit", 2).ok();
        var second = community
                .seals("reporter")
                .listSealRequests("limit", 2, "cursor", first.path("next").asString())
                .ok();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        community.seals("auditor").listSealRequests("cursor", "bm9uc2Vuc2U").refused(400, "request.malformed");
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var problem = ask(Map.of(
                        "principal",
                        "X",
                        "document",
                        Map.of("title", "", "digest", "sha-256:12", "pages", 0, "blankFields", -1),
                        "copies",
                        0,
                        "category",
                        " "))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly(
                        "/category",
                        "/copies",
                        "/document/blankFields",
                        "/document/digest",
                        "/document/pages",
                        "/document/title",
                        "/principal",
                        "/purpose",
                        "/seal");
    }
}
