package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Money that is not there, papers that were used before, words that changed meanwhile. */
@Order(7)
class MoneyRefusalTest {

    private final Town town = Product.shared().town();

    private final Principal dongfang = town.dongfang();

    private final Community people = dongfang.community();

    @Test
    void whatOnePaymentIsPromisedNoOtherIs() {
        var principal = Founding.served(town, "urban", "500.00");
        var first = principal.authorised(PaymentDraft.of("300.00"));

        Problem.inBothLanguages(
                        principal.community().reporter(),
                        reporter -> reporter.post(
                                "/v1/payments", PaymentDraft.of("290.00").from(principal)),
                        422,
                        "funds.balance-short")
                .saysHowToCure();

        Receipts.register(principal, "90.00").created();
        var second = principal.authorised(PaymentDraft.of("290.00"));
        for (var payment : List.of(first, second)) {
            principal.prepare(payment).done();
            principal.release(payment).done();
        }
        assertThat(principal.balance()).isEqualTo("0.00");
    }

    @Test
    void moreThanTheAccountHoldsIsNotEvenAskedFor() {
        var principal = Founding.served(town, "urban", "500.00");

        Problem.inBothLanguages(
                        principal.community().reporter(),
                        reporter -> reporter.post(
                                "/v1/payments", PaymentDraft.of("500.01").from(principal)),
                        422,
                        "funds.balance-short")
                .saysHowToCure();

        assertThat(principal.community().reporter().list("/v1/payments?principal=" + principal.id()))
                .isEmpty();
    }

    @Test
    void theSameInvoiceTwice() {
        var paymentDraft = PaymentDraft.of("300.00");
        dongfang.ask(paymentDraft).created();
        var spelled = paymentDraft.invoice().toLowerCase(Locale.ROOT).replace("-", " ");

        for (var invoice : List.of(paymentDraft.invoice(), spelled)) {
            Problem.inBothLanguages(
                            people.reporter(),
                            reporter -> reporter.post(
                                    "/v1/payments",
                                    PaymentDraft.of("200.00").on(invoice).from(dongfang)),
                            422,
                            "funds.invoice-used")
                    .saysHowToCure();
            Problem.inBothLanguages(
                            town.xinghe().community().reporter(),
                            reporter -> reporter.post(
                                    "/v1/payments",
                                    PaymentDraft.of("200.00").on(invoice).from(town.xinghe())),
                            422,
                            "funds.invoice-used")
                    .saysHowToCure();
        }

        assertThat(paymentsTo(paymentDraft)).hasSize(1);
    }

    @Test
    void anotherBodyUnderTheSameKey() {
        var paymentDraft = PaymentDraft.of("300.00");
        var key = Person.key();
        var first = people.reporter().post("/v1/payments", paymentDraft.from(dongfang), key);
        first.created();
        var again = people.reporter().post("/v1/payments", paymentDraft.from(dongfang), key);
        assertThat(again.created()).isEqualTo(first.body());
        assertThat(first.isReplayed()).isFalse();
        assertThat(again.isReplayed()).isTrue();

        var more = new PaymentDraft(
                "400.00",
                paymentDraft.payee(),
                paymentDraft.payeeAccount(),
                paymentDraft.invoice(),
                paymentDraft.category(),
                paymentDraft.purpose());
        Problem.inBothLanguages(
                people.reporter(),
                reporter -> reporter.post("/v1/payments", more.from(dongfang), key),
                422,
                "request.key-reused");

        assertThat(dongfang.payment(first.body().path("id").asString())
                        .path("amount")
                        .asString())
                .isEqualTo("300.00");
        assertThat(paymentsTo(paymentDraft)).hasSize(1);
    }

    private List<JsonNode> paymentsTo(PaymentDraft paymentDraft) {
        return people.reporter().list("/v1/payments?principal=" + dongfang.id()).stream()
                .filter(payment -> payment.path("payee").path("name").asString().equals(paymentDraft.payee()))
                .toList();
    }

    @Test
    void everythingWrongWithARequestIsToldAtOnce() {
        var body = PaymentDraft.of("100.00").from(dongfang);
        body.put("amount", "100");
        body.put("purpose", "");
        body.remove("payee");

        var problem = people.reporter().post("/v1/payments", body).refused(400, "request.malformed");

        assertThat(problem.body().path("violations").values())
                .extracting(violation -> violation.path("pointer").asString())
                .contains("/amount", "/purpose", "/payee");
        var unknown = PaymentDraft.of("100.00").from(dongfang);
        unknown.put("approved", true);
        people.reporter().post("/v1/payments", unknown).refused(400, "request.malformed");
    }
}
