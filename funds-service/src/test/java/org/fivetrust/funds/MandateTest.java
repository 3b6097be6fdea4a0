package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an area does with its mandate: use it while it lives, and not a moment longer. */
@FundsTest
class MandateTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
    }

    private Map<String, Object> account() {
        return Map.of("principal", community.committee(), "openingBalance", "0.00");
    }

    private void revoked() {
        NeighbourStub.tell(client, "agreements", community.committee(), "mandate.revoked", Map.of())
                .expectStatus()
                .isNoContent();
    }

    @Test
    void a_revoked_mandate_serves_nobody_any_more() {
        community.funds("cashier").openTrustAccount(account()).created();
        NeighbourStub.noAgreement();
        assertThat(community.funds("cashier").openTrustAccount(account()).status())
                .isNotEqualTo(422);

        revoked();

        community.funds("cashier").openTrustAccount(account()).refused(422, "agreement.not-in-force");
    }

    @Test
    void after_a_revocation_a_new_one_is_asked_for() {
        community.funds("cashier").openTrustAccount(account()).created();
        revoked();

        assertThat(community.funds("cashier").openTrustAccount(account()).status())
                .isNotIn(422, 503);
    }

    /** As if it had been on its way when the revocation came. */
    @Test
    void what_was_asked_for_before_the_revocation_is_not_kept() throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var insert = connection.prepareStatement("insert into mandate_end (principal, at) values (?, ?)")) {
            insert.setString(1, community.committee());
            insert.setTimestamp(2, java.sql.Timestamp.from(Instant.now().plusSeconds(600)));
            insert.execute();
        }

        community.funds("cashier").openTrustAccount(account()).refused(503, "request.neighbour-silent");
    }
}
