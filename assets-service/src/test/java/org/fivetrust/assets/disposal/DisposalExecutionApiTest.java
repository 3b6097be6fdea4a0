package org.fivetrust.assets.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Assets;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A disposal is executed on a warrant, once, as it was approved. */
@AssetsTest
class DisposalExecutionApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Assets assets;
    private UUID asset;

    @BeforeEach
    void aMinibusToPartWith() {
        NeighbourStub.reset();
        community = World.over(client).community();
        assets = new Assets(community);
        asset = assets.registered();
    }

    private String status(UUID disposal) {
        return community
                .assets("reporter")
                .readDisposal(disposal)
                .ok()
                .path("status")
                .asString();
    }

    @Test
    void the_head_of_the_centre_may_carry_it_out_and_needs_no_body() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);

        community.caller("head").post("/v1/disposals/" + disposal + "/execute").ok();
    }

    @Test
    void the_authority_hears_that_it_was_done() {
        var disposal = executed();

        await().until(() -> heard("act.executed", "act", disposal).size() == 1);
    }

    @Test
    void the_books_hear_of_the_cost_and_of_what_is_depreciated() {
        var disposal = executed();

        await().until(() -> heard("asset.disposed", "disposal", disposal).size() == 1);
        var disposed = heard("asset.disposed", "disposal", disposal).getFirst();
        assertThat(disposed.path("asset").asString()).isEqualTo(asset.toString());
        assertThat(disposed.path("cost").asString()).isEqualTo("128000.00");
        assertThat(disposed.path("accumulatedDepreciation").asString()).isEqualTo("122880.00");
        assertThat(disposed.path("price").asString()).isEqualTo("11300.00");
        assertThat(disposed.path("recipient").asString()).isEqualTo("宏远二手车行");
        assertThat(disposed.path("evidence").get(0).path("number").asString()).isEqualTo("评-2026-17");
    }

    @Test
    void the_books_hear_once_of_a_disposal_that_was_refused_before() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        community.assets("cashier").executeDisposal(disposal).refused(403, "access.role");
        var key = IdempotencyKeys.next();
        community.assets("accountant").withKey(key).executeDisposal(disposal).ok();
        community
                .assets("accountant")
                .withKey(key)
                .executeDisposal(disposal)
                .replayed()
                .ok();

        await().until(() -> heard("act.executed", "act", disposal).size() == 1);
        await().until(() -> heard("asset.disposed", "disposal", disposal).size() == 1);
    }

    private UUID executed() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        community.assets("accountant").executeDisposal(disposal).ok();
        return disposal;
    }

    private static List<JsonNode> heard(String type, String name, UUID disposal) {
        return NeighbourStub.events(type).stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path(name).asString().equals(disposal.toString()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accountant", "head"})
    void who_approved_the_disposal_does_not_execute_it(String login) {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal, List.of(login));

        community.assets(login).executeDisposal(disposal).refused(403, "warrant.own-approval");
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
    }

    @Test
    void without_a_warrant_nothing_goes() {
        var disposal = assets.requested(asset);

        community.assets("accountant").executeDisposal(disposal).refused(409, "warrant.missing");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    @Test
    void a_warrant_that_is_foreign_expired_or_forged_serves_nothing() {
        var disposal = assets.requested(asset);
        var other = assets.requested(assets.registered());
        NeighbourStub.approve(client, disposal);

        present(disposal, NeighbourStub.warrant(other)).refused(422, "warrant.other-act");
        present(disposal, NeighbourStub.expiredWarrant(disposal)).refused(422, "warrant.expired");
        present(disposal, NeighbourStub.forgedWarrant(disposal)).refused(422, "warrant.forged");
        present(disposal, "nonsense").refused(422, "warrant.forged");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    private Reply present(UUID disposal, String warrant) {
        return community.assets("accountant").executeDisposal(disposal, Map.of("warrant", warrant));
    }

    @Test
    void a_genuine_warrant_may_be_presented_before_the_news_arrives() {
        var disposal = assets.requested(asset);

        present(disposal, NeighbourStub.warrant(disposal)).ok();
        assertThat(assets.status(asset)).isEqualTo("DISPOSED");
    }

    @Test
    void a_warrant_serves_once_and_a_replay_repeats_its_answer() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        var key = IdempotencyKeys.next();
        var first = community
                .assets("accountant")
                .withKey(key)
                .executeDisposal(disposal)
                .ok();

        assertThat(community
                        .assets("accountant")
                        .withKey(key)
                        .executeDisposal(disposal)
                        .replayed()
                        .ok())
                .isEqualTo(first);
        community.assets("accountant").executeDisposal(disposal).refused(409, "warrant.spent");
        present(disposal, NeighbourStub.warrant(disposal)).refused(409, "warrant.spent");
    }

    @Test
    void of_many_executions_at_once_one_happens() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        var statuses = atOnce(
                12,
                _ -> community.assets("accountant").executeDisposal(disposal).status());

        assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cashier", "auditor", "custodian", "reviewer"})
    void only_the_accountant_and_the_head_carry_it_out(String login) {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);

        community.assets(login).executeDisposal(disposal).refused(403, "access.role");
    }

    @Test
    void who_asked_does_not_carry_it_out_whatever_office_he_holds() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);

        community
                .assets(community.person("reporter", "reporter", "centre-head"))
                .executeDisposal(disposal)
                .refused(403, "assets.same-person");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");
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
    void a_disposal_changed_behind_our_back_is_not_carried_out(String change) throws SQLException {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);
        var statement = "update disposal set %s where id = '%s'".formatted(change, disposal);
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement)).hasMessageContaining("frozen");
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        }

        community.assets("accountant").executeDisposal(disposal).refused(422, "warrant.other-act");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");
    }

    @Test
    void the_database_lets_no_asset_go_without_a_warrant() throws SQLException {
        var disposal = assets.requested(asset);
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
    void a_disposal_rests_with_its_agreement_and_is_carried_out_once_afterwards() {
        var disposal = assets.requested(asset);
        NeighbourStub.approve(client, disposal);

        NeighbourStub.suspended();
        community.assets("accountant").executeDisposal(disposal).refused(409, "agreement.suspended");
        NeighbourStub.terminated();
        community.assets("accountant").executeDisposal(disposal).refused(422, "agreement.terminated");
        NeighbourStub.silent();
        community.assets("accountant").executeDisposal(disposal).refused(503, "request.neighbour-silent");
        assertThat(status(disposal)).isEqualTo("AUTHORISED");
        assertThat(assets.status(asset)).isEqualTo("DISPOSAL_REQUESTED");

        NeighbourStub.reset();
        community.assets("accountant").executeDisposal(disposal).ok();
        community.assets("accountant").executeDisposal(disposal).refused(409, "warrant.spent");
    }
}
