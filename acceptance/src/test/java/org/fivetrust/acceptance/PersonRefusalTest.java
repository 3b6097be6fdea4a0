package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Who may not, does not: the wrong role, the same person twice, a stranger, nobody at all. */
@Order(5)
class PersonRefusalTest {

    private final Town town = Product.shared().town();

    private final Principal dongfang = town.dongfang();

    private final Community people = dongfang.community();

    @Test
    void theWrongRole() {
        var matter =
                dongfang.ask(PaymentDraft.of("600.00")).created().path("matter").asString();
        var step = Principal.openStep(dongfang.matter(matter));

        for (var login : List.of("director.dongfang", "accountant", "leader", "auditor", "district")) {
            Problem.inBothLanguages(
                    town.person(login),
                    person -> Principal.decide(person, matter, step, "approve", Body.of("comment", "同意")),
                    403,
                    "matter.wrong-role");
        }

        unmoved(matter);
    }

    /** @param matter whose first step must still be the open one */
    private void unmoved(String matter) {
        var seen = dongfang.matter(matter);
        assertThat(seen.path("status").asString()).isEqualTo("OPEN");
        assertThat(seen.path("steps").path(0).path("status").asString()).isEqualTo("OPEN");
        assertThat(seen.path("steps").path(0).path("by").asString("")).isBlank();
    }

    @Test
    void theSamePersonTwice() {
        var payment = dongfang.ask(PaymentDraft.of("600.00")).created();
        var matter = payment.path("matter").asString();
        Problem.inBothLanguages(
                people.reporter(), reporter -> dongfang.approve(reporter, matter), 403, "matter.wrong-role");
        unmoved(matter);

        var first = Principal.openStep(dongfang.matter(matter));
        var second = dongfang.matter(matter).path("steps").path(1);
        dongfang.approve(people.secretary(), matter).done();
        Problem.inBothLanguages(
                people.secretary(),
                secretary -> Principal.decide(secretary, matter, first, "approve", Body.NOTHING),
                409,
                "matter.step-not-open");
        Problem.inBothLanguages(
                people.secretary(),
                secretary -> Principal.decide(secretary, matter, second, "approve", Body.NOTHING),
                403,
                "matter.wrong-role");

        dongfang.approve(matter);
        var id = dongfang.await(payment.path("id").asString(), "AUTHORISED")
                .path("id")
                .asString();
        var before = dongfang.balance();
        dongfang.prepare(id).done();
        Problem.inBothLanguages(
                town.person("cashier"),
                cashier -> cashier.post("/v1/payments/" + id + "/release", Body.NOTHING),
                403,
                "access.role");
        assertThat(dongfang.payment(id).path("status").asString()).isEqualTo("PREPARED");
        assertThat(dongfang.balance()).isEqualTo(before);
    }

    @Test
    void anApproverOfAnotherCommunity() {
        var asked = dongfang.ask(PaymentDraft.of("300.00")).created();
        var matter = asked.path("matter").asString();
        var step = Principal.openStep(dongfang.matter(matter));

        Problem.inBothLanguages(
                town.xinghe().community().director(),
                stranger -> Principal.decide(stranger, matter, step, "approve", Body.of("comment", "同意")),
                404,
                "access.not-found");
        for (var path : List.of(
                "/v1/matters/" + matter, "/v1/payments/" + asked.path("id").asString())) {
            town.xinghe().community().reporter().get(path).refused(404, "access.not-found");
        }
        assertThat(town.xinghe().community().reporter().list("/v1/payments?principal=dongfang-committee"))
                .isEmpty();
        Problem.inBothLanguages(
                town.xinghe().community().reporter(),
                stranger ->
                        stranger.post("/v1/payments", PaymentDraft.of("10.00").from(dongfang)),
                403,
                "access.principal");

        unmoved(matter);
    }

    @Test
    void nobodyWithoutAToken() {
        var answer = town.send(HttpRequest.newBuilder(town.gateway().resolve("/v1/payments"))
                .header("Accept-Language", "zh")
                .build());

        assertThat(answer.refused(401, "access.token").title()).matches(Problem.CHINESE);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }
}
