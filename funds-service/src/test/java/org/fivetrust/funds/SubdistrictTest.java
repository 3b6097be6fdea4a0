package org.fivetrust.funds;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.SubdistrictMatrix;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@FundsTest
class SubdistrictTest {

    @Autowired
    private WebTestClient client;

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var town = new FrontDoor(client);
        var account = town.created(
                        "cashier",
                        "/v1/trust-accounts",
                        Map.of("principal", town.principal(), "openingBalance", "1000.00"))
                .path("id")
                .asString();
        var receipt = Map.of(
                "principal", town.principal(),
                "account", account,
                "amount", "20.00",
                "receivedOn", "2026-05-06",
                "payer", "宏远",
                "purpose", "场地费",
                "receiptNumber", "S-" + town.community());
        var received =
                town.created("cashier", "/v1/receipts", receipt).path("id").asString();
        var order = Map.of(
                "principal",
                town.principal(),
                "account",
                account,
                "payee",
                Map.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"),
                "amount",
                "480.00",
                "purpose",
                "修补步道",
                "category",
                "MAINTENANCE",
                "evidence",
                List.of(Map.of("kind", "INVOICE", "number", "I-" + town.community())));
        var payment =
                town.created(town.reporter(), "/v1/payments", order).path("id").asString();
        SubdistrictMatrix.of(client, "funds", town.principal())
                .log("payment.requested", payment)
                .secret(account, received, payment, "S-" + town.community())
                .filtered("GET /v1/payments")
                .refused("POST /v1/payments", order)
                .hidden("GET /v1/payments/{id}", payment)
                .refused("POST /v1/payments/{id}/prepare", Map.of(), payment)
                .refused("POST /v1/payments/{id}/release", Map.of(), payment)
                .filtered("GET /v1/receipts")
                .refused("POST /v1/receipts", receipt)
                .hidden("GET /v1/receipts/{id}", received)
                .filtered("GET /v1/trust-accounts")
                .refused("POST /v1/trust-accounts", Map.of("principal", town.principal(), "openingBalance", "1.00"))
                .hidden("GET /v1/trust-accounts/{id}", account)
                .hidden("GET /v1/trust-accounts/{id}/balance", account)
                .check();
    }
}
