package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.assets.Town.read;
import static org.fivetrust.assets.Town.refused;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AssetsTest
class DisposalApiTest {

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

    private Map<String, Object> saleWith(String field, Object value) {
        var body = new HashMap<>(town.sale(asset));
        body.put(field, value);
        return body;
    }

    @Test
    void anAssetGoesOnceItsCommunityHasDecided() {
        var asked = read(town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/disposals/[0-9a-f-]{36}"));
        var disposal = UUID.fromString(asked.path("id").asString());
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.path("matterNumber").asString()).isNotEmpty();
        assertThat(asked.path("amount").asString()).isEqualTo("9600.00");
        assertThat(asked.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");

        NeighbourStub.approve(town.client(), disposal);
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
        var done = read(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())
                .expectStatus()
                .isOk());

        assertThat(done.path("status").asString()).isEqualTo("EXECUTED");
        assertThat(done.path("executedBy").asString()).isEqualTo("accountant");
        assertThat(done.path("disposedOn").asString())
                .isEqualTo(LocalDate.now(ZoneId.of("Asia/Shanghai")).toString());
        var gone = town.seen(town.reporter(), "/v1/assets/" + asset);
        assertThat(gone.path("status").asString()).isEqualTo("DISPOSED");
        assertThat(gone.path("disposedOn")).isEqualTo(done.path("disposedOn"));
        assertThat(gone.path("disposal").asString()).isEqualTo(disposal.toString());
        assertThat(town.seen("auditor", "/v1/assets?status=DISPOSED&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
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
    void theApproversSeeEverythingThatMatters() {
        var act = NeighbourStub.asked(town.asked(asset)).act();

        assertThat(act.path("kind").asString()).isEqualTo("DISPOSAL");
        assertThat(act.path("amount").asString()).isEqualTo("9600.00");
        assertThat(act.path("subject").asString()).contains("小型客车");
        assertThat(act.path("counterparty").path("name").asString()).isEqualTo("宏远二手车行");
        assertThat(act.path("requestedBy").path("subject").asString()).isEqualTo(town.reporter());
        var particulars = act.path("particulars");
        assertThat(particulars.path("asset").asString()).isEqualTo(asset.toString());
        assertThat(particulars.path("manner").asString()).isEqualTo("SALE");
        assertThat(particulars.path("appraisedValue").asString()).isEqualTo("9600.00");
        assertThat(particulars.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(particulars.path("price").asString()).isEqualTo("11300.00");
        assertThat(particulars.path("evidence")).hasSize(1);
    }

    @ParameterizedTest(name = "appraised at {0} it is decided on at {1}")
    @CsvSource({"5119.99, 5120.00", "5120.01, 5120.01"})
    void theGreaterOfBookValueAndAppraisalDecides(String appraised, String amount) {
        assertThat(town.created(town.reporter(), "/v1/disposals", saleWith("appraisedValue", appraised))
                        .path("amount")
                        .asString())
                .isEqualTo(amount);
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

    @Test
    void oneDisposalOfAnAssetIsOpenAtATime() {
        town.asked(asset);

        var problem = refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                409,
                "assets.disposal-open");
        assertThat(problem.path("cure")).hasSize(1);
    }

    @Test
    void ofManyWhoAskAtOnceForOneAssetOneIsHeard() {
        var problems = Town.atOnce(
                        10,
                        _ -> town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset))
                                .returnResult(JsonNode.class))
                .stream()
                .filter(answer -> answer.getStatus().value() != 201)
                .map(answer ->
                        answer.getResponseBody().blockFirst().path("code").asString())
                .toList();

        assertThat(problems).hasSize(9).containsOnly("assets.disposal-open");
    }

    @Test
    void anAssetThatIsGoneIsNotAskedForAgain() {
        var disposal = town.asked(asset);
        NeighbourStub.approve(town.client(), disposal);
        town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of())
                .expectStatus()
                .isOk();

        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                409,
                "assets.already-disposed");
    }

