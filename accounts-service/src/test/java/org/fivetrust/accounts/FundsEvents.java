package org.fivetrust.accounts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What funds-service tells of a community's money. */
public record FundsEvents(WebTestClient client, Community community) {

    /** An account that opens with money on it: its id. */
    public String opened(String openedOn, String balance) {
        var account = UUID.randomUUID().toString();
        opened(account, openedOn, balance);
        return account;
    }

    public void opened(String account, String openedOn, String balance) {
        tell("trust-account.opened", Body.of("account", account, "openingBalance", balance, "openedOn", openedOn));
    }

    /** The id of a payment that differs in some fields. */
    public String paid(Object... differently) {
        return paid(payment(differently));
    }

    public String paid(Map<String, Object> payment) {
        tell("payment.paid", payment);
        return payment.get("payment").toString();
    }

    /** The bank gave a payment back. */
    public void returned(Map<String, Object> payment, String returnedOn) {
        tell("payment.returned", Body.with(payment, "returnedOn", returnedOn));
    }

    /** A trust account and its bank agree by the end of a day. */
    public void reconciled(String account, String asOf) {
        tell(
                "reconciliation.signed",
                Body.of(
                        "reconciliation",
                        UUID.randomUUID().toString(),
                        "account",
                        account,
                        "asOf",
                        asOf,
                        "balance",
                        "0.00",
                        "digest",
                        "sha-256:" + "0".repeat(64),
                        "signedBy",
                        "reviewer"));
    }

    /** A charge of the bank, or its interest. */
    public void ofTheBank(String type, String amount, String bookedOn) {
        var charge = UUID.randomUUID().toString();
        tell(
                type,
                Body.of(
                        "charge",
                        charge,
                        "account",
                        UUID.randomUUID().toString(),
                        "amount",
                        amount,
                        "bank",
                        "农商银行",
                        "purpose",
                        "转账",
                        "bookedOn",
                        bookedOn,
                        "reference",
                        charge + "/1"));
    }

    /** What was spent from imprest. */
    public void settled(Map<String, Object> settled) {
        tell("imprest.settled", settled);
    }

    /** Office supplies of 80 yuan, but for some fields. */
    public static Map<String, Object> payment(Object... differently) {
        var payment = Body.of(
                "payment",
                UUID.randomUUID().toString(),
                "payee",
                Map.of("name", "文具店"),
                "amount",
                "80.00",
                "purpose",
                "办公用品",
                "category",
                "office",
                "paidOn",
                "2026-03-05",
                "matterNumber",
                "BINHE-2026-000002");
        return Body.with(payment, differently);
    }

    public static List<Map<String, String>> invoice(String number) {
        return List.of(Map.of("kind", "invoice", "number", number));
    }

    /** The rent of a shop, received on a day, but for some fields. */
    public void received(String receivedOn, Object... differently) {
        tell(
                "receipt.registered",
                Body.with(
                        Body.of(
                                "receipt", UUID.randomUUID().toString(),
                                "account", UUID.randomUUID().toString(),
                                "payer", "沿街商铺三号",
                                "amount", "10500.00",
                                "purpose", "第二季度租金",
                                "category", "rent",
                                "receivedOn", receivedOn,
                                "receiptNumber", "000401"),
                        differently));
    }

    /** A receipt of so much, registered and then taken back: its id. */
    public String reversed(String amount, String receivedOn, String reversedOn) {
        var receipt = Body.of(
                "receipt",
                UUID.randomUUID().toString(),
                "account",
                UUID.randomUUID().toString(),
                "payer",
                "沿街商铺三号",
                "amount",
                amount,
                "purpose",
                "第二季度租金",
                "category",
                "rent",
                "receivedOn",
                receivedOn,
                "receiptNumber",
                "000402");
        tell("receipt.registered", receipt);
        tell("receipt.reversed", Body.with(receipt, "reversedOn", reversedOn, "reason", "重复登记"));
        return receipt.get("receipt").toString();
    }

    /** One side of a transfer with the collective. */
    public void transferred(String direction, String amount, String madeOn) {
        tell(
                "transfer.made",
                Body.of(
                        "transfer",
                        UUID.randomUUID().toString(),
                        "account",
                        UUID.randomUUID().toString(),
                        "direction",
                        direction,
                        "counterparty",
                        "东方股份经济合作社",
                        "amount",
                        amount,
                        "purpose",
                        "借款归还",
                        "madeOn",
                        madeOn,
                        "resolution",
                        "东方居决〔2026〕5号",
                        "matterNumber",
                        "BINHE-2026-000003"));
    }

    private void tell(String type, Map<String, Object> data) {
        NeighbourStub.tell(client, "funds", community.committee(), type, data)
                .expectStatus()
                .isNoContent();
    }
}
