package org.fivetrust.seals.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.seals.Town.papers;
import static org.fivetrust.seals.Town.read;
import static org.fivetrust.seals.Town.refused;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.seals.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** An imprint is requested: of which seal, on which document, and what becomes of the matter. */
@SealsTest
class SealRequestApiTest {

    private Town town;
    private UUID seal;

    @BeforeEach
    void aSealInCustody(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        seal = town.registered();
    }

    private String status(UUID request) {
        return town.seen(town.reporter(), "/v1/seal-requests/" + request)
                .path("status")
                .asString();
    }

    private WebTestClient.ResponseSpec ask(Object body) {
        return town.post(town.reporter(), IdempotencyKeys.next(), "/v1/seal-requests", body);
    }

    @Test
    void aPaperIsSealedOnceItsCommunityHasDecided() {
        var asked = read(ask(town.contract(seal))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/seal-requests/[0-9a-f-]{36}"));
        var request = Town.id(asked);
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("sealKind").asString()).isEqualTo("OFFICIAL");
        assertThat(asked.path("document").path("digest").asString()).isEqualTo(Town.DIGEST);
        assertThat(asked.path("useNumber").isNull()).isTrue();

        NeighbourStub.approve(town.client(), request);
        assertThat(status(request)).isEqualTo("AUTHORISED");
        var done = read(town.imprint(request, papers(4)).expectStatus().isCreated());

        assertThat(done.path("status").asString()).isEqualTo("IMPRINTED");
        assertThat(done.path("useNumber").asString()).matches("20[0-9]{2}-0001");
        assertThat(done.path("imprintedCopies").asInt()).isEqualTo(4);
        assertThat(done.path("imprintedBy").asString()).isEqualTo("custodian");
        assertThat(town.seen(town.reporter(), "/v1/seal-requests/" + request)).isEqualTo(done);
    }

    @Test
    void theApproversSeeEverythingThatMatters() {
        var act = NeighbourStub.asked(town.asked(seal)).act();

        assertThat(act.path("kind").asString()).isEqualTo("IMPRINT");
        assertThat(act.path("category").asString()).isEqualTo("contract");
        assertThat(act.path("subject").asString()).contains("活动室租赁合同", "4");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(town.reporter());
        var particulars = act.path("particulars");
        assertThat(particulars.path("seal").asString()).isEqualTo(seal.toString());
        assertThat(particulars.path("sealKind").asString()).isEqualTo("OFFICIAL");
        assertThat(particulars.path("copies").asInt()).isEqualTo(4);
        assertThat(particulars.path("document").path("digest").asString()).isEqualTo(Town.DIGEST);
        assertThat(particulars.path("document").path("pages").asInt()).isEqualTo(6);
        assertThat(particulars.path("purpose").asString()).isEqualTo("活动室租赁合同签订");
    }

    @Test
    void blankPapersAreNeverSealed() {
        var problem = refused(
                ask(town.contractWith(seal, "document", Town.contract(Town.DIGEST, 1))), 422, "seals.blank-document");

        assertThat(problem.path("cure")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"50, 201", "51, 422"})
    void noMoreCopiesAreAskedForThanTheLimit(int copies, int status) {
        ask(town.contractWith(seal, "copies", copies)).expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "matter.rejected, REJECTED",
        "matter.withdrawn, CANCELLED",
        "matter.expired, CANCELLED",
        "matter.returned, RETURNED",
    })
    void aRequestThatComesToNothingIsNotSealed(String news, String status) {
        var request = town.asked(seal);
        NeighbourStub.tell(town.client(), request, news, Map.of());

        assertThat(status(request)).isEqualTo(status);
        refused(town.imprint(request, papers(4)), 409, "warrant.missing");
    }

    @Test
    void whatTheAgreementForbidsIsToldWithClauseAndCure() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem = refused(ask(town.contract(seal)), 422, "agreement.out-of-scope");

        assertThat(problem.path("clauses")).hasSize(1);
        assertThat(problem.path("cure")).hasSize(1);
        assertThat(town.seen(town.reporter(), "/v1/seal-requests").path("items"))
                .isEmpty();
    }

    @Test
    void silenceIsNoAnswerAndTheSameKeyGoesOn() {
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        refused(
                town.post(town.reporter(), key, "/v1/seal-requests", town.contract(seal)),
                503,
                "request.neighbour-silent");
        NeighbourStub.reset();

        var resumed = read(town.post(town.reporter(), key, "/v1/seal-requests", town.contract(seal))
                .expectStatus()
                .isCreated());
        assertThat(read(town.post(town.reporter(), key, "/v1/seal-requests", town.contract(seal))
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(resumed);
        refused(
                town.post(town.reporter(), key, "/v1/seal-requests", town.contractWith(seal, "copies", 1)),
                422,
                "request.key-reused");
        assertThat(town.seen(town.reporter(), "/v1/seal-requests").path("items"))
                .hasSize(1);
    }

    @Test
    void aSealOfAnotherPrincipalIsNotThere() {
        refused(ask(town.contractWith(seal, "principal", town.community() + "-collective")), 404, "access.not-found");
    }

    @Test
    void anotherCommunitysRequestsAreNotThere() {
        var request = town.asked(seal);
        var stranger = "reporter.elsewhere";

        refused(
                town.post(stranger, IdempotencyKeys.next(), "/v1/seal-requests", town.contract(seal)),
                403,
                "access.principal");
        refused(town.get(stranger, "/v1/seal-requests/" + request), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/seal-requests?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/seal-requests?status=AWAITING_APPROVAL&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        assertThat(town.seen("auditor", "/v1/seal-requests?status=IMPRINTED&principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        refused(town.imprint(UUID.randomUUID(), papers(1)), 404, "access.not-found");
    }

    @Test
    void aListIsReadPageByPage() {
        IntStream.range(0, 3).forEach(_ -> town.asked(seal));
        var first = town.seen(town.reporter(), "/v1/seal-requests?limit=2");
        var second = town.seen(
                town.reporter(),
                "/v1/seal-requests?limit=2&cursor=" + first.path("next").asString());

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        refused(town.get("auditor", "/v1/seal-requests?cursor=bm9uc2Vuc2U"), 400, "request.malformed");
    }

    @Test
    void badInputIsToldAllAtOnce() {
        var problem = refused(
                ask(Map.of(
                        "principal",
                        "X",
                        "document",
                        Map.of("title", "", "digest", "sha-256:12", "pages", 0, "blankFields", -1),
                        "copies",
                        0,
                        "category",
                        " ")),
                400,
                "request.malformed");

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
