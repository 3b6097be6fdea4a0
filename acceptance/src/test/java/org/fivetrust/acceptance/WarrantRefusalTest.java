package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nothing is executed without the warrant for exactly that act, and with it only once. */
@Order(6)
class WarrantRefusalTest {

    private final Town town = Product.shared().town();

    private final Principal dongfang = town.dongfang();

    private final Community people = dongfang.community();

    @Test
    void withoutAWarrant() {
        var payment =
                dongfang.ask(PaymentDraft.of("300.00")).created().path("id").asString();
        var before = dongfang.balance();

        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + payment + "/prepare", Body.NOTHING),
                409,
                "warrant.missing");
        Problem.inBothLanguages(
                town.person("releaser"),
                releaser -> releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING),
                409,
                "warrant.missing");

        assertThat(dongfang.payment(payment).path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    @Test
    void aWarrantOfAnotherAct() {
        var approved = dongfang.authorised(PaymentDraft.of("300.00"));
        var token = warrant(approved);
        var dearer =
                dongfang.ask(PaymentDraft.of("450.00")).created().path("id").asString();
        var before = dongfang.balance();

        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + dearer + "/prepare", Body.of("warrant", token)),
                422,
                "warrant.other-act");
        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + dearer + "/prepare", Body.of("warrant", tampered(token))),
                422,
                "warrant.forged");

        assertThat(dongfang.payment(dearer).path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    private String warrant(String payment) {
        var id = dongfang.payment(payment).path("warrant").asString();
        return people.reporter().get("/v1/warrants/" + id).ok().path("token").asString();
    }

    /** The same words under a signature that is off by one letter. */
    private static String tampered(String token) {
        var at = token.lastIndexOf('.') + 10;
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @Test
    void aWarrantUsedTwice() {
        var payment = dongfang.authorised(PaymentDraft.of("300.00"));
        dongfang.prepare(payment).done();
        var key = Person.key();
        var releaser = town.person("releaser");
        var first = releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING, key);
        first.done();
        var after = dongfang.balance();

        var replay = releaser.post("/v1/payments/" + payment + "/release", Body.NOTHING, key);
        assertThat(replay.done()).isEqualTo(first.body());
        assertThat(replay.isReplayed()).isTrue();
        var token = warrant(payment);
        Problem.inBothLanguages(
                releaser,
                person -> person.post("/v1/payments/" + payment + "/release", Body.NOTHING),
                409,
                "warrant.spent");
        Problem.inBothLanguages(
                releaser,
                person -> person.post("/v1/payments/" + payment + "/release", Body.of("warrant", token)),
                409,
                "warrant.spent");

        assertThat(dongfang.balance()).isEqualTo(after);
    }
}
