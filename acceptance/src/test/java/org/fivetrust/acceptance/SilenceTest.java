package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * agreements-service is stopped: standing acts go on by their mandates; what was approved waits until somebody can say
 * whether its agreement is still in force; and nothing is lost.
 */
@Order(9)
class SilenceTest {

    private static final String SILENT = "request.neighbour-silent";

    private final Product product = Product.shared();

    private final Town town = product.town();

    private final Principal xinghe = town.xinghe();

    private final Person reporter = xinghe.community().reporter();

    @Test
    void standingActsGoOnWhileTheAuthorityIsSilentNothingIsExecutedAndAllGoesOnAfterItsReturn() {
        received("5000.00");
        var warranted = xinghe.authorised(PaymentDraft.of("250.00"));
        var prepared = xinghe.authorised(PaymentDraft.of("255.00"));
        xinghe.prepare(prepared).done();
        var unwarranted = xinghe.ask(PaymentDraft.of("260.00")).created();
        var unheard = PaymentDraft.of("270.00").from(xinghe);
        var key = Person.key();

        product.stop("agreements");
        try {
            standingActsGoOn();
            nothingIsExecuted(warranted, prepared);
            for (var attempt = 0; attempt < 2; attempt++) {
                Problem.inBothLanguages(reporter, person -> person.post("/v1/payments", unheard, key), 503, SILENT);
            }
            Problem.inBothLanguages(
                    town.person("cashier"),
                    cashier -> cashier.post(
                            "/v1/payments/" + unwarranted.path("id").asString() + "/prepare", Body.NOTHING),
                    503,
                    SILENT);
            assertThat(reporter.get("/v1/matters?mine=true").status()).isEqualTo(503);
        } finally {
            product.start("agreements");
        }

        var heard = Await.until(
                "the same key goes on",
                () -> reporter.post("/v1/payments", unheard, key),
                answer -> answer.status() == 201);
        assertThat(reporter.list("/v1/payments?principal=" + xinghe.id()).stream()
                        .filter(payment ->
                                payment.path("payee").equals(heard.body().path("payee")))
                        .toList())
                .hasSize(1);
        xinghe.prepare(warranted).done();
        for (var payment : new String[] {warranted, prepared}) {
            xinghe.release(payment).done();
            Await.until(
                    "what was paid is told of",
                    () -> xinghe.matter(xinghe.payment(payment).path("matter").asString())
                            .path("status")
                            .asString(),
                    "EXECUTED"::equals);
        }
        for (var payment : new String[] {
            unwarranted.path("id").asString(), heard.body().path("id").asString()
        }) {
            xinghe.approve(xinghe.payment(payment).path("matter").asString());
            xinghe.prepare(payment).done();
            xinghe.release(payment).done();
        }
    }

    private void standingActsGoOn() {
        var before = new BigDecimal(xinghe.balance());
        var receipt = Receipts.register(xinghe, "250.00").created().path("id").asString();
        assertThat(new BigDecimal(xinghe.balance())).isEqualByComparingTo(before.add(new BigDecimal("250.00")));
        Await.until(
                "the voucher is drafted without the authority",
                () -> reporter.get("/v1/receipts/" + receipt)
                        .ok()
                        .path("voucher")
                        .asString(""),
                voucher -> !voucher.isBlank());
    }

    private void nothingIsExecuted(String warranted, String prepared) {
        var before = xinghe.balance();
        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + warranted + "/prepare", Body.NOTHING),
                503,
                SILENT);
        Problem.inBothLanguages(
                town.person("releaser"),
                releaser -> releaser.post("/v1/payments/" + prepared + "/release", Body.NOTHING),
                503,
                SILENT);
        assertThat(xinghe.balance()).isEqualTo(before);
    }

    private void received(String amount) {
        Receipts.register(xinghe, amount).created();
    }
}
