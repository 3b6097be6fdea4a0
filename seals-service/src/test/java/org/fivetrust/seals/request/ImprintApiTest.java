package org.fivetrust.seals.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.seals.Town.imprints;
import static org.fivetrust.seals.Town.papers;
import static org.fivetrust.seals.Town.read;
import static org.fivetrust.seals.Town.refused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.seals.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A seal is put down on a warrant, once, on the document that was approved. */
@SealsTest
class ImprintApiTest {

    private static final String OTHER_PAPER = "sha-256:" + "b2".repeat(32);

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

    @Test
    void theAuthorityHearsThatItWasDone() throws InterruptedException {
        var request = town.authorised(seal);
        town.imprint(request, papers(4)).expectStatus().isCreated();

        var deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (heard(request) < 1 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(heard(request)).isEqualTo(1);
    }

    private static long heard(UUID request) {
        return NeighbourStub.events("act.executed").stream()
                .filter(event -> event.path("data").path("act").asString().equals(request.toString()))
                .count();
    }

    @Test
    void withoutAWarrantNoSealIsPutDown() {
        var request = town.asked(seal);

        refused(town.imprint(request, papers(4)), 409, "warrant.missing");
        assertThat(status(request)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void onlyTheVeryPaperThatWasApprovedIsSealed() {
        var request = town.authorised(seal);

        refused(town.imprint(request, Map.of("documentDigest", OTHER_PAPER, "copies", 4)), 422, "seals.other-document");
        assertThat(status(request)).isEqualTo("AUTHORISED");
        town.imprint(request, Map.of("documentDigest", Town.DIGEST.toUpperCase().replace("SHA", "sha"), "copies", 4))
                .expectStatus()
                .isCreated();
    }

    @Test
    void noMoreCopiesAreSealedThanApproved() {
        var request = town.authorised(seal);

        refused(town.imprint(request, papers(5)), 422, "seals.too-many-copies");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @Test
    void whatIsLeftOverOfTheApprovedCopiesLapses() {
        var request = town.authorised(seal);
        town.imprint(request, papers(3)).expectStatus().isCreated();

        refused(town.imprint(request, papers(1)), 409, "warrant.spent");
    }

    @Test
    void aWarrantThatIsForeignExpiredOrForgedServesNothing() {
        var request = town.authorised(seal);
        var other = town.asked(seal);

        refused(present(request, NeighbourStub.warrant(other)), 422, "warrant.other-act");
        refused(present(request, NeighbourStub.expiredWarrant(request)), 422, "warrant.expired");
        refused(present(request, NeighbourStub.forgedWarrant(request)), 422, "warrant.forged");
        refused(present(request, "nonsense"), 422, "warrant.forged");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    private WebTestClient.ResponseSpec present(UUID request, String warrant) {
        return town.imprint(request, Map.of("documentDigest", Town.DIGEST, "copies", 4, "warrant", warrant));
    }

    @Test
    void aGenuineWarrantMayBePresentedBeforeTheNewsArrives() {
        var request = town.asked(seal);

        present(request, NeighbourStub.warrant(request)).expectStatus().isCreated();
        assertThat(status(request)).isEqualTo("IMPRINTED");
    }

    @Test
    void aWarrantServesOnceAndAReplayRepeatsItsAnswer() {
        var request = town.authorised(seal);
        var key = IdempotencyKeys.next();
        var first = read(town.post("custodian", key, imprints(request), papers(4))
                .expectStatus()
                .isCreated());

        assertThat(read(town.post("custodian", key, imprints(request), papers(4))
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        refused(town.post("custodian", key, imprints(request), papers(3)), 422, "request.key-reused");
        refused(town.imprint(request, papers(4)), 409, "warrant.spent");
        refused(present(request, NeighbourStub.warrant(request)), 409, "warrant.spent");
    }

    @Test
    void ofManyImprintsAtOnceOneHappens() {
        var request = town.authorised(seal);
        var statuses = Town.atOnce(12, _ -> Town.status(town.imprint(request, papers(4))));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(town.seen("auditor", "/v1/seals/" + seal + "/register").path("items"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "accountant", "head"})
    void onlyACustodianPutsTheSealDown(String login) {
        var request = town.authorised(seal);

        refused(town.post(login, IdempotencyKeys.next(), imprints(request), papers(4)), 403, "access.role");
    }

    @Test
    void whoAskedDoesNotPutTheSealDownWhateverOfficeHeHolds() {
        var request = town.authorised(seal);

        refused(town.postAsReporterWith("seal-custodian", imprints(request), papers(4)), 403, "seals.same-person");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @Test
    void badPapersAreToldAllAtOnce() {
        var problem = refused(
                town.imprint(town.asked(seal), Map.of("documentDigest", "abc", "copies", 0)), 400, "request.malformed");

        assertThat(problem.path("violations")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"copies = 400", "document_digest = 'sha-256:%064d'", "purpose = '借款'", "document_pages = 9"})
    void aRequestChangedBehindOurBackIsNotSealed(String change) throws SQLException {
        var request = town.authorised(seal);
        var statement = "update seal_request set %s where id = '%s'".formatted(change.formatted(0), request);
        try (var connection = TestPostgres.superuser("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("never changed");
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }

        refused(town.imprint(request, papers(4)), 422, "warrant.other-act");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no warrant for it
                "insert into seal_use (principal, seal, request, document_digest, copies, custodian, custodian_name,"
                        + " used_at) values ('%1$s', '%2$s', '%3$s', '%4$s', 1, 'x', 'x', now())",
                // a number of one's own choice
                "insert into seal_use (principal, seal, request, year, serial) values ('%1$s', '%2$s', '%3$s', 2026, 9)",
                "update number_series set last = 0",
                "update seal_use set copies = 400",
                "delete from seal_use",
                "update seal_request set copies = 400",
                "update refusal_list set valid_until = valid_from"
            })
    void theDatabaseKeepsItToo(String statement) throws SQLException {
        var request = town.asked(seal);
        try (var connection = TestPostgres.application("seals");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute(statement.formatted(town.principal(), seal, request, Town.DIGEST)))
                    .message()
                    .containsAnyOf("permission denied", "does not allow this use");
        }
    }

    @Test
    void nothingIsSealedWhileTheAgreementRestsAndOnceAfterwards() {
        var request = town.authorised(seal);

        NeighbourStub.suspended();
        refused(town.imprint(request, papers(4)), 409, "agreement.suspended");
        NeighbourStub.terminated();
        refused(town.imprint(request, papers(4)), 422, "agreement.terminated");
        NeighbourStub.silent();
        refused(town.imprint(request, papers(4)), 503, "request.neighbour-silent");
        assertThat(status(request)).isEqualTo("AUTHORISED");

        NeighbourStub.reset();
        town.imprint(request, papers(4)).expectStatus().isCreated();
        refused(town.imprint(request, papers(4)), 409, "warrant.spent");
    }
}
