package org.fivetrust.funds;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Payments of one account on their way to the bank. */
public final class BankPayments {

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime());

    private final WebTestClient client;
    private final Community community;
    private final TrustAccounts accounts;
    private final String account;

    public BankPayments(WebTestClient client, Community community, String balance) {
        this(client, community, balance, "农商银行");
    }

    public BankPayments(WebTestClient client, Community community, String balance, String bank) {
        this.client = client;
        this.community = community;
        this.accounts = new TrustAccounts(community);
        this.account = community
                .funds("cashier")
                .openTrustAccount(Body.with(
                        accounts.account(balance),
                        "bank",
                        bank,
                        "accountNumber",
                        Long.toString(NUMBERS.incrementAndGet())))
                .id();
    }

    public String account() {
        return account;
    }

    /** A payment's request, but for some fields. */
    public Reply asked(String amount, Object... differently) {
        return community.funds("reporter").requestPayment(accounts.payment(account, amount, differently));
    }

    public UUID released(String amount, Object... differently) {
        var payment = asked(amount, differently).uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment;
    }

    /** A file of all that is to be sent, but for some fields of its request. */
    public Reply made(Object... differently) {
        return community
                .funds("cashier")
                .makeBankFile(Body.with(Body.of("principal", community.committee(), "account", account), differently));
    }

    /** The identifier of a message in which all is sent. */
    public String sent() {
        return made().text("/message");
    }

    public String status(UUID payment) {
        return community.funds("auditor").readPayment(payment).text("/bank/status");
    }

    public String balance() {
        return accounts.balance(account);
    }
}
