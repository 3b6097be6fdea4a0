package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.Town.body;
import static org.fivetrust.funds.Town.refused;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Trust accounts and what is received on them. */
@FundsTest
class TrustAccountApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = new Town(client);
    }

    @Test
    void a_receipt_credits_at_once_and_its_number_counts_once() {
        var account = town.account("0.00");
        var receipt = body(town.post("cashier", "/v1/receipts", town.receipt(account, "60.00", "000401")), 201);
        assertThat(town.balance(account)).isEqualTo("60.00");
        refused(
                town.post("cashier", "/v1/receipts", town.receipt(account, "61.00", "000401")),
                409,
                "funds.receipt-number-used");
        var tomorrow = new HashMap<>(town.receipt(account, "1.00", "000402"));
        tomorrow.put("receivedOn", Town.TODAY.plusDays(1));
        refused(town.post("cashier", "/v1/receipts", tomorrow), 422, "funds.date-in-the-future");
        assertThat(town.balance(account)).isEqualTo("60.00");
        assertThat(town.seen(
                                town.reporter(),
                                "/v1/receipts/" + receipt.path("id").asString())
                        .path("receiptNumber")
                        .asString())
                .isEqualTo("000401");
    }

    @Test
    void yesterday_the_account_held_what_it_held() {
        var account = town.account("5.00");
        var before = Instant.now();
        body(town.post("cashier", "/v1/receipts", town.receipt(account, "60.00", "1")), 201);
        var path = "/v1/trust-accounts/" + account + "/balance?asOf=";
        assertThat(town.seen("auditor", path + Town.TODAY.minusDays(1))
                        .path("balance")
                        .asString())
                .isEqualTo("5.00");
        assertThat(town.seen("auditor", path + Town.TODAY + "&knownAt=" + before)
                        .path("balance")
                        .asString())
                .isEqualTo("5.00");
        assertThat(town.seen("auditor", path + Town.TODAY).path("balance").asString())
                .isEqualTo("65.00");
    }

    @Test
    void collective_money_never_sits_in_a_persons_name() {
        refused(
                town.post("cashier", "/v1/trust-accounts", Map.of("principal", town.principal(), "holder", "PERSON")),
                422,
                "funds.account-in-a-persons-name");
    }
}
