package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is booked, what the bank has, and what can be spent. */
@FundsTest
class TrustFiguresApiTest {

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
        account = accounts.opened("100.00");
    }

    private List<String> figures(Object... parameters) {
        var balance =
                community.funds("auditor").readBalance(account, parameters).ok();
        return List.of("ledger", "cleared", "available").stream()
                .map(name -> balance.path(name).asString())
                .toList();
    }

    private void bankHas(String kind, UUID source, boolean cleared) throws SQLException {
        try (var database = TestPostgres.application("funds");
                var statement = database.createStatement()) {
            statement.execute("set app.principals = '%s'".formatted(community.committee()));
            statement.execute("""
                    insert into trust_clearing
                        (principal, kind, source, cleared, cleared_on, reference, recorded_by, recorded_at)
                    values ('%s', '%s', '%s', %s, '%s', 'slip 1', 'cashier', now())
                    """.formatted(community.committee(), kind, source, cleared, World.today()));
        }
    }

    @Test
    void what_is_asked_for_is_kept_back_and_stays_booked() {
        accounts.requested(account, "60.00");

        assertThat(figures()).containsExactly("100.00", "100.00", "40.00");
        assertThat(figures("asOf", World.today().minusDays(1))).containsExactly("100.00", "100.00", "100.00");
    }

    @Test
    void the_account_shows_what_can_be_spent() {
        accounts.requested(account, "60.00");

        var shown = community.funds("cashier").readTrustAccount(account).ok();

        assertThat(shown.path("balance").asString()).isEqualTo("100.00");
        assertThat(shown.path("available").asString()).isEqualTo("40.00");
    }

    @Test
    void nothing_is_promised_twice() {
        accounts.requested(account, "60.00");

        var refusal = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "40.01"))
                .refused(422, "funds.balance-short");

        assertThat(refusal.path("detail").asString()).contains("100.00").contains("40.00");
        accounts.requested(account, "40.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"matter.withdrawn", "matter.rejected", "matter.returned"})
    void what_comes_to_nothing_is_free_again(String outcome) {
        var payment = accounts.requested(account, "60.00");

        NeighbourStub.tell(client, payment, outcome, Map.of());

        assertThat(figures()).containsExactly("100.00", "100.00", "100.00");
    }

    @Test
    void what_is_asked_for_again_is_kept_back_again() {
        var payment = accounts.requested(account, "60.00");

        NeighbourStub.tell(client, payment, "matter.returned", Map.of());
        NeighbourStub.tell(client, payment, "matter.reopened", Map.of());

        assertThat(figures()).containsExactly("100.00", "100.00", "40.00");
    }

    @Test
    void what_the_agreement_forbids_keeps_nothing_back() {
        NeighbourStub.forbids("agreement.out-of-scope");
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "60.00"))
                .refused(422, "agreement.out-of-scope");

        assertThat(figures()).containsExactly("100.00", "100.00", "100.00");
    }

    @Test
    void what_is_paid_leaves_the_ledger_first_and_the_bank_later() throws SQLException {
        var payment = accounts.prepared(client, account, "60.00");
        community.funds("releaser").releasePayment(payment).ok();
        assertThat(figures()).containsExactly("40.00", "100.00", "40.00");

        bankHas("PAYMENT", payment, true);
        assertThat(figures()).containsExactly("40.00", "40.00", "40.00");

        bankHas("PAYMENT", payment, false);
        assertThat(figures()).containsExactly("40.00", "100.00", "40.00");
        assertThatThrownBy(() -> bankHas("PAYMENT", payment, false)).hasMessageContaining("as the bank has it already");
    }

    @Test
    void cash_is_booked_and_not_spent_before_it_is_paid_in() throws SQLException {
        var receipt = community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "50.00", "000401"), "method", "CASH"))
                .created();
        assertThat(figures()).containsExactly("150.00", "100.00", "100.00");
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "100.01"))
                .refused(422, "funds.balance-short");

        bankHas("RECEIPT", UUID.fromString(receipt.path("id").asString()), true);
        assertThat(figures()).containsExactly("150.00", "150.00", "150.00");
    }

    @Test
    void what_the_bank_has_from_the_start_is_not_cleared_again() {
        var receipt = community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "50.00", "000401"))
                .created();

        assertThatThrownBy(() ->
                        bankHas("RECEIPT", UUID.fromString(receipt.path("id").asString()), true))
                .hasMessageContaining("since it was entered");
    }

    @Test
    void its_lines_are_listed_newest_first() {
        community.funds("cashier").registerReceipt(accounts.receipt(account, "50.00", "000401"));

        var lines = community.funds("auditor").listTrustEntries(account).items();

        assertThat(lines).extracting(line -> line.path("kind").asString()).containsExactly("RECEIPT", "OPENING");
        assertThat(lines)
                .extracting(line -> line.path("balanceAfter").asString())
                .containsExactly("150.00", "100.00");
        World.over(client)
                .community()
                .funds("reporter")
                .listTrustEntries(account)
                .refused(404, "access.not-found");
    }
}
