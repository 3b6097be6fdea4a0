package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Receipts that were registered by mistake. */
@FundsTest
class ReceiptReversalApiTest {

    private static final Map<String, String> WRONG = Map.of("reason", "重复登记");

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

    private String registered(String amount, String number, Object... differently) {
        return community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, amount, number), differently))
                .id();
    }

    private Reply reversed(String receipt) {
        return community.funds("accountant").reverseReceipt(receipt, WRONG);
    }

    private JsonNode figures() {
        return community.funds("auditor").readBalance(account).ok();
    }

    private String deposited(String receipt, String amount) {
        return community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(receipt),
                        "amount",
                        amount,
                        "depositedOn",
                        World.today()))
                .id();
    }

    @Test
    void takes_the_money_out_of_the_account_and_says_why() {
        var receipt = registered("60.00", "1");

        var answer = reversed(receipt).ok();

        assertThat(answer.at("/reversal/reason").asString()).isEqualTo("重复登记");
        assertThat(answer.at("/reversal/reversedBy").asString()).isEqualTo("accountant");
        assertThat(figures().path("ledger").asString()).isEqualTo("0.00");
        assertThat(figures().path("available").asString()).isEqualTo("0.00");
        assertThat(community
                        .funds("auditor")
                        .listTrustEntries(account)
                        .items()
                        .getFirst()
                        .path("kind")
                        .asString())
                .isEqualTo("RECEIPT_REVERSAL");
    }

    @Test
    void is_done_by_another_person_than_registered_it() {
        var receipt = registered("60.00", "1");

        community.funds("cashier").reverseReceipt(receipt, WRONG).refused(403, "funds.reverses-own-receipt");
        assertThat(figures().path("ledger").asString()).isEqualTo("60.00");
    }

    @Test
    void is_refused_once_the_money_is_spent_or_kept_back() {
        var receipt = registered("60.00", "1");
        accounts.requested(account, "10.00");

        reversed(receipt).refused(422, "funds.balance-short");
        assertThat(figures().path("ledger").asString()).isEqualTo("60.00");
    }

    @Test
    void happens_once_however_many_try() {
        var receipt = registered("60.00", "1");

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> reversed(receipt))
                        .map(Reply::status)
                        .toList())
                .filteredOn(status -> status == 200)
                .hasSize(1);
        reversed(receipt).refused(409, "funds.receipt-reversed");
        assertThat(figures().path("ledger").asString()).isEqualTo("0.00");
    }

    @Test
    void cash_that_was_not_paid_in_leaves_nothing_on_its_way() {
        var receipt = registered("60.00", "1", "method", "CASH");

        reversed(receipt).ok();

        assertThat(figures().path("ledger").asString()).isEqualTo("0.00");
        assertThat(figures().path("cleared").asString()).isEqualTo("0.00");
        assertThat(community.funds("auditor").listTrustEntries(account).items())
                .filteredOn(entry -> entry.path("clearedOn").isNull())
                .isEmpty();
        community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(receipt),
                        "amount",
                        "60.00",
                        "depositedOn",
                        World.today()))
                .refused(422, "funds.receipts-not-to-deposit");
    }

    @Test
    void cash_on_its_way_to_the_bank_is_waited_for() {
        var receipt = registered("60.00", "1", "method", "CASH");
        var deposit = deposited(receipt, "60.00");
        reversed(receipt).refused(409, "funds.receipt-on-its-way");

        community
                .funds("cashier")
                .giveDepositSlip(deposit, Map.of("number", "7", "clearedOn", World.today()))
                .ok();

        reversed(receipt).ok();
        assertThat(figures().path("available").asString()).isEqualTo("0.00");
    }

    @Test
    void its_number_stays_used() {
        reversed(registered("60.00", "1")).ok();

        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "60.00", "1"))
                .refused(409, "funds.receipt-number-used");
    }

    @Test
    void the_books_hear_of_it_and_so_does_the_register_of_assets() {
        var disposal = UUID.randomUUID();
        var receipt = registered("60.00", "1", "disposal", disposal);

        reversed(receipt).ok();

        await().until(() -> told("receipt.reversed", receipt), told -> told == 2);
        assertThat(told("receipt.registered", receipt)).isEqualTo(2);
    }

    @Test
    void what_names_no_asset_is_told_to_the_books_alone() {
        var receipt = registered("60.00", "1");
        reversed(receipt).ok();

        await().until(() -> told("receipt.reversed", receipt), told -> told == 1);
        assertThat(told("receipt.registered", receipt)).isEqualTo(1);
    }

    private static long told(String type, String receipt) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.at("/data/receipt").asString().equals(receipt))
                .count();
    }

    @Test
    void said_twice_under_one_key_it_is_answered_alike() {
        var receipt = registered("60.00", "1");
        var key = UUID.randomUUID().toString();

        var first = community.funds("accountant").withKey(key).reverseReceipt(receipt, WRONG);
        var second = community.funds("accountant").withKey(key).reverseReceipt(receipt, WRONG);

        assertThat(second.ok()).isEqualTo(first.ok());
    }

    @Test
    void another_community_does_not_see_it() {
        var receipt = registered("60.00", "1");

        World.over(client)
                .community()
                .funds("reporter")
                .reverseReceipt(receipt, WRONG)
                .refused(404, "access.not-found");
    }

    @Test
    void needs_a_reason() {
        community
                .funds("accountant")
                .reverseReceipt(registered("60.00", "1"), Map.of("reason", " "))
                .refused(400, "request.malformed");
    }
}
