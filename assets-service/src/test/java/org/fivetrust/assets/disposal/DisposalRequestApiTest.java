package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.assets.Town.read;
import static org.fivetrust.assets.Town.refused;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.assets.Town;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A disposal is requested: of which asset, at which value, on which papers. */
@AssetsTest
class DisposalRequestApiTest {

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

    private Map<String, Object> saleWith(String field, Object value) {
        var body = new HashMap<>(town.sale(asset));
        body.put(field, value);
        return body;
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
}
