package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.acceptance.BankAccount.Line;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A community's money and what the bank says of it: each case with the numbers of practice, through the gateway. */
@Order(9)
class BankScenariosTest {

    private final Town town = Product.shared().town();

    private final Person accountant = town.person("accountant");

    private final Person cashier = town.person("cashier");

    private final Person auditor = town.person("auditor");

    private Principal principal;

    private String released(PaymentDraft draft) {
        var payment = principal.authorised(draft);
        principal.prepare(payment).ok();
        principal.release(payment).ok();
        return payment;
    }

    private String bankStatus(String payment) {
        return principal.payment(payment).at("/bank/status").asString();
    }

    private String figure(String name) {
        return cashier.get("/v1/trust-accounts/" + principal.account() + "/balance")
                .ok()
                .path(name)
                .asString();
    }

    private JsonNode matched(BankAccount bank) {
        return accountant
                .post("/v1/matching-runs", Body.of("account", bank.id()))
                .created();
    }

    /** Bank 412,806.17, book 409,206.17, one payment of 3,600.00 on its way. */
    @Test
    void whatIsOnItsWayExplainsTheDifferenceAndNoCashierSigns() {
        principal = Founding.served(town, "urban", "412806.17");
        var bank = new BankAccount(principal, "412806.17");
        released(PaymentDraft.of("3600.00"));
        bank.states();
        var ask = Body.of("account", bank.id(), "asOf", Town.today().toString());

        var prepared = accountant.post("/v1/reconciliations", ask).created();

        assertThat(prepared.toString()).contains("412806.17", "409206.17", "-3600.00");
        assertThat(prepared.at("/proof/difference")
                        .asString(prepared.path("difference").asString("")))
                .isEqualTo("0.00");
        var sign = "/v1/reconciliations/" + prepared.path("id").asString() + "/sign";
        cashier.post(sign, Body.NOTHING).is(403);
        accountant.post(sign, Body.NOTHING).refused(403, "funds.signs-own-reconciliation");
        assertThat(town.person("reviewer")
                        .post(sign, Body.NOTHING)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("SIGNED");
    }

    /** The alert is there on the thirtieth day, before anybody names the money. */
    @Test
    void moneyThatNobodyNamesIsToldOnTheThirtiethDay() {
        principal = Founding.served(town, "urban", "0.00", Town.today().minusDays(60));
        var bank = new BankAccount(principal, "0.00");
        var statement = bank.states(
                Line.of("12000.00").on(Town.today().minusDays(31)),
                Line.of("500.00").on(Town.today().minusDays(29)));
        var late = entered(statement, 1);
        var young = entered(statement, 2);

        var told = Await.until(
                "the money is overdue",
                () -> auditor.list("/v1/alerts?principal=" + principal.id()),
                alerts -> alerts.stream().anyMatch(alert -> alert.toString().contains(late)));

        assertThat(told)
                .filteredOn(alert -> alert.path("rule").asString().equals("SUSPENSE_OVERDUE"))
                .singleElement()
                .satisfies(alert ->
                        assertThat(alert.toString()).contains(late, "12000.00").doesNotContain(young));
        cashier.post(
                        "/v1/suspense/" + late + "/identify",
                        Body.of(
                                "principal",
                                principal.id(),
                                "account",
                                principal.account(),
                                "payer",
                                "沿街商铺三号",
                                "purpose",
                                "第二季度租金",
                                "receiptNumber",
                                "S" + late.substring(0, 8)))
                .ok();
        cashier.post("/v1/suspense/" + late + "/confirm", Body.NOTHING).refused(403, "funds.confirms-own-naming");
        accountant.post("/v1/suspense/" + late + "/confirm", Body.NOTHING).ok();
        assertThat(figure("ledger")).isEqualTo("12000.00");
    }

    private String entered(String statement, int entry) {
        return cashier.post("/v1/suspense", Body.of("statement", statement, "entry", entry))
                .created()
                .path("id")
                .asString();
    }

    /**
     * Twenty payments left and the bank is silent. Then it answers yes to eleven and no to four, twice; of five it
     * never says anything, and its statement settles them.
     */
    @Test
    void eachOfTwentyPaymentsEndsOnceWhateverTheBankSays() {
        principal = Founding.served(town, "urban", "4000.00");
        var bank = new BankAccount(principal, "4000.00");
        var payments = Stream.generate(() -> PaymentDraft.of("100.00"))
                .limit(20)
                .map(this::released)
                .toList();
        var ask = Body.of("principal", principal.id(), "account", principal.account());
        var file = cashier.post("/v1/bank-files", ask).created().path("message").asString();
        assertThat(payments)
                .allSatisfy(payment -> assertThat(bankStatus(payment)).isEqualTo("SENT"));
        cashier.post("/v1/bank-files", ask).refused(409, "funds.nothing-to-send");

        var report = report(file, payments.subList(0, 11), payments.subList(11, 15));
        cashier.postFile("/v1/bank-answers", "application/xml", report).done();
        cashier.postFile("/v1/bank-answers", "application/xml", report).done();

        assertThat(payments.subList(0, 11))
                .allSatisfy(payment -> assertThat(bankStatus(payment)).isEqualTo("CONFIRMED"));
        assertThat(payments.subList(11, 15))
                .allSatisfy(payment -> assertThat(bankStatus(payment)).isEqualTo("REJECTED"));
        assertThat(payments.subList(15, 20))
                .allSatisfy(payment -> assertThat(bankStatus(payment)).isEqualTo("SENT"));
        cashier.post("/v1/bank-files", ask).refused(409, "funds.nothing-to-send");
        assertThat(figure("ledger")).isEqualTo("2400.00");

        bank.states(Stream.concat(payments.subList(0, 11).stream(), payments.subList(15, 20).stream())
                .map(payment -> Line.paying(payment, "100.00"))
                .toArray(Line[]::new));
        assertThat(matched(bank).path("matched").asInt()).isEqualTo(16);

        assertThat(payments.subList(15, 20))
                .allSatisfy(payment -> assertThat(bankStatus(payment)).isEqualTo("CONFIRMED"));
        assertThat(List.of(figure("ledger"), figure("cleared"), figure("available")))
                .containsOnly("2400.00");
    }

    private static String report(String file, List<String> yes, List<String> no) {
        var said = Stream.concat(
                        yes.stream().map(payment -> said(payment, "ACSC")),
                        no.stream().map(payment -> said(payment, "RJCT")))
                .toList();
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-06-15T10:00:00+08:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>x</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """.formatted("A" + file.substring(0, 20), file, String.join("", said));
    }

    private static String said(String payment, String status) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + payment.replace("-", "") + "</OrgnlEndToEndId><TxSts>" + status
                + "</TxSts></TxInfAndSts>";
    }

    @Test
    void aPaymentIsProvenOutsideTheProductDownToTheLineOfTheBank() throws IOException, InterruptedException {
        principal = Founding.served(town, "urban", "1000.00");
        var bank = new BankAccount(principal, "1000.00");
        var payment = released(PaymentDraft.of("280.00"));
        var other = released(PaymentDraft.of("20.00"));
        cashier.post("/v1/bank-files", Body.of("principal", principal.id(), "account", principal.account()))
                .created();
        bank.states(Line.paying(payment, "280.00"), Line.paying(other, "20.00"));
        matched(bank);
        var keys = auditor.get("/v1/logs/funds/keys").ok().asString();

        var proof = auditor.get("/v1/payments/" + payment + "/proof").ok();

        var held = OfflineVerifier.verdict(Body.write(proof), keys);
        assertThat(held.said())
                .contains("HOLDS", "act.asked", "act.authorised", "payment.prepared", "payment.paid", "payment.sent")
                .contains("bank-statement.taken", "bank-entry.matched");
        assertThat(held.code()).isZero();
        var text = Body.write(proof);
        assertThat(OfflineVerifier.verdict(text.replace("\\\"amount\\\": -28000", "\\\"amount\\\": -27000"), keys)
                        .said())
                .contains("BANK_LINE", "DISAGREES");
        var leaves = proof.path("leaves").values().stream().toList();
        var prepared = leaves.stream()
                .filter(leaf -> leaf.at("/leaf/kind").asString().equals("payment.prepared"))
                .findFirst()
                .orElseThrow();
        assertThat(OfflineVerifier.verdict(text.replace(Body.write(prepared) + ",", ""), keys)
                        .said())
                .contains("LEFT_OUT", "payment.prepared");
    }
}
