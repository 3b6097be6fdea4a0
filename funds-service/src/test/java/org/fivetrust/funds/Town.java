package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fivetrust.testing.FrontDoor;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A new community, its trust accounts and the centre that pays for it, as HTTP clients. */
final class Town extends FrontDoor {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    Town(WebTestClient client) {
        super(client);
    }

    static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        return read(answer.expectStatus().isEqualTo(status));
    }

    String account(String balance) {
        return body(
                        post(
                                "cashier",
                                "/v1/trust-accounts",
                                Map.of("principal", principal(), "openingBalance", balance)),
                        201)
                .path("id")
                .asString();
    }

    String balance(String account) {
        return seen("auditor", "/v1/trust-accounts/" + account + "/balance")
                .path("balance")
                .asString();
    }

    Map<String, Object> order(String account, String amount) {
        var order = new HashMap<String, Object>();
        order.put("principal", principal());
        order.put("account", account);
        order.put("payee", Map.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"));
        order.put("amount", amount);
        order.put("purpose", "修补步道");
        order.put("category", "MAINTENANCE");
        order.put("evidence", List.of(Map.of("kind", "INVOICE", "number", IdempotencyKeys.next())));
        return order;
    }

    UUID requested(String account, String amount) {
        var payment = body(post(reporter(), "/v1/payments", order(account, amount)), 201);
        assertThat(payment.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(payment.path("matterNumber").asString()).isNotEmpty();
        return UUID.fromString(payment.path("id").asString());
    }

    UUID prepared(String account, String amount) {
        var id = requested(account, amount);
        NeighbourStub.approve(client(), id);
        body(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        return id;
    }

    String status(UUID payment) {
        return seen("auditor", "/v1/payments/" + payment).path("status").asString();
    }

    Map<String, Object> receipt(String account, String amount, String number) {
        return Map.of(
                "principal",
                principal(),
                "account",
                account,
                "receivedOn",
                TODAY,
                "amount",
                amount,
                "payer",
                "商铺三号",
                "purpose",
                "租金",
                "receiptNumber",
                number);
    }

    long told(String type) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.path("principal").asString().equals(principal()))
                .count();
    }

    static void await(BooleanSupplier condition) {
        var end = Instant.now().plus(Duration.ofSeconds(15));
        while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