    @ParameterizedTest
    @CsvSource({
        "matter.rejected, REJECTED",
        "matter.withdrawn, CANCELLED",
        "matter.expired, CANCELLED",
    })
    void anAssetIsFreeAgainWhenItsDisposalComesToNothing(String news, String status) {
        var disposal = town.asked(asset);
        NeighbourStub.tell(town.client(), disposal, news, Map.of());

        assertThat(status(disposal)).isEqualTo(status);
        assertThat(town.assetStatus(asset)).isEqualTo("IN_USE");
        refused(town.post("accountant", IdempotencyKeys.next(), execute(disposal), Map.of()), 409, "warrant.missing");
        town.asked(asset);
    }

    @Test
    void aReturnedDisposalStaysOpenUntilItIsTakenUpAgain() {
        var disposal = town.asked(asset);
        NeighbourStub.tell(town.client(), disposal, "matter.returned", Map.of());

        assertThat(status(disposal)).isEqualTo("RETURNED");
        assertThat(town.assetStatus(asset)).isEqualTo("DISPOSAL_REQUESTED");
        NeighbourStub.tell(town.client(), disposal, "matter.reopened", Map.of());
        assertThat(status(disposal)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void whatTheAgreementForbidsLeavesTheAssetAsItWas() {
        NeighbourStub.forbids("agreement.out-of-scope");
        var problem = refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                422,
                "agreement.out-of-scope");

        assertThat(problem.path("clauses")).hasSize(1);
        assertThat(problem.path("cure")).hasSize(1);
        assertThat(town.assetStatus(asset)).isEqualTo("IN_USE");
        NeighbourStub.reset();
        town.asked(asset);
    }

    @Test
    void silenceIsNoAnswerAndTheSameKeyGoesOn() {
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        refused(town.post(town.reporter(), key, "/v1/disposals", town.sale(asset)), 503, "request.neighbour-silent");
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                409,
                "assets.disposal-open");
        NeighbourStub.reset();

        var resumed = read(town.post(town.reporter(), key, "/v1/disposals", town.sale(asset))
                .expectStatus()
                .isCreated());
        assertThat(read(town.post(town.reporter(), key, "/v1/disposals", town.sale(asset))
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(resumed);
        refused(town.post(town.reporter(), key, "/v1/disposals", saleWith("price", "1.00")), 422, "request.key-reused");
        assertThat(town.seen(town.reporter(), "/v1/disposals").path("items")).hasSize(1);
    }

    @Test
    void anAssetOfAnotherPrincipalIsNotThere() {
        refused(
                town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        "/v1/disposals",
                        saleWith("principal", town.community() + "-collective")),
                404,
                "access.not-found");
    }

    @Test
    void anotherCommunitysDisposalsAreNotThere() {
        var disposal = town.asked(asset);
        var stranger = "reporter.elsewhere";

        refused(
                town.post(stranger, IdempotencyKeys.next(), "/v1/disposals", town.sale(asset)),
                403,
                "access.principal");
        refused(town.get(stranger, "/v1/disposals/" + disposal), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/disposals?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/disposals?status=AWAITING_APPROVAL&principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        refused(
                town.post("accountant", IdempotencyKeys.next(), execute(UUID.randomUUID()), Map.of()),
                404,
                "access.not-found");
    }

    @Test
    void badInputIsToldAllAtOnce() {
        var problem = refused(
                town.post(
                        town.reporter(),
                        IdempotencyKeys.next(),
                        "/v1/disposals",
                        Map.of(
                                "principal", "X",
                                "reason", "",
                                "appraisedValue", "9600",
                                "price", "-1.00",
                                "counterparty", Map.of("name", ""),
                                "evidence", List.of(Map.of("kind", "appraisal")))),
                400,
                "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactlyInAnyOrder(
                        "/appraisedValue",
                        "/asset",
                        "/counterparty/name",
                        "/evidence/0/number",
                        "/manner",
                        "/price",
                        "/principal",
                        "/reason");
    }

    @Test
    void aDisposalRestsOnAPaper() {
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/disposals", saleWith("evidence", List.of())),
                422,
                "assets.evidence-missing");
    }

    @Test
    void theDatabaseHoldsOneLiveDisposalPerAsset() throws SQLException {
        var other = town.asked(town.registered());
        town.asked(asset);
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            assertThatThrownBy(() ->
                            sql.execute("update disposal set asset = '%s' where id = '%s'".formatted(asset, other)))
                    .hasMessageContaining("disposal_live");
        }
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
