package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.testing.FrontDoor.refused;
import static org.fivetrust.testing.FrontDoor.status;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What an area does with its mandate: use it while it lives, and not a moment longer. */
@FundsTest
class MandateTest {

    private FrontDoor door;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        door = new FrontDoor(client);
    }

    private Map<String, Object> account() {
        return Map.of("principal", door.principal(), "openingBalance", "0.00");
    }

    private void revoked() {
        NeighbourStub.tell(door.client(), "agreements", door.principal(), "mandate.revoked", Map.of())
                .expectStatus()
                .isNoContent();
    }

    @Test
    void aRevokedMandateServesNobodyAnyMore() {
        door.created("cashier", "/v1/trust-accounts", account());
        NeighbourStub.noAgreement();
        assertThat(status(door.post("cashier", "/v1/trust-accounts", account())))
                .isNotEqualTo(422);

        revoked();

        refused(door.post("cashier", "/v1/trust-accounts", account()), 422, "agreement.not-in-force");
    }

    @Test
    void afterARevocationANewOneIsAskedFor() {
        door.created("cashier", "/v1/trust-accounts", account());
        revoked();

        assertThat(status(door.post("cashier", "/v1/trust-accounts", account())))
                .isNotIn(422, 503);
    }

    /** As if it had been on its way when the revocation came. */
    @Test
    void whatWasAskedForBeforeTheRevocationIsNotKept() throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var insert = connection.prepareStatement("insert into mandate_end (principal, at) values (?, ?)")) {
            insert.setString(1, door.principal());
            insert.setTimestamp(2, java.sql.Timestamp.from(Instant.now().plusSeconds(600)));
            insert.execute();
        }

        refused(door.post("cashier", "/v1/trust-accounts", account()), 503, "request.neighbour-silent");
    }
}
