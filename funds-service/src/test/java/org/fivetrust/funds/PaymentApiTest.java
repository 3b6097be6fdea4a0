package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.Town.body;
import static org.fivetrust.funds.Town.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A payment from the request to the voucher, who sees it, and what is refused before anyone decides. */
@FundsTest
class PaymentApiTest {

    private Town town;

    @BeforeEach
    void newcomers(@Autowired WebTestClient client) {
        NeighbourStub.reset();
        town = new Town(client);
    }

    @Test
    void a_payment_is_asked_for_approved_prepared_released_and_told() {
        var account = town.account("1000.00");
        var id = town.requested(account, "480.00");
        NeighbourStub.approve(town.client(), id);
        assertThat(town.status(id)).isEqualTo("AUTHORISED");
        var prepared = body(town.post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        assertThat(prepared.path("status").asString()).isEqualTo("PREPARED");
        assertThat(town.balance(account)).isEqualTo("1000.00");
        var paid = body(town.post("releaser", "/v1/payments/" + id + "/release", Map.of()), 200);
        assertThat(paid.path("status").asString()).isEqualTo("PAID");
        assertThat(paid.path("paidOn").asString()).isEqualTo(Town.TODAY.toString());
        assertThat(town.balance(account)).isEqualTo("520.00");
        NeighbourStub.tell(
                        town.client(),
                        "accounts",
                        town.principal(),
                        "voucher.drafted",
                        Map.of("source", "payment", "sourceId", id, "voucher", "v-1"))
                .expectStatus()
                .isNoContent();
        assertThat(town.seen("auditor", "/v1/payments/" + id).path("voucher").asString())
                .isEqualTo("v-1");
        Town.await(() -> town.told("payment.paid") == 1 && town.told("act.executed") == 1);
    }

    @Test
    void an_invoice_is_paid_once_in_every_community_and_freed_by_a_rejection() {
        var account = town.account("1000.00");
        var order = town.order(account, "10.00");
        order.put("evidence", List.of(Map.of("kind", "invoice", "number", "2437-" + town.community())));
        var first = UUID.fromString(body(town.post(town.reporter(), "/v1/payments", order), 201)
                .path("id")
                .asString());
        refused(town.post(town.reporter(), "/v1/payments", order), 422, "funds.invoice-used");
        var elsewhere = "x" + town.community();
        var their = body(
                        town.post(
                                "cashier",
                                "/v1/trust-accounts",
                                Map.of("principal", elsewhere + "-committee", "openingBalance", "1000.00")),
                        201)
                .path("id")
                .asString();
        var same = new HashMap<>(order);
        same.put("principal", elsewhere + "-committee");
        same.put("account", their);
        same.put(
                "evidence",
                List.of(Map.of(
                        "kind", "INVOICE", "number", "2437 " + town.community().toUpperCase())));
        refused(town.post("reporter." + elsewhere, "/v1/payments", same), 422, "funds.invoice-used");
        NeighbourStub.tell(town.client(), first, "matter.rejected", Map.of());
        assertThat(town.status(first)).isEqualTo("REJECTED");
        body(town.post("reporter." + elsewhere, "/v1/payments", same), 201);
    }

    @Test
    void what_the_account_cannot_pay_is_refused_before_anyone_is_asked() {
        var account = town.account("100.00");
        refused(town.post(town.reporter(), "/v1/payments", town.order(account, "100.01")), 422, "funds.balance-short");
        assertThat(town.seen("auditor", "/v1/payments?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
    }

    @Test
    void what_the_agreement_forbids_leaves_no_payment_and_frees_the_invoice() {
        var account = town.account("100.00");
        var order = town.order(account, "10.00");
        NeighbourStub.forbids("agreement.out-of-scope");
        refused(town.post(town.reporter(), "/v1/payments", order), 422, "agreement.out-of-scope");
        NeighbourStub.reset();
        body(town.post(town.reporter(), "/v1/payments", order), 201);
    }

    @Test
    void silence_leaves_an_intent_that_the_same_key_finishes() {
        var account = town.account("100.00");
        var order = town.order(account, "10.00");
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        refused(town.post(town.reporter(), key, "/v1/payments", order), 503, "request.neighbour-silent");
        NeighbourStub.reset();
        body(town.post(town.reporter(), key, "/v1/payments", order), 201);
        assertThat(town.seen("auditor", "/v1/payments?principal=" + town.principal())
                        .path("items"))
                .hasSize(1);
        var changed = new HashMap<>(order);
        changed.put("amount", "11.00");
        refused(town.post(town.reporter(), key, "/v1/payments", changed), 422, "request.key-reused");
    }

    @Test
    void a_returned_matter_shows_and_a_withdrawn_one_cancels() {
        var account = town.account("1000.00");
        var id = town.requested(account, "10.00");
        NeighbourStub.tell(town.client(), id, "matter.returned", Map.of("comment", "缺验收单"));
        assertThat(town.seen(town.reporter(), "/v1/payments/" + id)
                        .path("comment")
                        .asString())
                .isEqualTo("缺验收单");
        assertThat(town.status(id)).isEqualTo("RETURNED");
        NeighbourStub.tell(town.client(), id, "matter.withdrawn", Map.of());
        assertThat(town.status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void another_community_sees_nothing_and_may_do_nothing() {
        var account = town.account("1000.00");
        var id = town.requested(account, "10.00");
        for (var path : List.of("/v1/payments/" + id, "/v1/trust-accounts/" + account)) {
            refused(town.get("reporter.elsewhere", path), 404, "access.not-found");
        }
        for (var path : List.of("/v1/payments", "/v1/trust-accounts", "/v1/receipts")) {
            assertThat(town.seen("reporter.elsewhere", path).path("items")).isEmpty();
        }
        refused(town.post("reporter.elsewhere", "/v1/payments", town.order(account, "1.00")), 403, "access.principal");
    }

    @Test
    void account_numbers_are_whole_only_for_those_who_need_them() {
        var account = town.account("1000.00");
        var path = "/v1/payments/" + town.requested(account, "10.00");
        assertThat(town.seen("cashier", path).path("payee").path("account").asString())
                .isEqualTo("3301040160009876");
        assertThat(town.seen("leader", path).path("payee").path("account").asString())
                .isEqualTo("************9876");
    }

    @Test
    void bad_input_lists_every_fault_and_keeps_nothing() {
        var account = town.account("1000.00");
        var bad = new HashMap<String, Object>();
        bad.put("account", account);
        bad.put("payee", Map.of("name", " "));
        bad.put("amount", "4,980");
        bad.put("evidence", List.of(Map.of("kind", "INVOICE")));
        var problem = refused(town.post(town.reporter(), "/v1/payments", bad), 400, "request.malformed");
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(5);
        for (var amount : List.of("0.00", "-1.00", "1", "1.5", "9999999999999.00", "1e3")) {
            var order = town.order(account, amount);
            refused(town.post(town.reporter(), "/v1/payments", order), 400, "request.malformed");
        }
        var unknown = town.order(UUID.randomUUID().toString(), "1.00");
        refused(town.post(town.reporter(), "/v1/payments", unknown), 404, "access.not-found");
        assertThat(town.seen("auditor", "/v1/payments?principal=" + town.principal())
                        .path("items"))
                .isEmpty();
        refused(town.get("auditor", "/v1/payments?status=LOST"), 400, "request.malformed");
    }
}
