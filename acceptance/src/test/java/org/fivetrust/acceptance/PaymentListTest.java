package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A list of wages through the gateway: judged by its sum, approved and paid as one, and followed to each payee. */
@Order(9)
class PaymentListTest {

    private final Town town = Product.shared().town();

    private final Principal principal = Founding.served(town, "urban", "100000.00");

    private final Person reporter = principal.community().reporter();

    private Map<String, Object> list(String mode, List<Map<String, Object>> rows) {
        return Body.of(
                "principal",
                principal.id(),
                "account",
                principal.account(),
                "mode",
                mode,
                "purpose",
                "六月保洁员工资",
                "category",
                "WAGES",
                "pack",
                "WAGES",
                "evidence",
                List.of(Body.of("kind", "WAGE_TABLE", "number", "GZ-2026-06")),
                "rows",
                rows);
    }

    private static Map<String, Object> row(int n, String amount) {
        return Body.of(
                "payee",
                Body.of(
                        "name",
                        "保洁员" + n,
                        "account",
                        Long.toString(6222021202031000L + n),
                        "bank",
                        "工商银行",
                        "kind",
                        "PERSON"),
                "amount",
                amount);
    }

    @Test
    void tenRowsOfNineHundredAreOneActOfNineThousand() {
        var rows = IntStream.range(0, 10).mapToObj(n -> row(n, "900.00")).toList();

        var asked =
                reporter.post("/v1/payment-lists", list("ALL_OR_NONE", rows)).created();

        var matter = principal.matter(asked.path("matter").asString());
        assertThat(matter.path("bandedOn").asString()).isEqualTo("9000.00");
        principal.approve(asked.path("matter").asString(), principal.papers("9000.00"));
        var path = "/v1/payment-lists/" + asked.path("id").asString();
        Await.until(
                "the list has its warrant",
                () -> town.person("cashier").post(path + "/prepare", Body.NOTHING),
                answer -> answer.status() < 300);
        var paid = town.person("releaser").post(path + "/release", Body.NOTHING).ok();
        assertThat(paid.path("status").asString()).isEqualTo("PAID");
        assertThat(principal.balance()).isEqualTo("91000.00");

        var payment = paid.at("/rows/3/payment").asString();
        var trail = reporter.get("/v1/payments/" + payment + "/trail").ok();
        assertThat(trail.toString()).contains("APPROVAL", "PREPARATION", "RELEASE", "SENDING");
        assertThat(trail.path("mattersSilent").asBoolean()).isFalse();
    }

    @Test
    void aRowThatCannotBePaidIsToldAndTheOthersGoOn() {
        var list = list("EACH", List.of(row(21, "10.00"), row(21, "20.00"), row(22, "30.00")));

        var outlook = reporter.post("/v1/payment-lists?dryRun=true", list).ok();
        var asked = reporter.post("/v1/payment-lists", list).created();

        assertThat(outlook.path("amount").asString()).isEqualTo("40.00");
        assertThat(asked.path("amount").asString()).isEqualTo("40.00");
        assertThat(asked.at("/rows/1/problem/code").asString()).isEqualTo("funds.payee-repeated");
    }
}
