package org.fivetrust.seals.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.seals.SealsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Seals;
import org.fivetrust.testing.world.World;
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

    @Test
    void the_authority_hears_that_it_was_done() {
        var request = seals.authorised(client, seal);
        community.seals("custodian").imprint(request, Seals.papers(4)).created();

        await().until(() -> heard(request) == 1);
    }

    private static long heard(UUID request) {
        return NeighbourStub.events("act.executed").stream()
                .filter(event -> event.path("data").path("act").asString().equals(request.toString()))
                .count();
    }

    @Test
    void who_approved_the_use_does_not_put_the_seal_down() {
        var request = seals.requested(seal);
        NeighbourStub.approve(client, request, List.of("custodian"));

        community.seals("custodian").imprint(request, Seals.papers(4)).refused(403, "warrant.own-approval");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @Test
    void without_a_warrant_no_seal_is_put_down() {
        var request = seals.requested(seal);

        community.seals("custodian").imprint(request, Seals.papers(4)).refused(409, "warrant.missing");
        assertThat(status(request)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void only_the_very_paper_that_was_approved_is_sealed() {
        var request = seals.authorised(client, seal);

        community
                .seals("custodian")
                .imprint(request, Map.of("documentDigest", OTHER_PAPER, "copies", 4))
                .refused(422, "seals.other-document");
        assertThat(status(request)).isEqualTo("AUTHORISED");
        community
                .seals("custodian")
                .imprint(
                        request,
                        Map.of("documentDigest", Seals.DIGEST.toUpperCase().replace("SHA", "sha"), "copies", 4))
                .created();
    }

    @Test
    void no_more_copies_are_sealed_than_approved() {
        var request = seals.authorised(client, seal);

        community.seals("custodian").imprint(request, Seals.papers(5)).refused(422, "seals.too-many-copies");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @Test
    void what_is_left_over_of_the_approved_copies_lapses() {
        var request = seals.authorised(client, seal);
        community.seals("custodian").imprint(request, Seals.papers(3)).created();

        community.seals("custodian").imprint(request, Seals.papers(1)).refused(409, "warrant.spent");
    }

    @Test
    void a_warrant_that_is_foreign_expired_or_forged_serves_nothing() {
        var request = seals.authorised(client, seal);
        var other = seals.requested(seal);

        present(request, NeighbourStub.warrant(other)).refused(422, "warrant.other-act");
        present(request, NeighbourStub.expiredWarrant(request)).refused(422, "warrant.expired");
        present(request, NeighbourStub.forgedWarrant(request)).refused(422, "warrant.forged");
        present(request, "nonsense").refused(422, "warrant.forged");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    private Reply present(UUID request, String warrant) {
        return community
                .seals("custodian")
                .imprint(request, Map.of("documentDigest", Seals.DIGEST, "copies", 4, "warrant", warrant));
    }

    @Test
    void a_genuine_warrant_may_be_presented_before_the_news_arrives() {
        var request = seals.requested(seal);

        present(request, NeighbourStub.warrant(request)).created();
        assertThat(status(request)).isEqualTo("IMPRINTED");
    }

    @Test
    void a_warrant_serves_once_and_a_replay_repeats_its_answer() {
        var request = seals.authorised(client, seal);
        var key = IdempotencyKeys.next();
        var first = community
                .seals("custodian")
                .withKey(key)
                .imprint(request, Seals.papers(4))
                .created();

        assertThat(community
                        .seals("custodian")
                        .withKey(key)
                        .imprint(request, Seals.papers(4))
                        .replayed()
                        .created())
                .isEqualTo(first);
        community
                .seals("custodian")
                .withKey(key)
                .imprint(request, Seals.papers(3))
                .refused(422, "request.key-reused");
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(409, "warrant.spent");
        present(request, NeighbourStub.warrant(request)).refused(409, "warrant.spent");
    }

    @Test
    void of_many_imprints_at_once_one_happens() {
        var request = seals.authorised(client, seal);
        var statuses = atOnce(
                12,
                _ -> community
                        .seals("custodian")
                        .imprint(request, Seals.papers(4))
                        .status());

        assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(community.seals("auditor").readRegister(seal).items()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "accountant", "head"})
    void only_a_custodian_puts_the_seal_down(String login) {
        var request = seals.authorised(client, seal);

        community.seals(login).imprint(request, Seals.papers(4)).refused(403, "access.role");
    }

    @Test
    void who_asked_does_not_put_the_seal_down_whatever_office_he_holds() {
        var request = seals.authorised(client, seal);

        community
                .seals(community.person("reporter", "reporter", "seal-custodian"))
                .imprint(request, Seals.papers(4))
                .refused(403, "seals.same-person");
        assertThat(status(request)).isEqualTo("AUTHORISED");
    }

    @Test
    void bad_papers_are_told_all_at_once() {
        var problem = community
                .seals("custodian")
                .imprint(seals.requested(seal), Map.of("documentDigest", "abc", "copies", 0))
                .refused(400, "request.malformed");

        assertThat(problem.path("violations")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"copies = 400", "document_digest = 'sha-256:%064d'", "purpose = '借款'", "document_pages = 9"})
    void a_request_changed_behind_our_back_is_not_sealed(String change) throws SQLException {
        var request = seals.authorised(client, seal);
        var statement = "update seal_request set %s where id = '%s'".formatted(change.formatted(0), request);
        try (var connection = TestPostgres.superuser("seals");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("never changed");
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }

        community.seals("custodian").imprint(request, Seals.papers(4)).refused(422, "warrant.other-act");
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
    void the_database_keeps_it_too(String statement) throws SQLException {
        var request = seals.requested(seal);
        try (var connection = TestPostgres.application("seals");
                var sql = connection.createStatement()) {
            sql.execute("set app.principals = '*'");
            assertThatThrownBy(
                            () -> sql.execute(statement.formatted(community.committee(), seal, request, Seals.DIGEST)))
                    .message()
                    .containsAnyOf("permission denied", "does not allow this use");
        }
    }

    @Test
    void nothing_is_sealed_while_the_agreement_rests_and_once_afterwards() {
        var request = seals.authorised(client, seal);

        NeighbourStub.suspended();
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(409, "agreement.suspended");
        NeighbourStub.terminated();
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(422, "agreement.terminated");
        NeighbourStub.silent();
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(503, "request.neighbour-silent");
        assertThat(status(request)).isEqualTo("AUTHORISED");

        NeighbourStub.reset();
        community.seals("custodian").imprint(request, Seals.papers(4)).created();
        community.seals("custodian").imprint(request, Seals.papers(4)).refused(409, "warrant.spent");
    }
}
