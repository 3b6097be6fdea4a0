package org.fivetrust.assets.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.assets.Town.read;
import static org.fivetrust.assets.Town.refused;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@AssetsTest
class AssetApiTest {

    private static final int YEAR = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private Map<String, Object> minibusWith(String field, Object value) {
        var body = new HashMap<>(town.minibus());
        body.put(field, value);
        return body;
    }

    @Test
    void anAssetIsRegisteredAndSeenAsItStandsToday() {
        var card = read(town.post("accountant", IdempotencyKeys.next(), "/v1/assets", town.minibus())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/assets/[0-9a-f-]{36}"));

        assertThat(card.path("cardNumber").asString()).isEqualTo(YEAR + "-0001");
        assertThat(card.path("status").asString()).isEqualTo("IN_USE");
        assertThat(card.path("residual").asString()).isEqualTo("5120.00");
        assertThat(card.path("netBookValue").asString()).isEqualTo("5120.00");
        assertThat(card.path("quantity").asInt()).isEqualTo(1);
        assertThat(card.path("disposal").isNull()).isTrue();
        assertThat(town.seen(town.reporter(), "/v1/assets/" + card.path("id").asString()))
                .isEqualTo(card);
    }

    @Test
    void anAssetWithoutALifeIsCarriedAtCost() {
        var land = town.created(
                "accountant",
                "/v1/assets",
                Map.of(
                        "principal", town.principal(),
                        "name", "集体建设用地",
                        "category", "A01",
                        "cost", "350000.00",
                        "acquiredOn", "1998-07-01",
                        "quantity", 3));

        assertThat(land.path("netBookValue").asString()).isEqualTo("350000.00");
        assertThat(land.path("usefulLifeMonths").isNull()).isTrue();
        assertThat(land.path("quantity").asInt()).isEqualTo(3);
    }

    @Test
    void eachPrincipalsCardsAreCountedOnTheirOwn() {
        town.registered();
        assertThat(town.created("accountant", "/v1/assets", town.minibus())
                        .path("cardNumber")
                        .asString())
                .isEqualTo(YEAR + "-0002");
        assertThat(town.created("accountant", "/v1/assets", minibusWith("principal", town.community() + "-collective"))
                        .path("cardNumber")
                        .asString())
                .isEqualTo(YEAR + "-0001");
    }

    @Test
    void cardNumbersHaveNoGapWhateverFailsInBetween() {
        town.registered();
        var answers = Town.atOnce(
                40,
                n -> town.post(
                                "accountant",
                                IdempotencyKeys.next(),
                                "/v1/assets",
                                minibusWith("acquiredOn", n % 4 == 0 ? "2100-01-01" : "2017-03-15"))
                        .returnResult(JsonNode.class));
        var numbers = answers.stream()
                .filter(answer -> answer.getStatus().value() == 201)
                .map(answer ->
                        answer.getResponseBody().blockFirst().path("cardNumber").asString())
                .sorted()
                .toList();

        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(2, 31)
                        .mapToObj("%d-%%04d".formatted(YEAR)::formatted)
                        .toList());
    }

