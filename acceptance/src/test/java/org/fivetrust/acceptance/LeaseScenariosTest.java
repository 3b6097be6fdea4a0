package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shop 3 of a community, from its lease to the money that is owed for it, through the gateway. */
@Order(9)
class LeaseScenariosTest {

    private final Town town = Product.shared().town();

    private final Principal principal = Founding.served(town, "urban", "10000.00");

    private final Person reporter = principal.community().reporter();

    private final Person accountant = town.person("accountant");

    private String building() {
        return accountant
                .post(
                        "/v1/assets",
                        Body.of(
                                "principal", principal.id(),
                                "name", "滨河路综合楼",
                                "category", "A01",
                                "cost", "480000.00",
                                "acquiredOn", "2015-05-10",
                                "quantity", 1))
                .created()
                .path("id")
                .asString();
    }

    private Map<String, Object> shop(String asset, LocalDate from, LocalDate to, Map<String, Object> rent) {
        return Body.with(
                terms(from, to, rent),
                "principal",
                principal.id(),
                "asset",
                asset,
                "part",
                "3号铺",
                "kind",
                "LEASE",
                "tenant",
                "金桥副食店",
                "use",
                "副食零售");
    }

    private static Map<String, Object> terms(LocalDate from, LocalDate to, Map<String, Object> rent) {
        return Body.of(
                "from",
                from.toString(),
                "to",
                to.toString(),
                "rent",
                rent,
                "floor",
                Map.of("perYear", "42000.00", "basis", "APPRAISAL", "documents", List.of("评-2026-31")),
                "document",
                "DF-ZL-2026-03");
    }

    private static Map<String, Object> rent(String price, String every) {
        return Body.of("price", price, "per", "YEAR", "every", every, "timing", "IN_ADVANCE");
    }

    private String entered(JsonNode asked, String kind) {
        var id = asked.path("id").asString();
        principal.approve(
                asked.path("matter").asString(),
                principal.papers(kind, asked.path("total").asString()));
        Await.until(
                "the lease " + id + " has its warrant",
                () -> accountant.post("/v1/leases/" + id + "/enter", Body.NOTHING),
                answer -> answer.status() < 300);
        return id;
    }

    private void received(String lease, String amount) {
        town.person("cashier")
                .post(
                        "/v1/receipts",
                        Body.of(
                                "principal",
                                principal.id(),
                                "account",
                                principal.account(),
                                "receivedOn",
                                Town.today().toString(),
                                "amount",
                                amount,
                                "payer",
                                "金桥副食店",
                                "purpose",
                                "3号铺租金",
                                "category",
                                "RENT",
                                "receiptNumber",
                                UUID.randomUUID().toString().substring(0, 12),
                                "lease",
                                lease))
                .created();
    }

    private void owes(String lease, String amount) {
        Await.until(
                "the lease " + lease + " owes " + amount,
                () -> reporter.get("/v1/leases/" + lease),
                answer -> answer.ok().path("owed").asString().equals(amount));
    }

    @Test
    void shopThreeIsNotRenewedWhileItsRentIsOwed() {
        var began = Town.today().minusMonths(4);
        var asset = building();
        var lease = entered(
                reporter.post(
                                "/v1/leases",
                                shop(asset, began, began.plusYears(1).minusDays(1), rent("42000.00", "QUARTER")))
                        .created(),
                "LEASE");
        owes(lease, "21000.00");
        received(lease, "10500.00");
        owes(lease, "10500.00");
        var from = began.plusYears(1);
        var renewal = terms(
                from,
                from.plusYears(5).minusDays(1),
                Body.with(
                        rent("51200.00", "YEAR"),
                        "escalations",
                        List.of(Map.of("fromYear", 3, "everyYears", 2, "rate", "5"))));

        reporter.post("/v1/leases/" + lease + "/renewal", renewal).refused(422, "assets.in-arrears");

        received(lease, "10500.00");
        owes(lease, "0.00");
        reporter.post(
                        "/v1/leases/" + lease + "/renewal",
                        Body.with(renewal, "to", from.plusYears(25).toString()))
                .refused(422, "assets.lease-too-long");
        var renewed = entered(
                reporter.post("/v1/leases/" + lease + "/renewal", renewal).created(), "RENEWAL");
        assertThat(reporter.get("/v1/leases/" + renewed).ok().path("total").asString())
                .isEqualTo("266368.00");
        assertThat(reporter.get("/v1/leases/" + renewed + "/rents")
                        .ok()
                        .path("rents")
                        .values())
                .extracting(line -> line.path("amount").asString())
                .containsExactly("51200.00", "51200.00", "53760.00", "53760.00", "56448.00");
    }
}
