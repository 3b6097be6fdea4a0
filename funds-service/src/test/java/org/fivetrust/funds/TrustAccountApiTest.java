package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
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

    @Test
    void one_person_alone_registers_no_receipt_above_the_limit() {
        var account = accounts.opened("0.00");
        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "10000000.00", "1"))
                .created();

        var problem = community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "900000000.00", "2"))
                .refused(422, "funds.above-limit");

        assertThat(problem.toString()).contains("10000000.00", "待核");
        assertThat(accounts.balance(account)).isEqualTo("10000000.00");
    }

    @Test
    void one_person_alone_opens_no_account_above_the_limit() {
        community
                .funds("cashier")
                .openTrustAccount(
                        Map.of("principal", community.committee(), "bank", "农商银行", "openingBalance", "999999999999.00"))
                .refused(422, "funds.above-limit");
    }

    @Test
    void one_bank_account_is_held_for_one_principal_unless_it_says_why_it_is_shared() {
        var number = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
        community.funds("cashier").openTrustAccount(numbered(community, number)).created();
        var other = World.over(client).community();

        other.funds("cashier")
                .openTrustAccount(numbered(other, "0" + number))
                .refused(409, "funds.account-held-elsewhere");
        assertThat(other.funds("cashier")
                        .openTrustAccount(Body.with(numbered(other, number), "shared", "一户多分户核算"))
                        .created()
                        .path("shared")
                        .asString())
                .isEqualTo("一户多分户核算");
    }

    private static Map<String, Object> numbered(Community community, String number) {
        return Map.of("principal", community.committee(), "bank", "农商银行", "accountNumber", number);
    }

    @Test
    void the_database_lets_no_bank_account_be_held_twice_in_silence() {
        var number = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
        community.funds("cashier").openTrustAccount(numbered(community, number)).created();
        var other = World.over(client).community();

        assertThatThrownBy(() -> TestPostgres.execute("funds", """
                        insert into trust_account (principal, id, name, bank, number, number_key, opened_on, opened_by,
                            opened_at, basis)
                        values ('%s', gen_random_uuid(), 'x', 'y', '%s', '%s', '2026-01-01', 'u', now(), '{}')
                        """.formatted(other.committee(), number, number)))
                .hasMessageContaining("another principal");
    }

    @Test
    void a_receipt_tells_the_lease_or_the_disposal_its_money_comes_from() {
        var account = accounts.opened("0.00");
        var lease = UUID.randomUUID().toString();
        var rent = Body.with(accounts.receipt(account, "50.00", "R-1"), "lease", lease);

        var receipt = community.funds("cashier").registerReceipt(rent).created();

        var id = receipt.path("id").asString();
        assertThat(community.funds("auditor").readReceipt(id).text("/lease")).isEqualTo(lease);
        assertThat(community
                        .funds("auditor")
                        .listReceipts("principal", community.committee())
                        .ids())
                .containsExactly(id);
        await().untilAsserted(() -> assertThat(NeighbourStub.events("receipt.registered"))
                .anySatisfy(event -> {
                    assertThat(event.at("/data/receipt").asString()).isEqualTo(id);
                    assertThat(event.at("/data/lease").asString()).isEqualTo(lease);
                    assertThat(event.at("/data/disposal").isMissingNode()
                                    || event.at("/data/disposal").isNull())
                            .isTrue();
                }));
    }

    @Test
    void money_comes_from_one_source() {
        var both = Body.with(
                accounts.receipt(accounts.opened("0.00"), "50.00", "R-1"),
                "lease",
                UUID.randomUUID().toString(),
                "disposal",
                UUID.randomUUID().toString());

        assertThat(community.funds("cashier").registerReceipt(both).pointers(400, "request.malformed"))
                .containsExactly("/disposal");
    }
}