    @Test
    void sayingItTwiceRegistersOnce() {
        var key = IdempotencyKeys.next();
        var first = read(town.post("accountant", key, "/v1/assets", town.minibus())
                .expectStatus()
                .isCreated());
        var again = read(town.post("accountant", key, "/v1/assets", town.minibus())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true"));

        assertThat(again).isEqualTo(first);
        refused(town.post("accountant", key, "/v1/assets", minibusWith("cost", "1.00")), 422, "request.key-reused");
        assertThat(town.seen(town.reporter(), "/v1/assets").path("items")).hasSize(1);
    }

    @Test
    void whatHasNotBeenAcquiredIsNotRegistered() {
        refused(
                town.post("accountant", IdempotencyKeys.next(), "/v1/assets", minibusWith("acquiredOn", "2100-01-01")),
                422,
                "assets.date-in-the-future");
    }

    @Test
    void nothingIsWorthMoreAtItsEndThanItCost() {
        var body = new HashMap<>(town.minibus());
        body.remove("residualRate");
        body.put("residual", "128000.01");

        refused(town.post("accountant", IdempotencyKeys.next(), "/v1/assets", body), 422, "assets.residual-above-cost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "district", "custodian"})
    void theMandateSaysWhoRegisters(String login) {
        var problem = refused(
                town.post(login, IdempotencyKeys.next(), "/v1/assets", town.minibus()),
                403,
                "agreement.role-not-entitled");

        assertThat(problem.path("clauses")).isNotEmpty();
    }

    @Test
    void withoutAnAgreementNothingIsRegistered() {
        NeighbourStub.noAgreement();
        refused(
                town.post("accountant", IdempotencyKeys.next(), "/v1/assets", town.minibus()),
                422,
                "agreement.not-in-force");
    }

    @Test
    void silenceRegistersNothingUntilTheAgreementWasHeardOnce() {
        NeighbourStub.silent();
        refused(
                town.post("accountant", IdempotencyKeys.next(), "/v1/assets", town.minibus()),
                503,
                "request.neighbour-silent");
        NeighbourStub.reset();
        town.registered();
        NeighbourStub.silent();
        town.registered();
    }

    @Test
    void badInputIsToldAllAtOnce() {
        var problem = refused(
                town.post(
                        "accountant",
                        IdempotencyKeys.next(),
                        "/v1/assets",
                        Map.of(
                                "principal", "No Such",
                                "name", " ",
                                "cost", "0.00",
                                "quantity", 0,
                                "residualRate", "1.5",
                                "residual", "-1.00")),
                400,
                "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .contains(
                        "/acquiredOn",
                        "/category",
                        "/cost",
                        "/name",
                        "/principal",
                        "/quantity",
                        "/residual",
                        "/residualRate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"surprise\": 1}", "{\"cost\": {}}", "{\"acquiredOn\": \"2026-02-30\"}", "[]", "", "{"})
    void whatCannotBeReadIsMalformed(String body) {
        refused(town.post("accountant", IdempotencyKeys.next(), "/v1/assets", body), 400, "request.malformed");
    }

    @Test
    void aResidualNeedsALifeAndIsSaidOnce() {
        refused(
                town.post("accountant", IdempotencyKeys.next(), "/v1/assets", minibusWith("residual", "1.00")),
                400,
                "request.malformed");
        var body = new HashMap<>(town.minibus());
        body.remove("usefulLifeMonths");
        refused(town.post("accountant", IdempotencyKeys.next(), "/v1/assets", body), 400, "request.malformed");
    }

    @Test
    void aKeyAndATokenAreNeeded(@Autowired WebTestClient client) {
        refused(
                client.post()
                        .uri("/v1/assets")
                        .header("Authorization", TestTokens.bearer("accountant"))
                        .bodyValue(town.minibus())
                        .exchange(),
                400,
                "request.malformed");
        refused(client.get().uri("/v1/assets").exchange(), 401, "access.token");
    }

    @Test
    void anotherCommunitysRegisterIsNotThere() {
        var asset = town.registered();

        refused(
                town.post("reporter.elsewhere", IdempotencyKeys.next(), "/v1/assets", town.minibus()),
                403,
                "access.principal");
        refused(town.get("reporter.elsewhere", "/v1/assets/" + asset), 404, "access.not-found");
        assertThat(town.seen("reporter.elsewhere", "/v1/assets?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("reporter.elsewhere", "/v1/assets").path("items"))
                .noneMatch(item -> item.path("id").asString().equals(asset.toString()));
        assertThat(town.seen("auditor", "/v1/assets?principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void aListIsReadPageByPageOrWhole() {
        IntStream.range(0, 5).forEach(_ -> town.registered());
        var first = town.seen("auditor", "/v1/assets?limit=2&principal=" + town.principal());
        var second = town.seen(
                "auditor",
                "/v1/assets?limit=2&principal=" + town.principal() + "&cursor="
                        + first.path("next").asString());

        assertThat(first.path("items"))
                .extracting(item -> item.path("cardNumber").asString())
                .containsExactly(YEAR + "-0005", YEAR + "-0004");
        assertThat(second.path("items"))
                .extracting(item -> item.path("cardNumber").asString())
                .containsExactly(YEAR + "-0003", YEAR + "-0002");
        assertThat(town.client()
                        .get()
                        .uri("/v1/assets")
                        .header("Authorization", TestTokens.bearer(town.reporter()))
                        .accept(MediaType.APPLICATION_NDJSON)
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()
                        .lines())
                .hasSize(5);
    }

    @Test
    void aListTakesNoForeignCursorAndNoUnknownStatus() {
        refused(town.get("auditor", "/v1/assets?cursor=bm9uc2Vuc2U"), 400, "request.malformed");
        refused(town.get("auditor", "/v1/assets?status=LOST"), 400, "request.malformed");
        refused(town.get("auditor", "/v1/assets/not-a-uuid"), 400, "request.malformed");
        refused(town.get("auditor", "/v1/assets/" + UUID.randomUUID()), 404, "access.not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update asset set cost = 1 where id = '%s'",
                "update asset set card_serial = 7 where id = '%s'",
                "delete from asset where id = '%s'"
            })
    void evenTheOwnerOfTheTablesChangesNoCard(String statement) throws SQLException {
        var asset = town.registered();
        try (var connection = TestPostgres.owner("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(asset))).hasMessageContaining("never changed");
        }
    }

    @Test
    void theServiceItselfCannotChooseACardNumberOrTouchTheCount() throws SQLException {
        town.registered();
        try (var connection = TestPostgres.application("assets");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(() -> sql.execute("insert into asset (card_serial) values (9)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql.execute("update number_series set last = 0"))
                    .hasMessageContaining("permission denied");
        }
    }
}
