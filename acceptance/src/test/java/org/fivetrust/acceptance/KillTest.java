package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A product of its own, whose warrants first live too briefly, and which is then killed while money moves and books are
 * written.
 */
@Order(10)
class KillTest {

    private static final int PAYMENTS = Integer.getInteger("acceptance.payments", 100);

    private static final int VOUCHERS = Integer.getInteger("acceptance.vouchers", 100);

    private static final int KILLS = Integer.getInteger("acceptance.kills", 3);

    private static Product product;

    @BeforeAll
    static void itsOwnProduct() {
        Product.retire();
        product = new Product("killed");
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void anExpiredWarrantServesNobody() {
        product.start(Map.of("WARRANT_LIFE", "PT4S"));
        var dongfang = product.town().dongfang();
        var before = dongfang.balance();
        var payment = dongfang.authorised(PaymentDraft.of("300.00"));
        var token = dongfang.community()
                .reporter()
                .get("/v1/warrants/" + dongfang.payment(payment).path("warrant").asString())
                .ok()
                .path("token")
                .asString();
        Await.until(
                "the warrant has expired",
                () -> dongfang.community()
                        .reporter()
                        .get("/v1/warrants/"
                                + dongfang.payment(payment).path("warrant").asString())
                        .ok()
                        .path("status")
                        .asString(),
                "EXPIRED"::equals);

        Problem.inBothLanguages(
                product.town().person("cashier"),
                cashier -> cashier.post("/v1/payments/" + payment + "/prepare", Body.of("warrant", token)),
                422,
                "warrant.expired");

        assertThat(dongfang.balance()).isEqualTo(before);
        assertThat(dongfang.payment(payment).path("status").asString()).isNotIn("PREPARED", "PAID");
        product.close();
    }

    @Test
    @Order(2)
    void paymentsAndPostingsSurviveKillsAtAnyMomentNoneLostNoneDoubled() {
        var seed = Long.getLong("acceptance.seed", System.nanoTime());
        System.out.printf(
                "kill journey: %d payments, %d vouchers, %d kills, -Dacceptance.seed=%d%n",
                PAYMENTS, VOUCHERS, KILLS, seed);
        product.start(Map.of());
        var random = new Random(seed);
        var clients = new Clients(random);
        var payments = new PaymentRun(product.town(), PAYMENTS, clients, random);
        var postings = new PostingRun(product.town(), VOUCHERS, clients);
        var tasks = new ArrayList<>(payments.tasks());
        tasks.addAll(postings.tasks());
        Collections.shuffle(tasks, random);

        clients.work(tasks, () -> {
            for (var kill = 1; kill <= KILLS; kill++) {
                clients.awaitProgress(kill, KILLS, payments.calls() + postings.calls());
                // the last time nothing but the disk remains
                if (kill == KILLS) {
                    product.killAll();
                } else {
                    product.kill();
                }
                product.start(Map.of());
            }
        });

        payments.everyPaymentWasPaidOnceAndHasOneVoucher();
        postings.everyVoucherWasPostedOnceUnderTheNumberItWasTold();
    }
}
