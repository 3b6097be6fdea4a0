package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.assets.Town.read;
import static org.fivetrust.assets.Town.refused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.assets.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A disposal is executed on a warrant, once, as it was approved. */
@AssetsTest
class DisposalExecutionApiTest {

    private Town town;
    private UUID asset;

    @BeforeEach
    void aMinibusToPartWith(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
        asset = town.registered();
    }

    private static String execute(UUID disposal) {
        return "/v1/disposals/" + disposal + "/execute";
    }

    private String status(UUID disposal) {
        return town.seen(town.reporter(), "/v1/disposals/" + disposal)
                .path("status")
                .asString();
    }

    @Test
    void theHeadOfTheCentreMayCarryItOutAndNeedsNoBody() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);

        town.client()
                .post()
                .uri(execute(disposal))
                .header("Authorization", TestTokens.bearer("head"))
                .header("Idempotency-Key", IdempotencyKeys.next())
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void theAuthorityHearsThatItWasDone() throws InterruptedException {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);
        town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())
                .expectStatus()
                .isOk();

        var deadline = Instant.now().plus(Duration.ofSeconds(15));
        while (heard(disposal) < 1 && Instant.now().isBefore(deadline)) {
            Thread.sleep(50);
        }
        assertThat(heard(disposal)).isEqualTo(1);
    }

    private static long heard(UUID disposal) {
        return NeighbourStub.events("act.executed").stream()
                .filter(event -> event.path("data").path("act").asString().equals(disposal.toString()))
                .count();
    }

    @Test
    void withoutAWarrantNothingGoes() {
        var disposal = town.asked(asset);

        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 409, "warrant.missing");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    @Test
    void aWarrantThatIsForeignExpiredOrForgedServesNothing() {
        var disposal = town.asked(asset);
        var other = town.asked(town.registered());
        NeighbourStub.approve(town.client(), disposal);

        refused(present(disposal, NeighbourStub.warrant(other)), 422, "warrant.other-act");
        refused(present(disposal, NeighbourStub.expiredWarrant(disposal)), 422, "warrant.expired");
        refused(present(disposal, NeighbourStub.forgedWarrant(disposal)), 422, "warrant.forged");
        refused(present(disposal, "nonsense"), 422, "warrant.forged");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    private WebTestClient.ResponseSpec present(UUID disposal, String warrant) {
        return town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of("warrant", warrant));
    }

    @Test
    void aGenuineWarrantMayBePresentedBeforeTheNewsArrives() {
        var disposal = town.asked(asset);

        present(disposal, NeighbourStub.warrant(disposal)).expectStatus().isOk();
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSED");
    }

    @Test
    void aWarrantServesOnceAndAReplayRepeatsItsAnswer() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);
        var key = IdempotencyKeys.next();
        var first = read(town.post("accountant", key, execute(disposal), Map.of())
                .expectStatus()
                .isOk());

        assertThat(read(town.post("accountant", key, execute(disposal), Map.of())
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 409, "warrant.spent");
        refused(present(disposal, NeighbourStub.warrant(disposal)), 409, "warrant.spent");
    }

    @Test
    void ofManyExecutionsAtOnceOneHappens() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);
        var statuses = Town.atOnce(
                12, _ -> Town.status(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())));

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "custodian", "reviewer"})
    void onlyTheAccountantAndTheHeadCarryItOut(String login) {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);

        refused(town.post(login, IdempotencyKeys.next(), execute(disposal), Map.of()), 403, "access.role");
    }

    @Test
    void whoAskedDoesNotCarryItOutWhateverOfficeHeHolds() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);

        refused(town.postAsReporterWith("centre-head", execute(disposal), Map.of()), 403, "assets.same-person");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price = 100",
                "amount = 512000, appraised_value = null",
                "manner = 'DONATION'",
                "evidence = jsonb_set(evidence, '{0,number}', '\"999\"')",
                "recipient_name = '别人'"
            })
    void aDisposalChangedBehindOurBackIsNotCarriedOut(String change) throws SQLException {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);
        var statement = "update disposal set %s where id = '%s'".formatted(change, disposal);
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("frozen");
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }

        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 422, "warrant.other-act");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    @Test
    void theDatabaseLetsNoAssetGoWithoutAWarrant() throws SQLException {
        var disposal = town.asked(asset);
        try (var connection = TestPostgres.application("assets");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute("""
                            update disposal set executed_by = 'x', executed_at = now(), disposed_on = current_date
                            where id = '%s'""".formatted(disposal))).hasMessageContaining("no warrant");
            assertThatThrownBy(() -> sql.execute("update disposal set amount = 1"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("delete from disposal")).hasMessageContaining("permission denied");
        }
    }

    @Test
    void aDisposalRestsWithItsAgreementAndIsCarriedOutOnceAfterwards() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);

        NeighbourStub.suspended();
        refused(
                town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()),
                409,
                "agreement.suspended");
        NeighbourStub.terminated();
        refused(
                town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()),
                422,
                "agreement.terminated");
        NeighbourStub.silent();
        refused(
                town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()),
                503,
                "request.neighbour-silent");
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");

        NeighbourStub.reset();
        town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())
                .expectStatus()
                .isOk();
        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 409, "warrant.spent");
    }
}
