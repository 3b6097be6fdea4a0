package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What is paid in cash. */
@FundsTest
class CashPaymentApiTest {

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
        account = accounts.opened("9000.00");
    }

    private Reply cash(String amount, String category) {
        return community
                .funds("reporter")
                .requestPayment(accounts.payment(
                        account,
                        amount,
                        "payee",
                        Body.of("name", "王师傅", "kind", "PERSON"),
                        "method",
                        "CASH",
                        "category",
                        category));
    }

    @ParameterizedTest
    @CsvSource({
        "1000.00, MAINTENANCE, 201",
        "1000.01, MAINTENANCE, 422",
        "3600.00, MAINTENANCE, 422",
        "3600.00, WAGES, 201",
        "3600.00, LABOUR, 201",
        "3600.00, FARM_PURCHASES, 201",
        "3600.00, TRAVEL, 201"
    })
    void large_cash_is_paid_for_what_the_regulations_name_alone(String amount, String category, int status) {
        assertThat(cash(amount, category).status()).isEqualTo(status);
    }

    @Test
    void the_rest_of_a_repair_goes_by_transfer() {
        cash("3600.00", "MAINTENANCE").refused(422, "funds.cash-above-limit");

        cash("1000.00", "MAINTENANCE").created();
        var transfer = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "2600.00"))
                .created();
        assertThat(transfer.path("method").asString()).isEqualTo("TRANSFER");
    }

    private UUID released(UUID payment) {
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment;
    }

    @Test
    void large_cash_that_may_be_paid_is_looked_at() {
        var head = community.funds("head");

        assertThat(head.listAlerts("subject", released(cash("1000.00", "WAGES").uuid()))
                        .items())
                .isEmpty();
        assertThat(head.listAlerts("subject", released(cash("1000.01", "WAGES").uuid()))
                        .items())
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("rule").asString()).isEqualTo("LARGE_CASH"));
    }

    @Test
    void cash_goes_to_no_account_and_a_transfer_to_one() {
        var reporter = community.funds("reporter");

        reporter.requestPayment(accounts.payment(account, "10.00", "method", "CASH"))
                .refused(400, "request.malformed");
        reporter.requestPayment(
                        accounts.payment(account, "10.00", "payee", Body.of("name", "王师傅"), "method", "TRANSFER"))
                .refused(400, "request.malformed");
    }
}
