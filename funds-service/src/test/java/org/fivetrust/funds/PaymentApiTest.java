package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A payment from the request to the voucher, who sees it, and what is refused before anyone decides. */
@FundsTest
class PaymentApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
    }

    @Test
    void a_payment_is_asked_for_approved_prepared_released_and_told() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "480.00");
        NeighbourStub.approve(client, id);
        assertThat(accounts.status(id)).isEqualTo("AUTHORISED");
        var prepared = community.funds("cashier").preparePayment(id).ok();
        assertThat(prepared.path("status").asString()).isEqualTo("PREPARED");
        assertThat(accounts.balance(account)).isEqualTo("1000.00");
        var paid = community.funds("releaser").releasePayment(id).ok();
        assertThat(paid.path("status").asString()).isEqualTo("PAID");
        assertThat(paid.path("paidOn").asString()).isEqualTo(World.today().toString());
        assertThat(accounts.balance(account)).isEqualTo("520.00");
        NeighbourStub.tell(
                        client,
                        "accounts",
                        community.committee(),
                        "voucher.drafted",
                        Map.of("source", "payment", "sourceId", id, "voucher", "v-1"))
                .expectStatus()
                .isNoContent();
        assertThat(community
                        .funds("auditor")
                        .readPayment(id)
                        .ok()
                        .path("voucher")
                        .asString())
                .isEqualTo("v-1");
        await().until(() -> told("payment.paid") == 1 && told("act.executed") == 1);
    }

    private long told(String type) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.path("principal").asString().equals(community.committee()))
                .count();
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, '0%s'",
        "INVOICE, 'No.%s'",
        "INVOICE, '%s\u3000'",
        "发票, '%s'",
        "RECEIPT, '%s'",
        "'INVOICE ', '%s'",
        "電子發票, '发票号码：%s'"
    })
    void an_invoice_is_paid_once_however_it_is_written(String kind, String spelling) {
        var account = accounts.opened("1000.00");
        var number = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000_000L, 99_999_999_999L));
        community
                .funds("reporter")
                .requestPayment(resting(account, "invoice", number))
                .created();

        community
                .funds("reporter")
                .requestPayment(resting(account, kind, spelling.formatted(number)))
                .refused(422, "funds.invoice-used");
    }

    private Map<String, Object> resting(String account, String kind, String number) {
        return accounts.payment(account, "10.00", "evidence", List.of(Map.of("kind", kind, "number", number)));
    }

    @Test
    void papers_of_no_known_kind_or_without_a_legible_number_are_none() {
        var account = accounts.opened("1000.00");
        community
                .funds("reporter")
                .requestPayment(resting(account, "photo", "17"))
                .refused(400, "request.malformed");
        community
                .funds("reporter")
                .requestPayment(resting(account, "INVOICE", "--"))
                .refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0", "\u3164", "\u3000", "（）", "\u200b \u2060"})
    void nobody_is_paid_whose_name_shows_nothing(String name) {
        var account = accounts.opened("1000.00");
        var payee = Map.of("name", name, "account", "3301040160009876", "bank", "工商银行");
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "10.00", "payee", payee))
                .refused(400, "request.malformed");
    }

    @Test
    void a_paper_is_filed_under_a_name_that_records_have() {
        var account = accounts.opened("1000.00");
        var paper = Map.of("kind", "INVOICE", "number", "17", "record", "R-1");

        var problem = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "10.00", "evidence", List.of(paper)))
                .refused(400, "request.malformed");

        assertThat(problem.toString()).contains("/evidence/0/record");
    }

    @Test
    void a_purpose_shows_something() {
        var account = accounts.opened("1000.00");
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "10.00", "purpose", "\u200b"))
                .refused(400, "request.malformed");
    }

    @Test
    void a_receipt_number_is_used_once_however_it_is_written() {
        var account = accounts.opened("1000.00");
        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "5.00", "No.0017"))
                .created();

        community
                .funds("cashier")
                .registerReceipt(accounts.receipt(account, "5.00", "１７"))
                .refused(409, "funds.receipt-number-used");
    }

    @Test
    void an_invoice_is_paid_once_in_every_community_and_freed_by_a_rejection() {
        var account = accounts.opened("1000.00");
        var order = accounts.payment(account, "10.00");
        order.put("evidence", List.of(Map.of("kind", "invoice", "number", "2437-" + community.code())));
        var first = UUID.fromString(
                community.funds("reporter").requestPayment(order).id());
        community.funds("reporter").requestPayment(order).refused(422, "funds.invoice-used");
        var elsewhere = "x" + community.code();
        var their = community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", elsewhere + "-committee", "openingBalance", "1000.00"))
                .id();
        var same = new HashMap<>(order);
        same.put("principal", elsewhere + "-committee");
        same.put("account", their);
        same.put(
                "evidence",
                List.of(Map.of(
                        "kind", "INVOICE", "number", "2437 " + community.code().toUpperCase())));
        community.funds("reporter." + elsewhere).requestPayment(same).refused(422, "funds.invoice-used");
        NeighbourStub.tell(client, first, "matter.rejected", Map.of());
        assertThat(accounts.status(first)).isEqualTo("REJECTED");
        community.funds("reporter." + elsewhere).requestPayment(same).created();
    }

    @Test
    void a_prepared_payment_whose_warrant_expired_is_cancelled_and_its_invoice_is_free() {
        var account = accounts.opened("1000.00");
        var order = accounts.payment(account, "10.00");
        order.put("evidence", List.of(Map.of("kind", "invoice", "number", "2438-" + community.code())));
        var payment = UUID.fromString(
                community.funds("reporter").requestPayment(order).id());
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();

        NeighbourStub.tell(client, payment, "matter.expired", Map.of());

        assertThat(accounts.status(payment)).isEqualTo("CANCELLED");
        assertThat(community.funds("releaser").releasePayment(payment).status()).isEqualTo(409);
        community.funds("reporter").requestPayment(order).created();
    }

    @Test
    void what_the_account_cannot_pay_is_refused_before_anyone_is_asked() {
        var account = accounts.opened("100.00");
        community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "100.01"))
                .refused(422, "funds.balance-short");
        assertThat(community
                        .funds("auditor")
                        .listPayments("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void what_the_agreement_forbids_leaves_no_payment_and_frees_the_invoice() {
        var account = accounts.opened("100.00");
        var order = accounts.payment(account, "10.00");
        NeighbourStub.forbids("agreement.out-of-scope");
        community.funds("reporter").requestPayment(order).refused(422, "agreement.out-of-scope");
        NeighbourStub.reset();
        community.funds("reporter").requestPayment(order).created();
    }

    @Test
    void silence_leaves_an_intent_that_the_same_key_finishes() {
        var account = accounts.opened("100.00");
        var order = accounts.payment(account, "10.00");
        var key = IdempotencyKeys.next();
        NeighbourStub.silent();
        community.funds("reporter").withKey(key).requestPayment(order).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();
        community.funds("reporter").withKey(key).requestPayment(order).created();
        assertThat(community
                        .funds("auditor")
                        .listPayments("principal", community.committee())
                        .items())
                .hasSize(1);
        var changed = new HashMap<>(order);
        changed.put("amount", "11.00");
        community.funds("reporter").withKey(key).requestPayment(changed).refused(422, "request.key-reused");
    }

    @Test
    void a_returned_matter_shows_and_a_withdrawn_one_cancels() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        NeighbourStub.tell(client, id, "matter.returned", Map.of("comment", "缺验收单"));
        assertThat(community
                        .funds("reporter")
                        .readPayment(id)
                        .ok()
                        .path("comment")
                        .asString())
                .isEqualTo("缺验收单");
        assertThat(accounts.status(id)).isEqualTo("RETURNED");
        NeighbourStub.tell(client, id, "matter.withdrawn", Map.of());
        assertThat(accounts.status(id)).isEqualTo("CANCELLED");
    }

    @Test
    void another_community_sees_nothing_and_may_do_nothing() {
        var account = accounts.opened("1000.00");
        var id = accounts.requested(account, "10.00");
        var stranger = community.funds("reporter.elsewhere");
        stranger.readPayment(id).refused(404, "access.not-found");
        stranger.readTrustAccount(account).refused(404, "access.not-found");
        assertThat(stranger.listPayments().items()).isEmpty();
        assertThat(stranger.listTrustAccounts().items()).isEmpty();
        assertThat(stranger.listReceipts().items()).isEmpty();
        community
                .funds("reporter.elsewhere")
                .requestPayment(accounts.payment(account, "1.00"))
                .refused(403, "access.principal");
    }

    @Test
    void account_numbers_are_whole_only_for_those_who_need_them() {
        var account = accounts.opened("1000.00");
        var payment = accounts.requested(account, "10.00");
        assertThat(community
                        .funds("cashier")
                        .readPayment(payment)
                        .ok()
                        .path("payee")
                        .path("account")
                        .asString())
                .isEqualTo("3301040160009876");
        assertThat(community
                        .funds("leader")
                        .readPayment(payment)
                        .ok()
                        .path("payee")
                        .path("account")
                        .asString())
                .isEqualTo("****9876");
    }

    private Map<String, Object> filed(String account, String record) {
        return accounts.payment(
                account,
                "10.00",
                "evidence",
                List.of(Map.of("kind", "INVOICE", "number", "I-" + community.code(), "record", record)));
    }

    @Test
    void a_record_that_the_archives_do_not_hold_is_refused_and_nothing_kept() {
        var account = accounts.opened("1000.00");
        var record = UUID.randomUUID().toString();
        var order = filed(account, record);
        NeighbourStub.unfiled(record);

        var problem = community.funds("reporter").requestPayment(order).refused(422, "record.unknown");

        assertThat(problem.path("detail").asString()).contains(record);
        assertThat(community.funds("reporter").listPayments().items()).isEmpty();
    }

    @Test
    void a_missing_record_keeps_no_invoice_from_being_paid() {
        var account = accounts.opened("1000.00");
        NeighbourStub.unfiled("A017-WS·2026·Y-00001");
        community
                .funds("reporter")
                .requestPayment(filed(account, "A017-WS·2026·Y-00001"))
                .refused(422, "record.unknown");
        NeighbourStub.reset();

        community
                .funds("reporter")
                .requestPayment(filed(account, "A017-WS·2026·Y-00001"))
                .created();
    }

    @Test
    void a_budget_line_and_an_earmark_that_do_not_exist_are_refused() {
        var account = accounts.opened("1000.00");

        for (var named : List.of("budgetLine", "earmark")) {
            community
                    .funds("reporter")
                    .requestPayment(accounts.payment(account, "10.00", named, "道路养护"))
                    .refused(422, named.equals("earmark") ? "funds.earmark-unknown" : "funds.budget-line-unknown");
        }
        assertThat(community.funds("reporter").listPayments().items()).isEmpty();
    }

    @Test
    void what_is_asked_for_while_archives_are_silent_is_finished_under_the_same_key() {
        var account = accounts.opened("1000.00");
        var order = filed(account, "A017-WS·2026·Y-00001");
        var reporter = community.funds("reporter").withKey(IdempotencyKeys.next());
        NeighbourStub.archivesSilent();
        reporter.requestPayment(order).refused(503, "request.neighbour-silent");
        community.funds("reporter").requestPayment(order).refused(422, "funds.invoice-used");
        NeighbourStub.reset();

        reporter.requestPayment(order).created();

        assertThat(community.funds("reporter").listPayments().items()).hasSize(1);
    }

    @Test
    void what_was_answered_is_answered_again_while_archives_are_silent() {
        var order = filed(accounts.opened("1000.00"), "A017-WS·2026·Y-00001");
        var reporter = community.funds("reporter").withKey(IdempotencyKeys.next());
        var first = reporter.requestPayment(order).created();
        NeighbourStub.archivesSilent();

        assertThat(reporter.requestPayment(order).replayed().done()).isEqualTo(first);
    }

    @Test
    void too_low_a_balance_is_told_without_asking_archives() {
        var order = filed(accounts.opened("9.99"), "A017-WS·2026·Y-00001");
        NeighbourStub.archivesSilent();

        community.funds("reporter").requestPayment(order).refused(422, "funds.balance-short");
    }

    @Test
    void a_record_that_the_archives_hold_is_taken() {
        community
                .funds("reporter")
                .requestPayment(
                        filed(accounts.opened("1000.00"), UUID.randomUUID().toString()))
                .created();
    }

    @Test
    void bad_input_lists_every_fault_and_keeps_nothing() {
        var account = accounts.opened("1000.00");
        var bad = new HashMap<String, Object>();
        bad.put("account", account);
        bad.put("payee", Map.of("name", " "));
        bad.put("amount", "4,980");
        bad.put("evidence", List.of(Map.of("kind", "INVOICE")));
        var problem = community.funds("reporter").requestPayment(bad).refused(400, "request.malformed");
        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(5);
        for (var amount : List.of("0.00", "-1.00", "1", "1.5", "9999999999999.00", "1e3")) {
            var order = accounts.payment(account, amount);
            community.funds("reporter").requestPayment(order).refused(400, "request.malformed");
        }
        var unknown = accounts.payment(UUID.randomUUID().toString(), "1.00");
        community.funds("reporter").requestPayment(unknown).refused(404, "access.not-found");
        assertThat(community
                        .funds("auditor")
                        .listPayments("principal", community.committee())
                        .items())
                .isEmpty();
        community.funds("auditor").listPayments("status", "LOST").refused(400, "request.malformed");
    }
}
