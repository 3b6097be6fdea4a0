package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.funds.BankedAccount.line;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Charges of the bank and its interest, entered from the entries that show them. */
@FundsTest
class ChargeApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankedAccount bank;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        bank = new BankedAccount(client, community, "1000.00");
    }

    private Map<String, Object> charge(String kind, String statement, int entry) {
        return Body.of(
                "account", bank.account(), "kind", kind, "statement", statement, "entry", entry, "purpose", "转账手续费");
    }

    private Reply entered(String kind, String statement, int entry) {
        return community.funds("accountant").enterBankCharge(charge(kind, statement, entry));
    }

    private String figures() {
        var balance = community.funds("auditor").readBalance(bank.account()).ok();
        return balance.path("ledger").asString() + " "
                + balance.path("cleared").asString() + " "
                + balance.path("available").asString();
    }

    @Test
    void a_charge_is_booked_and_matched_at_once() {
        var statement = bank.stated(line("-10.50", "F1"));

        var charge = entered("CHARGE", statement, 1).created();

        assertThat(charge.path("amount").asString()).isEqualTo("-10.50");
        assertThat(figures()).isEqualTo("989.50 989.50 989.50");
        assertThat(community
                        .funds("auditor")
                        .listBankEntries(statement, "matched", true)
                        .items())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.path("matchRule").asString()).isEqualTo("BANK_CHARGE"));
        assertThat(community
                        .funds("auditor")
                        .readBankCharge(charge.path("id").asString())
                        .ok())
                .isEqualTo(charge);
        assertThat(community
                        .funds("auditor")
                        .listBankCharges("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void interest_is_booked_whatever_its_amount() {
        var statement = bank.stated(line("3456.78", "I1"));

        entered("INTEREST", statement, 1).created();

        assertThat(figures()).isEqualTo("4456.78 4456.78 4456.78");
    }

    @Test
    void the_books_are_told_of_both() {
        var statement = bank.stated(line("-10.50", "F1"), line("1.23", "I1"));
        var charge = entered("CHARGE", statement, 1).id();
        entered("INTEREST", statement, 2).created();

        await().until(() -> NeighbourStub.events("bank-charge.made").stream()
                .anyMatch(event -> event.path("data").path("charge").asString().equals(charge)
                        && event.path("data").path("amount").asString().equals("10.50")));
        await().until(() -> NeighbourStub.events("interest.received").stream()
                .anyMatch(event -> event.path("data").path("amount").asString().equals("1.23")));
    }

    @Test
    void a_charge_above_the_cap_of_the_clause_is_refused() {
        var statement = bank.stated(line("-200.00", "F1"), line("-200.01", "F2"));

        assertThat(entered("CHARGE", statement, 2)
                        .refused(422, "agreement.above-cap")
                        .path("detail")
                        .asString())
                .contains("200.00", "200.01");
        entered("CHARGE", statement, 1).created();
    }

    @Test
    void an_entry_is_booked_once_even_at_once() {
        var statement = bank.stated(line("-10.50", "F1"));

        assertThat(AtOnce.atOnce(4, _ -> entered("CHARGE", statement, 1)).stream()
                        .map(Reply::status))
                .filteredOn(status -> status == 201)
                .hasSize(1);
        assertThat(figures()).isEqualTo("989.50 989.50 989.50");
    }

    @Test
    void its_direction_is_that_of_the_bank() {
        var statement = bank.stated(line("-10.50", "F1"), line("1.23", "I1"));

        entered("INTEREST", statement, 1).refused(422, "funds.charge-direction");
        entered("CHARGE", statement, 2).refused(422, "funds.charge-direction");
    }

    @Test
    void what_the_account_does_not_have_is_refused() {
        bank.paid("995.00");
        var statement = bank.stated(line("-10.50", "F1"));

        entered("CHARGE", statement, 1).refused(422, "funds.balance-short");
    }

    @Test
    void an_account_under_another_number_does_not_bear_it() {
        var statement = bank.stated(line("-10.50", "F1"));
        var other = new org.fivetrust.testing.world.TrustAccounts(community).opened("100.00");

        community
                .funds("accountant")
                .enterBankCharge(Body.with(charge("CHARGE", statement, 1), "account", other))
                .refused(422, "funds.charge-of-another-account");
    }

    @Test
    void who_the_agreement_does_not_name_enters_none() {
        var statement = bank.stated(line("-10.50", "F1"));

        community
                .funds("cashier")
                .enterBankCharge(charge("CHARGE", statement, 1))
                .refused(403, "agreement.role-not-entitled");
    }

    @Test
    void what_does_not_exist_is_not_found() {
        var statement = bank.stated(line("-10.50", "F1"));

        entered("CHARGE", statement, 2).refused(404, "access.not-found");
        community
                .funds("accountant")
                .enterBankCharge(Body.with(charge("CHARGE", statement, 1), "account", UUID.randomUUID()))
                .refused(404, "access.not-found");
    }

    @Test
    void another_community_neither_sees_nor_enters_it() {
        var statement = bank.stated(line("-10.50", "F1"));
        var id = entered("CHARGE", statement, 1).id();
        var stranger = World.over(client).community().funds("reporter");

        stranger.readBankCharge(id).refused(404, "access.not-found");
        assertThat(stranger.listBankCharges().items()).isEmpty();
        stranger.enterBankCharge(charge("CHARGE", statement, 1)).refused(404, "access.not-found");
    }
}
