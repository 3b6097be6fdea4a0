package org.fivetrust.seals.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@SealsTest
class SealApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Seals seals;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        seals = new Seals(community);
    }

    private Map<String, Object> sealWith(String field, Object value) {
        return Body.with(seals.official(), field, value);
    }

    @Test
    void a_seal_is_taken_into_custody() {
        var seal = community
                .seals("custodian")
                .registerSeal(seals.official())
                .located("/v1/seals/[0-9a-f-]{36}")
                .created();

        assertThat(seal.path("status").asString()).isEqualTo("IN_CUSTODY");
        assertThat(seal.path("custodian").asString()).isEqualTo("王芳");
        assertThat(seal.path("registeredBy").asString()).isEqualTo("custodian");
        assertThat(community
                        .seals("reporter")
                        .readSeal(seal.path("id").asString())
                        .ok())
                .isEqualTo(seal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FINANCE", "CONTRACT", "INVOICE", "LEGAL_REPRESENTATIVE", "PARTY", "SUPERVISION", "OTHER"})
    void a_principal_has_seals_of_many_kinds(String kind) {
        seals.registered();
        seals.registered("kind", kind);

        assertThat(community.seals("reporter").listSeals().items()).hasSize(2);
    }

    @Test
    void a_sample_imprint_that_the_archives_do_not_hold_is_refused_and_nothing_kept() {
        NeighbourStub.unfiled("A017-WS·2026·Y-00001");
        var seal = Body.with(seals.official(), "imprintRecord", "A017-WS·2026·Y-00001");

        var problem = community.seals("custodian").registerSeal(seal).refused(422, "record.unknown");

        assertThat(problem.at("/violations/0/pointer").asString()).isEqualTo("/imprintRecord");
        NeighbourStub.reset();
        community.seals("custodian").registerSeal(seal).created();
    }

    @Test
    void a_seal_that_is_there_already_is_told_so_while_archives_are_silent() {
        seals.registered();
        NeighbourStub.archivesSilent();

        community
                .seals("custodian")
                .registerSeal(Body.with(seals.official(), "imprintRecord", "A017-WS·2026·Y-00001"))
                .refused(409, "seals.seal-exists");
    }

    @Test
    void one_seal_per_name_and_kind_is_valid() {
        seals.registered();

        var problem =
                community.seals("custodian").registerSeal(seals.official()).refused(409, "seals.seal-exists");
        assertThat(problem.path("cure")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\u200b", " %s", "「%s」", "%s。"})
    void a_seal_is_one_however_its_name_is_written(String spelling) {
        seals.registered();
        var name = seals.official().get("name");

        community
                .seals("custodian")
                .registerSeal(sealWith("name", spelling.formatted(name)))
                .refused(409, "seals.seal-exists");
    }

    @Test
    void a_name_without_letters_is_no_name() {
        community.seals("custodian").registerSeal(sealWith("name", "（）")).refused(400, "request.malformed");
    }

    @Test
    void of_many_equal_seals_at_once_one_is_taken() {
        var statuses = atOnce(
                8,
                _ -> community.seals("custodian").registerSeal(seals.official()).status());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(community.seals("reporter").listSeals().items()).hasSize(1);
    }

    @Test
    void saying_it_twice_takes_it_once() {
        var key = IdempotencyKeys.next();
        var first = community
                .seals("custodian")
                .withKey(key)
                .registerSeal(seals.official())
                .created();

        assertThat(community
                        .seals("custodian")
                        .withKey(key)
                        .registerSeal(seals.official())
                        .replayed()
                        .created())
                .isEqualTo(first);
        community
                .seals("custodian")
                .withKey(key)
                .registerSeal(sealWith("material", "橡胶"))
                .refused(422, "request.key-reused");
    }

    @Test
    void a_seal_that_is_not_engraved_yet_is_not_taken() {
        community
                .seals("custodian")
                .registerSeal(sealWith("engravedOn", "2100-01-01"))
                .refused(422, "seals.date-in-the-future");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "accountant"})
    void the_mandate_says_who_takes_seals(String login) {
        community.seals(login).registerSeal(seals.official()).refused(403, "agreement.role-not-entitled");
    }

    @Test
    void the_reporter_hands_no_seal_in() {
        community.seals("reporter").registerSeal(seals.official()).refused(403, "agreement.role-not-entitled");
    }

    @Test
    void without_an_agreement_no_seal_is_taken() {
        NeighbourStub.noAgreement();
        community.seals("custodian").registerSeal(seals.official()).refused(422, "agreement.not-in-force");
    }

    @Test
    void silence_takes_no_seal_until_the_agreement_was_heard_once() {
        NeighbourStub.silent();
        community.seals("custodian").registerSeal(seals.official()).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();
        seals.registered();
        NeighbourStub.silent();
        seals.registered("kind", "FINANCE");
    }

    @Test
    void bad_input_is_told_all_at_once() {
        var problem = community
                .seals("custodian")
                .registerSeal(Map.of("principal", "No Such", "name", "", "code", "a b", "material", "x".repeat(61)))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations"))
                .extracting(violation -> violation.path("pointer").asString())
                .containsExactly("/code", "/custodian", "/kind", "/material", "/name", "/principal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"surprise\": 1}", "{\"kind\": \"RUBBER\"}", "{\"engravedOn\": \"soon\"}", "[]", "", "{"})
    void what_cannot_be_read_is_malformed(String body) {
        community.seals("custodian").registerSeal(body).refused(400, "request.malformed");
    }

    @Test
    void another_communitys_seals_are_not_there() {
        var seal = seals.registered();
        var stranger = "reporter.elsewhere";

        community.seals(stranger).registerSeal(seals.official()).refused(403, "access.principal");
        community.seals(stranger).readSeal(seal).refused(404, "access.not-found");
        community.seals(stranger).readRegister(seal).refused(404, "access.not-found");
        assertThat(community
                        .seals(stranger)
                        .listSeals("principal", community.committee())
                        .items())
                .isEmpty();
        assertThat(community
                        .seals("auditor")
                        .listSeals("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void a_list_is_read_page_by_page() {
        seals.registered();
        seals.registered("kind", "FINANCE");
        seals.registered("kind", "CONTRACT");
        var first = community
                .seals("auditor")
                .listSeals("limit", 2, "principal", community.committee())
                .ok();
        var second = community
                .seals("auditor")
                .listSeals(
                        "limit",
                        2,
                        "principal",
                        community.committee(),
                        "cursor",
                        first.path("next").asString())
                .ok();

        assertThat(first.path("items"))
                .extracting(seal -> seal.path("kind").asString())
                .containsExactly("CONTRACT", "FINANCE");
        assertThat(second.path("items"))
                .extracting(seal -> seal.path("kind").asString())
                .containsExactly("OFFICIAL");
        community.seals("auditor").listSeals("cursor", "bm9uc2Vuc2U").refused(400, "request.malformed");
        community.seals("auditor").readSeal(UUID.randomUUID()).refused(404, "access.not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal set name = 'x' where id = '%s'", "delete from seal where id = '%s'"})
    void even_the_owner_of_the_tables_changes_no_seal(String statement) throws SQLException {
        var seal = seals.registered();
        try (var connection = TestPostgres.owner("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement.formatted(seal))).hasMessageContaining("never changed");
        }
    }
}
