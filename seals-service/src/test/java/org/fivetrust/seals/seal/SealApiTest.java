package org.fivetrust.seals.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.seals.Town.read;
import static org.fivetrust.seals.Town.refused;

import java.sql.SQLException;
import java.util.HashMap;
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

@SealsTest
class SealApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = Town.over(client);
    }

    private Map<String, Object> sealWith(String field, Object value) {
        var body = new HashMap<>(town.officialSeal());
        body.put(field, value);
        return body;
    }

    @Test
    void aSealIsTakenIntoCustody() {
        var seal = read(town.post("custodian", IdempotencyKeys.next(), "/v1/seals", town.officialSeal())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches("Location", "/v1/seals/[0-9a-f-]{36}"));

        assertThat(seal.path("status").asString()).isEqualTo("IN_CUSTODY");
        assertThat(seal.path("custodian").asString()).isEqualTo("王芳");
        assertThat(seal.path("registeredBy").asString()).isEqualTo("custodian");
        assertThat(town.seen(town.reporter(), "/v1/seals/" + seal.path("id").asString()))
                .isEqualTo(seal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FINANCE", "CONTRACT", "INVOICE", "LEGAL_REPRESENTATIVE", "PARTY", "SUPERVISION", "OTHER"})
    void aPrincipalHasSealsOfManyKinds(String kind) {
        town.registered();
        town.registered(Map.of("kind", kind));

        assertThat(town.seen(town.reporter(), "/v1/seals").path("items")).hasSize(2);
    }

    @Test
    void oneSealPerNameAndKindIsValid() {
        town.registered();

        var problem = refused(
                town.post("custodian", IdempotencyKeys.next(), "/v1/seals", town.officialSeal()),
                409,
                "seals.seal-exists");
        assertThat(problem.path("cure")).hasSize(1);
    }

    @Test
    void ofManyEqualSealsAtOnceOneIsTaken() {
        var statuses = Town.atOnce(
                8, _ -> Town.status(town.post("custodian", IdempotencyKeys.next(), "/v1/seals", town.officialSeal())));

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(town.seen(town.reporter(), "/v1/seals").path("items")).hasSize(1);
    }

    @Test
    void sayingItTwiceTakesItOnce() {
        var key = IdempotencyKeys.next();
        var first = read(town.post("custodian", key, "/v1/seals", town.officialSeal())
                .expectStatus()
                .isCreated());

        assertThat(read(town.post("custodian", key, "/v1/seals", town.officialSeal())
                        .expectStatus()
                        .isCreated()
                        .expectHeader()
                        .valueEquals("Idempotency-Replayed", "true")))
                .isEqualTo(first);
        refused(town.post("custodian", key, "/v1/seals", sealWith("material", "橡胶")), 422, "request.key-reused");
    }

    @Test
    void aSealThatIsNotEngravedYetIsNotTaken() {
        refused(
                town.post("custodian", IdempotencyKeys.next(), "/v1/seals", sealWith("engravedOn", "2100-01-01")),
                422,
                "seals.date-in-the-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "accountant"})
    void theMandateSaysWhoTakesSeals(String login) {
        refused(
                town.post(login, IdempotencyKeys.next(), "/v1/seals", town.officialSeal()),
                403,
                "agreement.role-not-entitled");
    }

    @Test
    void theReporterHandsNoSealInHimself() {
        refused(
                town.post(town.reporter(), IdempotencyKeys.next(), "/v1/seals", town.officialSeal()),
                403,
                "agreement.role-not-entitled");
    }

    @Test
    void withoutAnAgreementNoSealIsTaken() {
        NeighbourStub.noAgreement();
        refused(
                town.post("custodian", IdempotencyKeys.next(), "/v1/seals", town.officialSeal()),
                422,
                "agreement.not-in-force");
    }

    @Test
    void silenceTakesNoSealUntilTheAgreementWasHeardOnce() {
        NeighbourStub.silent();
        refused(
                town.post("custodian", IdempotencyKeys.next(), "/v1/seals", town.officialSeal()),
                503,
                "request.neighbour-silent");
        NeighbourStub.reset();
        town.registered();
        NeighbourStub.silent();
        town.registered(Map.of("kind", "FINANCE"));
    }

    @Test
    void badInputIsToldAllAtOnce() {
        var problem = refused(
                town.post(
                        "custodian",
                        IdempotencyKeys.next(),
                        "/v1/seals",
                        Map.of("principal", "No Such", "name", "", "code", "a b", "material", "x".repeat(61))),
                400,
                "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/code", "/custodian", "/kind", "/material", "/name", "/principal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"surprise\": 1}", "{\"kind\": \"RUBBER\"}", "{\"engravedOn\": \"soon\"}", "[]", "", "{"})
    void whatCannotBeReadIsMalformed(String body) {
        refused(town.post("custodian", IdempotencyKeys.next(), "/v1/seals", body), 400, "request.malformed");
    }

    @Test
    void anotherCommunitysSealsAreNotThere() {
        var seal = town.registered();
        var stranger = "reporter.elsewhere";

        refused(town.post(stranger, IdempotencyKeys.next(), "/v1/seals", town.officialSeal()), 403, "access.principal");
        refused(town.get(stranger, "/v1/seals/" + seal), 404, "access.not-found");
        refused(town.get(stranger, "/v1/seals/" + seal + "/register"), 404, "access.not-found");
        assertThat(town.seen(stranger, "/v1/seals?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        assertThat(town.seen("auditor", "/v1/seals?principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void aListIsReadPageByPage() {
        town.registered();
        town.registered(Map.of("kind", "FINANCE"));
        town.registered(Map.of("kind", "CONTRACT"));
        var first = town.seen("auditor", "/v1/seals?limit=2&principal=" + town.principal());
        var second = town.seen(
                "auditor",
                "/v1/seals?limit=2&principal=" + town.principal() + "&cursor="
                        + first.path("next").asString());

        assertThat(first.path("items"))
                .extracting(seal -> seal.path("kind").asString())
                .containsExactly("CONTRACT", "FINANCE");
        assertThat(second.path("items"))
                .extracting(seal -> seal.path("kind").asString())
                .containsExactly("OFFICIAL");
        refused(town.get("auditor", "/v1/seals?cursor=bm9uc2Vuc2U"), 400, "request.malformed");
        refused(town.get("auditor", "/v1/seals/" + UUID.randomUUID()), 404, "access.not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal set name = 'x' where id = '%s'", "delete from seal where id = '%s'"})
    void evenTheOwnerOfTheTablesChangesNoSeal(String statement) throws SQLException {
        var seal = town.registered();
        try (var connection = TestPostgres.owner("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(seal))).hasMessageContaining("never changed");
        }
    }
}
