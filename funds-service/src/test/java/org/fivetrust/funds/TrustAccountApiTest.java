package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Trust accounts and what is received on them. */
@FundsTest
class TrustAccountApiTest {

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

    @Test
    void a_receipt_credits_at_once_and_its_number_counts_once() {
        var account = accounts.opened("0.00");
        var receipt = community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "60.00", "000401"))
                .created();
        assertThat(accounts.balance(account)).isEqualTo("60.00");
        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "61.00", "000401"))
                .refused(409, "funds.receipt-number-used");
        var tomorrow = new HashMap<>(accounts.receipt(account, "1.00", "000402"));
        tomorrow.put("receivedOn", World.today().plusDays(1));
        community.funds("cashier").registerReceipt(tomorrow).refused(422, "funds.date-in-the-future");
        assertThat(accounts.balance(account)).isEqualTo("60.00");
        assertThat(community
                        .funds("reporter")
                        .readReceipt(receipt.path("id").asString())
                        .ok()
                        .path("receiptNumber")
                        .asString())
                .isEqualTo("000401");
    }

    @Test
    void yesterday_the_account_held_what_it_held() {
        var account = accounts.opened("5.00");
        var before = Instant.now();
        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "60.00", "1"))
                .created();
        var path = "/v1/trust-accounts/" + account + "/balance?asOf=";
        assertThat(community
                        .funds("auditor")
                        .readBalance(account, "asOf", World.today().minusDays(1))
                        .ok()
                        .path("balance")
                        .asString())
                .isEqualTo("5.00");
        assertThat(community
                        .funds("auditor")
                        .readBalance(account, "asOf", World.today(), "knownAt", before)
                        .ok()
                        .path("balance")
                        .asString())
                .isEqualTo("5.00");
        assertThat(community
                        .funds("auditor")
                        .readBalance(account, "asOf", World.today())
                        .ok()
                        .path("balance")
                        .asString())
                .isEqualTo("65.00");
    }

    @Test
    void collective_money_never_sits_in_a_persons_name() {
        community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", community.committee(), "holder", "PERSON"))
                .refused(422, "funds.account-in-a-persons-name");
    }
}
