package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Money that comes in under an earmark. */
@FundsTest
class EarmarkedReceiptApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private UUID earmark;

    @BeforeEach
    void anEarmarkOfAThousand() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("0.00");
        earmark = community
                .funds("reporter")
                .requestEarmark(Body.of(
                        "principal",
                        community.committee(),
                        "code",
                        "RELIEF-2026",
                        "giver",
                        "区民政局",
                        "document",
                        "滨民〔2026〕7号",
                        "amount",
                        "1000.00",
                        "account",
                        account,
                        "held",
                        "0.00",
                        "purposes",
                        List.of("救助"),
                        "categories",
                        List.of("RELIEF"),
                        "validFrom",
                        World.today().minusDays(1)))
                .uuid();
        NeighbourStub.approve(client, earmark);
        community.funds("accountant").openEarmark(earmark).ok();
    }

    private Reply received(String amount, String number, Object... differently) {
        return community
                .funds("cashier")
                .registerReceipt(Body.with(
                        Body.with(accounts.receipt(account, amount, number), "earmark", "RELIEF-2026"), differently));
    }

    private String left() {
        return community.funds("auditor").readEarmark(earmark).text("/left");
    }

    private String available() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    @Test
    void is_the_earmark_s_and_nothing_else_is_paid_from_it() {
        received("600.00", "1").created();

        assertThat(left()).isEqualTo("600.00");
        assertThat(available()).isEqualTo("0.00");
    }

    @Test
    void cash_is_the_earmark_s_once_the_bank_has_it() {
        var receipt = received("600.00", "1", "method", "CASH").id();
        assertThat(left()).isEqualTo("0.00");

        community
                .funds("cashier")
                .makeDeposit(Body.of(
                        "principal", community.committee(),
                        "account", account,
                        "receipts", List.of(receipt),
                        "amount", "600.00",
                        "depositedOn", World.today(),
                        "slip", Map.of("number", "7", "clearedOn", World.today())))
                .created();

        assertThat(left()).isEqualTo("600.00");
    }

    @Test
    void names_an_earmark_that_is_kept() {
        received("600.00", "1", "earmark", "NONE-2026").refused(422, "funds.earmark-unknown");
    }

    @Test
    void what_is_taken_back_leaves_the_earmark() {
        var receipt = received("600.00", "1").id();

        community
                .funds("accountant")
                .reverseReceipt(receipt, Map.of("reason", "重复登记"))
                .ok();

        assertThat(left()).isEqualTo("0.00");
        assertThat(available()).isEqualTo("0.00");
    }

    @Test
    void cash_that_never_reached_the_bank_leaves_nothing_in_it() {
        var receipt = received("600.00", "1", "method", "CASH").id();

        community
                .funds("accountant")
                .reverseReceipt(receipt, Map.of("reason", "重复登记"))
                .ok();

        assertThat(left()).isEqualTo("0.00");
    }

    @Test
    void what_the_earmark_has_promised_is_not_taken_back() {
        var receipt = received("600.00", "1").id();
        community
                .funds("reporter")
                .requestPayment(accounts.payment(
                        account, "100.00", "earmark", "RELIEF-2026", "category", "RELIEF", "purpose", "救助"))
                .created();

        community
                .funds("accountant")
                .reverseReceipt(receipt, Map.of("reason", "重复登记"))
                .refused(422, "funds.balance-short");
        assertThat(left()).isEqualTo("500.00");
    }
}
