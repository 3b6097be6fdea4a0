package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Cash that is paid in. */
@FundsTest
class DepositApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("0.00");
    }

    private String received(String amount, String number, String method) {
        return community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, amount, number), "method", method))
                .id();
    }

    private String cash(String amount, String number) {
        return received(amount, number, "CASH");
    }

    private Map<String, Object> deposit(String amount, String... receipts) {
        return Body.of(
                "principal",
                community.committee(),
                "account",
                account,
                "receipts",
                List.of(receipts),
                "amount",
                amount,
                "depositedOn",
                World.today());
    }

    private static Map<String, Object> slip() {
        return Map.of("number", "20261201-7", "clearedOn", World.today());
    }

    private String available() {
        return community
                .funds("auditor")
                .readBalance(account)
                .ok()
                .path("available")
                .asString();
    }

    @Test
    void with_the_bank_s_slip_cash_can_be_spent() {
        var one = cash("60.00", "1");
        var other = cash("40.00", "2");

        var made = community
                .funds("cashier")
                .makeDeposit(Body.with(deposit("100.00", one, other), "slip", slip()))
                .created();

        assertThat(made.at("/slip/number").asString()).isEqualTo("20261201-7");
        assertThat(available()).isEqualTo("100.00");
        accounts.requested(account, "100.00");
    }

    @Test
    void without_it_the_money_is_on_its_way_until_the_slip_comes() {
        var made = community
                .funds("cashier")
                .makeDeposit(deposit("60.00", cash("60.00", "1")))
                .created();
        assertThat(available()).isEqualTo("0.00");
        var id = made.path("id").asString();

        community.funds("cashier").giveDepositSlip(id, slip()).ok();

        assertThat(available()).isEqualTo("60.00");
        community.funds("cashier").giveDepositSlip(id, slip()).refused(409, "funds.deposit-cleared");
        assertThat(community
                        .funds("auditor")
                        .readDeposit(id)
                        .ok()
                        .at("/slip/clearedOn")
                        .asString())
                .isEqualTo(World.today().toString());
    }

    @Test
    void what_was_spent_on_the_way_shows() {
        var receipt = cash("60.00", "1");

        var refusal = community
                .funds("cashier")
                .makeDeposit(deposit("50.00", receipt))
                .refused(422, "funds.deposit-differs");

        assertThat(refusal.path("detail").asString()).contains("60.00", "50.00", "10.00");
        community.funds("cashier").makeDeposit(deposit("60.00", receipt)).created();
    }

    @Test
    void only_cash_of_the_account_that_was_not_paid_in_is_paid_in() {
        var over = received("60.00", "1", "BANK");
        community.funds("cashier").makeDeposit(deposit("60.00", over)).refused(422, "funds.receipts-not-to-deposit");
        var unknown = "00000000-0000-4000-8000-000000000001";
        assertThat(community
                        .funds("cashier")
                        .makeDeposit(deposit("60.00", unknown))
                        .refused(422, "funds.receipts-not-to-deposit")
                        .path("detail")
                        .asString())
                .contains(unknown);
        var receipt = cash("60.00", "2");
        community.funds("cashier").makeDeposit(deposit("60.00", receipt)).created();
        community.funds("cashier").makeDeposit(deposit("60.00", receipt)).refused(422, "funds.receipts-not-to-deposit");
    }

    @Test
    void of_many_deposits_of_one_receipt_one_is_made() {
        var receipt = cash("60.00", "1");

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> community.funds("cashier").makeDeposit(deposit("60.00", receipt)))
                        .map(Reply::status)
                        .toList())
                .filteredOn(status -> status == 201)
                .hasSize(1);
    }

    @Test
    void days_are_in_order() {
        var receipt = cash("60.00", "1");
        community
                .funds("cashier")
                .makeDeposit(Body.with(
                        deposit("60.00", receipt), "depositedOn", World.today().plusDays(1)))
                .refused(422, "funds.date-in-the-future");
        var early = Map.of("number", "7", "clearedOn", World.today().minusDays(1));
        community
                .funds("cashier")
                .makeDeposit(Body.with(deposit("60.00", receipt), "slip", early))
                .refused(422, "funds.slip-before-deposit");
        assertThat(community
                        .funds("auditor")
                        .listDeposits("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void another_community_neither_sees_nor_makes_it() {
        var receipt = cash("60.00", "1");
        var id = community
                .funds("cashier")
                .makeDeposit(deposit("60.00", receipt))
                .id();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readDeposit(id).refused(404, "access.not-found");
        assertThat(stranger.listDeposits().items()).isEmpty();
        stranger.makeDeposit(deposit("60.00", receipt)).refused(403, "access.principal");
        stranger.giveDepositSlip(id, slip()).refused(404, "access.not-found");
    }

    @RepeatedTest(5)
    void of_deposits_that_name_the_same_receipts_the_other_way_round_one_is_made() {
        var receipts = IntStream.range(0, 20)
                .mapToObj(number -> cash("1.00", "R" + number))
                .toList();
        var both = List.of(receipts, receipts.reversed());

        var made = AtOnce.atOnce(
                2,
                which -> community
                        .funds("cashier")
                        .makeDeposit(deposit("20.00", both.get(which).toArray(String[]::new)))
                        .status());

        assertThat(made).containsOnlyOnce(201).allMatch(status -> status < 500);
    }
}
