package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Trust accounts, receipts and payments, over HTTP on a real database. */
@FundsTest
class PaymentApiTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private WebTestClient client;

    private final String community = "c" + UUID.randomUUID().toString().substring(0, 8);

    private final String principal = community + "-committee";

    @BeforeEach
    void obliging() {
        NeighbourStub.reset();
    }

    private WebTestClient.ResponseSpec post(String login, String key, String path, Object body) {
        return client.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer(login))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String login, String path, Object body) {
        return post(login, IdempotencyKeys.next(), path, body);
    }

    private static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static JsonNode refused(WebTestClient.ResponseSpec answer, int status, String code) {
        var problem = body(answer, status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        return problem;
    }

    private JsonNode get(String login, String path) {
        return body(
                client.get()
                        .uri(path)
                        .header("Authorization", TestTokens.bearer(login))
                        .exchange(),
                200);
    }

    private String account(String balance) {
        return body(
                        post(
                                "cashier",
                                "/v1/trust-accounts",
                                Map.of("principal", principal, "openingBalance", balance)),
                        201)
                .path("id")
                .asString();
    }

    private String balance(String account) {
        return get("auditor", "/v1/trust-accounts/" + account + "/balance")
                .path("balance")
                .asString();
    }

    private Map<String, Object> order(String account, String amount) {
        var order = new HashMap<String, Object>();
        order.put("principal", principal);
        order.put("account", account);
        order.put("payee", Map.of("name", "恒源铺装", "account", "3301040160009876", "bank", "工商银行"));
        order.put("amount", amount);
        order.put("purpose", "修补步道");
        order.put("category", "MAINTENANCE");
        order.put("evidence", List.of(Map.of("kind", "INVOICE", "number", IdempotencyKeys.next())));
        return order;
    }

    private UUID requested(String account, String amount) {
        var payment = body(post("reporter." + community, "/v1/payments", order(account, amount)), 201);
        assertThat(payment.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(payment.path("matterNumber").asString()).isNotEmpty();
        return UUID.fromString(payment.path("id").asString());
    }

    private UUID prepared(String account, String amount) {
        var id = requested(account, amount);
        NeighbourStub.approve(client, id);
        body(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        return id;
    }

    private String status(UUID payment) {
        return get("auditor", "/v1/payments/" + payment).path("status").asString();
    }

    @Test
    void a_payment_is_asked_for_approved_prepared_released_and_told() {
        var account = account("1000.00");
        var id = requested(account, "480.00");
        NeighbourStub.approve(client, id);
        assertThat(status(id)).isEqualTo("AUTHORISED");
        var prepared = body(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        assertThat(prepared.path("status").asString()).isEqualTo("PREPARED");
        assertThat(balance(account)).isEqualTo("1000.00");
        var paid = body(post("releaser", "/v1/payments/" + id + "/release", Map.of()), 200);
        assertThat(paid.path("status").asString()).isEqualTo("PAID");
        assertThat(paid.path("paidOn").asString()).isEqualTo(TODAY.toString());
        assertThat(balance(account)).isEqualTo("520.00");
        NeighbourStub.tell(
                        client,
                        "accounts",
                        principal,
                        "voucher.drafted",
                        Map.of("source", "payment", "sourceId", id, "voucher", "v-1"))
                .expectStatus()
                .isNoContent();
        assertThat(get("auditor", "/v1/payments/" + id).path("voucher").asString())
                .isEqualTo("v-1");
        await(() -> told("payment.paid") == 1 && told("act.executed") == 1);
    }

    private long told(String type) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.path("principal").asString().equals(principal))
                .count();
    }

    private static void await(BooleanSupplier condition) {
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

    @Test
    void three_people_have_their_hands_on_a_payment() {
        var account = account("1000.00");
        var id = requested(account, "10.00");
        refused(post("releaser", "/v1/payments/" + id + "/prepare", Map.of()), 403, "access.role");
        NeighbourStub.approve(client, id);
        refused(post("releaser", "/v1/payments/" + id + "/release", Map.of()), 409, "funds.not-prepared");
        body(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 200);
        refused(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 409, "funds.already-prepared");
        refused(post("cashier", "/v1/payments/" + id + "/release", Map.of()), 403, "access.role");
        var both = TestTokens.bearer("cashier", List.of("cashier", "releaser"), "*");
        refused(
                client.post()
                        .uri("/v1/payments/" + id + "/release")
                        .header("Authorization", both)
                        .header("Idempotency-Key", IdempotencyKeys.next())
                        .exchange(),
                403,
                "funds.same-person");
        assertThat(balance(account)).isEqualTo("1000.00");
    }

    @Test
    void nothing_is_prepared_without_a_warrant_of_this_very_payment() {
        var account = account("1000.00");
        var id = requested(account, "10.00");
        var other = requested(account, "20.00");
        var path = "/v1/payments/" + id + "/prepare";
        refused(post("cashier", path, Map.of()), 409, "warrant.missing");
        refused(post("cashier", path, Map.of("warrant", NeighbourStub.warrant(other))), 422, "warrant.other-act");
        refused(post("cashier", path, Map.of("warrant", NeighbourStub.expiredWarrant(id))), 422, "warrant.expired");
        refused(post("cashier", path, Map.of("warrant", NeighbourStub.forgedWarrant(id))), 422, "warrant.forged");
        assertThat(status(id)).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void a_payment_is_released_once_however_many_try() {
        var account = account("1000.00");
        var id = prepared(account, "100.00");
        var paid = IntStream.range(0, 10)
                .parallel()
                .map(_ -> post("releaser", "/v1/payments/" + id + "/release", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .filter(status -> status == 200)
                .count();
        assertThat(paid).isEqualTo(1);
        assertThat(balance(account)).isEqualTo("900.00");
        refused(post("releaser", "/v1/payments/" + id + "/release", Map.of()), 409, "warrant.spent");
    }

    @Test
    void an_account_pays_what_it_holds_and_no_more_under_any_load() {
        var account = account("1000.00");
        var ids = IntStream.range(0, 16)
                .mapToObj(_ -> prepared(account, "125.00"))
                .toList();
        var paid = ids.parallelStream()
                .map(id -> post("releaser", "/v1/payments/" + id + "/release", Map.of())
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .toList();
        assertThat(paid)
                .containsOnly(200, 422)
                .filteredOn(status -> status == 200)
                .hasSize(8);
        assertThat(balance(account)).isEqualTo("0.00");
    }

    @Test
    void a_balance_too_small_at_release_changes_nothing_and_is_cured_by_income() {
        var account = account("100.00");
        var first = prepared(account, "80.00");
        var second = prepared(account, "80.00");
        body(post("releaser", "/v1/payments/" + first + "/release", Map.of()), 200);
        var problem =
                refused(post("releaser", "/v1/payments/" + second + "/release", Map.of()), 422, "funds.balance-short");
        assertThat(problem.path("cure")).isNotEmpty();
        assertThat(status(second)).isEqualTo("PREPARED");
        body(post("cashier", "/v1/receipts", receipt(account, "60.00", "000402")), 201);
        body(post("releaser", "/v1/payments/" + second + "/release", Map.of()), 200);
        assertThat(balance(account)).isEqualTo("0.00");
    }

    private Map<String, Object> receipt(String account, String amount, String number) {
        return Map.of(
                "principal",
                principal,
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

    @Test
    void a_receipt_credits_at_once_and_its_number_counts_once() {
        var account = account("0.00");
        var receipt = body(post("cashier", "/v1/receipts", receipt(account, "60.00", "000401")), 201);
        assertThat(balance(account)).isEqualTo("60.00");
        refused(post("cashier", "/v1/receipts", receipt(account, "61.00", "000401")), 409, "funds.receipt-number-used");
        var tomorrow = new HashMap<>(receipt(account, "1.00", "000402"));
        tomorrow.put("receivedOn", TODAY.plusDays(1));
        refused(post("cashier", "/v1/receipts", tomorrow), 422, "funds.date-in-the-future");
        assertThat(balance(account)).isEqualTo("60.00");
        assertThat(get(
                                "reporter." + community,
                                "/v1/receipts/" + receipt.path("id").asString())
                        .path("receiptNumber")
                        .asString())
                .isEqualTo("000401");
    }

    @Test
    void yesterday_the_account_held_what_it_held() {
        var account = account("5.00");
        var before = Instant.now();
        body(post("cashier", "/v1/receipts", receipt(account, "60.00", "1")), 201);
        var path = "/v1/trust-accounts/" + account + "/balance?asOf=";
        assertThat(get("auditor", path + TODAY.minusDays(1)).path("balance").asString())
                .isEqualTo("5.00");
        assertThat(get("auditor", path + TODAY + "&knownAt=" + before)
                        .path("balance")
                        .asString())
                .isEqualTo("5.00");
        assertThat(get("auditor", path + TODAY).path("balance").asString()).isEqualTo("65.00");
    }

    @Test
    void an_invoice_is_paid_once_in_every_community_and_freed_by_a_rejection() {
        var account = account("1000.00");
        var order = order(account, "10.00");
        order.put("evidence", List.of(Map.of("kind", "invoice", "number", "2437-" + community)));
        var first = UUID.fromString(body(post("reporter." + community, "/v1/payments", order), 201)
                .path("id")
                .asString());
        refused(post("reporter." + community, "/v1/payments", order), 422, "funds.invoice-used");
        var elsewhere = "x" + community;
        var their = body(
                        post(
                                "cashier",
                                "/v1/trust-accounts",
                                Map.of("principal", elsewhere + "-committee", "openingBalance", "1000.00")),
                        201)
                .path("id")
                .asString();
        var same = new HashMap<>(order);
        same.put("principal", elsewhere + "-committee");
        same.put("account", their);
        same.put("evidence", List.of(Map.of("kind", "INVOICE", "number", "2437 " + community.toUpperCase())));
        refused(post("reporter." + elsewhere, "/v1/payments", same), 422, "funds.invoice-used");
        NeighbourStub.tell(client, first, "matter.rejected", Map.of());
        assertThat(status(first)).isEqualTo("REJECTED");
        body(post("reporter." + elsewhere, "/v1/payments", same), 201);
    }

    @Test
    void what_the_account_cannot_pay_is_refused_before_anyone_is_asked() {
        var account = account("100.00");
        refused(post("reporter." + community, "/v1/payments", order(account, "100.01")), 422, "funds.balance-short");
        assertThat(get("auditor", "/v1/payments?principal=" + principal).path("items"))
                .isEmpty();
    }

    @Test
    void what_the_agreement_forbids_leaves_no_payment_and_frees_the_invoice() {
        var account = account("100.00");
        var order = order(account, "10.00");
        NeighbourStub.forbids("agreement.out-of-scope");
        refused(post("reporter." + community, "/v1/payments", order), 422, "agreement.out-of-scope");
        NeighbourStub.reset();
        body(post("reporter." + community, "/v1/payments", order), 201);
    }

    @Test
    void silence_leaves_an_intent_that_the_same_key_finishes() {
        var account = account("100.00");
        var order = order(account, "10.00");
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        refused(post("reporter." + community, key, "/v1/payments", order), 503, "request.neighbour-silent");
        NeighbourStub.reset();
        body(post("reporter." + community, key, "/v1/payments", order), 201);
        assertThat(get("auditor", "/v1/payments?principal=" + principal).path("items"))
                .hasSize(1);
        var changed = new HashMap<>(order);
        changed.put("amount", "11.00");
        refused(post("reporter." + community, key, "/v1/payments", changed), 422, "request.key-reused");
    }

    @Test
    void a_payment_changed_in_the_database_is_not_paid() throws SQLException {
        var account = account("1000.00");
        var id = requested(account, "10.00");
        NeighbourStub.approve(client, id);
        try (var connection = TestPostgres.superuser("funds");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update payment set amount = 99900 where id = '" + id + "'");
        }
        refused(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 422, "warrant.other-act");
    }

    @Test
    void what_is_written_stays_even_for_the_owner() {
        var account = account("1000.00");
        var id = prepared(account, "10.00");
        body(post("releaser", "/v1/payments/" + id + "/release", Map.of()), 200);
        for (var change : List.of(
                "update trust_entry set amount = 1 where account = '" + account + "'",
                "delete from trust_entry where account = '" + account + "'",
                "delete from payment where id = '" + id + "'",
                "update payment set paid_at = now() where id = '" + id + "'")) {
            assertThatThrownBy(() -> asSuperuser(change)).as(change).isInstanceOf(SQLException.class);
        }
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (var connection = TestPostgres.superuser("funds");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_returned_matter_shows_and_a_withdrawn_one_cancels() {
        var account = account("1000.00");
        var id = requested(account, "10.00");
        NeighbourStub.tell(client, id, "matter.returned", Map.of("comment", "缺验收单"));
        assertThat(get("reporter." + community, "/v1/payments/" + id)
                        .path("comment")
                        .asString())
                .isEqualTo("缺验收单");
        assertThat(status(id)).isEqualTo("RETURNED");
        NeighbourStub.tell(client, id, "matter.withdrawn", Map.of());
        assertThat(status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void another_community_sees_nothing_and_may_do_nothing() {
        var account = account("1000.00");
        var id = requested(account, "10.00");
        for (var path : List.of("/v1/payments/" + id, "/v1/trust-accounts/" + account)) {
            refused(
                    client.get()
                            .uri(path)
                            .header("Authorization", TestTokens.bearer("reporter.elsewhere"))
                            .exchange(),
                    404,
                    "access.not-found");
        }
        for (var path : List.of("/v1/payments", "/v1/trust-accounts", "/v1/receipts")) {
            assertThat(get("reporter.elsewhere", path).path("items")).isEmpty();
        }
        refused(post("reporter.elsewhere", "/v1/payments", order(account, "1.00")), 403, "access.principal");
    }

    @Test
    void account_numbers_are_whole_only_for_those_who_need_them() {
        var account = account("1000.00");
        var path = "/v1/payments/" + requested(account, "10.00");
        assertThat(get("cashier", path).path("payee").path("account").asString())
                .isEqualTo("3301040160009876");
        assertThat(get("leader", path).path("payee").path("account").asString()).isEqualTo("************9876");
    }

    @Test
    void bad_input_lists_every_fault_and_keeps_nothing() {
        var account = account("1000.00");
        var bad = new HashMap<String, Object>();
        bad.put("account", account);
        bad.put("payee", Map.of("name", " "));
        bad.put("amount", "4,980");
        bad.put("evidence", List.of(Map.of("kind", "INVOICE")));
        var problem = refused(post("reporter." + community, "/v1/payments", bad), 400, "request.malformed");
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(5);
        for (var amount : List.of("0.00", "-1.00", "1", "1.5", "9999999999999.00", "1e3")) {
            var order = order(account, amount);
            refused(post("reporter." + community, "/v1/payments", order), 400, "request.malformed");
        }
        var unknown = order(UUID.randomUUID().toString(), "1.00");
        refused(post("reporter." + community, "/v1/payments", unknown), 404, "access.not-found");
        assertThat(get("auditor", "/v1/payments?principal=" + principal).path("items"))
                .isEmpty();
        refused(
                client.get()
                        .uri("/v1/payments?status=LOST")
                        .header("Authorization", TestTokens.bearer("auditor"))
                        .exchange(),
                400,
                "request.malformed");
    }

    @Test
    void collective_money_never_sits_in_a_persons_name() {
        refused(
                post("cashier", "/v1/trust-accounts", Map.of("principal", principal, "holder", "PERSON")),
                422,
                "funds.account-in-a-persons-name");
    }

    @Test
    void a_payment_rests_with_its_agreement_and_is_paid_once_afterwards() {
        var account = account("1000.00");
        var approved = requested(account, "100.00");
        NeighbourStub.approve(client, approved);
        var prepared = prepared(account, "200.00");
        var prepare = "/v1/payments/" + approved + "/prepare";
        var release = "/v1/payments/" + prepared + "/release";

        NeighbourStub.suspended();
        for (var answer : List.of(post("cashier", prepare, Map.of()), post("releaser", release, Map.of()))) {
            var problem = refused(answer, 409, "agreement.suspended");
            assertThat(problem.path("title").asString()).isEqualTo("The agreement is suspended");
            assertThat(problem.path("clauses")).isNotEmpty();
            assertThat(problem.path("cure").get(0).path("what").asString()).isNotEqualTo("agreement.resume");
        }
        NeighbourStub.terminated();
        refused(post("cashier", prepare, Map.of()), 422, "agreement.terminated");
        refused(post("releaser", release, Map.of()), 422, "agreement.terminated");
        NeighbourStub.silent();
        refused(post("cashier", prepare, Map.of()), 503, "request.neighbour-silent");
        refused(post("releaser", release, Map.of()), 503, "request.neighbour-silent");
        assertThat(status(approved)).isEqualTo("AUTHORISED");
        assertThat(status(prepared)).isEqualTo("PREPARED");
        assertThat(balance(account)).isEqualTo("1000.00");

        NeighbourStub.reset();
        body(post("cashier", prepare, Map.of()), 200);
        body(post("releaser", release, Map.of()), 200);
        refused(post("releaser", release, Map.of()), 409, "warrant.spent");
        assertThat(balance(account)).isEqualTo("800.00");
    }

    @Test
    void a_warrant_that_arrives_after_the_suspension_rests_too() {
        var account = account("1000.00");
        var id = requested(account, "100.00");
        NeighbourStub.suspended();
        NeighbourStub.approve(client, id);
        assertThat(status(id)).isEqualTo("AUTHORISED");
        refused(post("cashier", "/v1/payments/" + id + "/prepare", Map.of()), 409, "agreement.suspended");
        refused(
                post("cashier", "/v1/payments/" + id + "/prepare", Map.of("warrant", NeighbourStub.warrant(id))),
                409,
                "agreement.suspended");
        NeighbourStub.reset();
        var other = requested(account, "200.00");
        NeighbourStub.suspended();
        NeighbourStub.tell(client, other, "matter.rejected", Map.of());
        assertThat(status(other)).isEqualTo("REJECTED");
    }
}
