package org.fivetrust.assets.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import org.fivetrust.assets.AssetsTest;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Leases;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Each step of a lease leaves its leaf, each changed row is found, and the database keeps what the model says. */
@AssetsTest
@ReadsTheWholeLog
class LeaseEvidenceTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private Leases leases;
    private Tampering tampering;
    private UUID building;
    private UUID lease;

    @BeforeEach
    void aLeaseInForce() {
        NeighbourStub.reset();
        community = World.over(client).community();
        leases = new Leases(community, client);
        tampering = new Tampering(client, community.committee(), "assets");
        building = leases.building();
        lease = leases.entered(leases.shop(building));
    }

    @Test
    void every_step_is_a_leaf() {
        assertThat(tampering.leaves(lease))
                .containsExactlyInAnyOrder(
                        "act.asked",
                        "lease.requested",
                        "act.awaiting_approval",
                        "act.authorised",
                        "lease.entered",
                        "lease.numbered",
                        "act.executed");
    }

    @Test
    void a_changed_rent_is_named_by_its_field() {
        var update = "update rent_due set amount = amount %s 1 where lease = '" + lease + "' and number = 2";

        assertThat(tampering.findings(update.formatted("-"), update.formatted("+")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("code").asString()).isEqualTo("CHANGED");
                    assertThat(finding.path("kind").asString()).isEqualTo("rent.agreed");
                    assertThat(finding.path("pointer").asString()).isEqualTo("/amount");
                });
    }

    @Test
    void what_was_approved_is_what_is_entered() {
        var other = leases.asked(leases.shop(building, "part", "4号铺", "tenant", "顺达五金"));
        NeighbourStub.approve(client, other);
        tampered("update lease set price = 4600000 where id = '%s'".formatted(other));

        community.assets("accountant").enterLease(other).refused(422, "warrant.other-act");
    }

    private static void tampered(String statement) {
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void the_database_lets_a_place_once() throws SQLException {
        var other = leases.asked(leases.shop(building, "part", "4号铺", "tenant", "顺达五金"));
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.execute(
                            "update lease_occupation set part = '[3号铺,3号铺]' where lease = '%s'".formatted(other)))
                    .hasMessageContaining("lease_occupation_once");
        }
    }

    @Test
    void what_is_frozen_stays() throws SQLException {
        try (var connection = TestPostgres.superuser("assets");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() ->
                            sql.execute("update lease set ends_on = ends_on + 1 where id = '%s'".formatted(lease)))
                    .hasMessageContaining("frozen");
            assertThatThrownBy(() -> sql.execute("delete from rent_due where lease = '%s'".formatted(lease)))
                    .hasMessageContaining("never");
        }
    }
}
