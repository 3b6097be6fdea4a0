package org.fivetrust.testing.world;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The money that the centre keeps for a committee, what comes in and what it asks to have paid. */
public record TrustAccounts(Community community) {

    /** The id of an account that holds so much. */
    public String opened(String balance) {
        return community.funds("cashier").openTrustAccount(account(balance)).id();
    }

    public Map<String, Object> account(String balance) {
        return Body.of("principal", community.committee(), "openingBalance", balance);
    }

    public String balance(String account) {
        return community.funds("auditor").readBalance(account).text("/balance");
    }

    public Map<String, Object> receipt(String account, String amount, String number) {
        return Body.of(
                "principal",
                community.committee(),
                "account",
                account,
                "receivedOn",
                World.today().toString(),
                "amount",
                amount,
                "payer",
                "商铺三号",
                "purpose",
                "租金",
                "receiptNumber",
                number);
    }

    /** On an invoice of its own, but for some fields. */
    public Map<String, Object> payment(String account, String amount, Object... differently) {
        var payment = Body.of(
                "principal",
                community.committee(),
                "account",
                account,
                "payee",
                Body.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"),
                "amount",
                amount,
                "purpose",
                "修补步道",
                "category",
                "MAINTENANCE",
                "evidence",
                List.of(Body.of("kind", "INVOICE", "number", UUID.randomUUID().toString())));
        return Body.with(payment, differently);
    }

    /** The id of a payment that the reporter asks for. */
    public UUID requested(String account, String amount) {
        return community
                .funds("reporter")
                .requestPayment(payment(account, amount))
                .uuid();
    }

    /** Approved, and prepared by the cashier. */
    public UUID prepared(WebTestClient client, String account, String amount) {
        var payment = requested(account, amount);
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        return payment;
    }

    public String status(UUID payment) {
        return community.funds("auditor").readPayment(payment).text("/status");
    }
}
