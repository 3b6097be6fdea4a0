package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A list of payments is asked for, approved and released as one act of its sum. */
@FundsTest
class PaymentListApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("1000.00");
    }

    private static Map<String, Object> row(int n, String amount, Object... differently) {
        return Body.with(
                Body.of(
                        "payee",
                        Body.of(
                                "name",
                                "职工" + (char) ('一' + n),
                                "account",
                                Long.toString(6222021202030000L + n),
                                "bank",
                                "工商银行",
                                "kind",
                                "PERSON"),
                        "amount",
                        amount),
                differently);
    }

    @SafeVarargs
    private Map<String, Object> list(String mode, Map<String, Object>... rows) {
        return list(mode, List.of(rows));
    }

    private Map<String, Object> list(String mode, List<Map<String, Object>> rows, Object... differently) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
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
                        rows),
                differently);
    }

    private Reply asked(Map<String, Object> list, Object... parameters) {
        return community.funds("reporter").requestPaymentList(list, parameters);
    }

    private String available() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    private static List<String> codes(JsonNode problem) {
        return StreamSupport.stream(problem.path("violations").spliterator(), false)
                .map(one ->
                        one.path("pointer").asString() + " " + one.path("code").asString())
                .toList();
    }

    private static List<UUID> payments(JsonNode list) {
        return StreamSupport.stream(list.path("rows").spliterator(), false)
                .filter(row -> !row.path("payment").isNull())
                .map(row -> UUID.fromString(row.path("payment").asString()))
                .toList();
    }

    @Test
    void a_list_is_one_act_of_its_sum_and_its_payments_are_released_together() {
        var asked =
                asked(list("ALL_OR_NONE", row(1, "300.00"), row(2, "250.00"))).created();
        var id = UUID.fromString(asked.path("id").asString());
        var payments = payments(asked);
        assertThat(asked.path("amount").asString()).isEqualTo("550.00");
        assertThat(asked.path("status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(available()).isEqualTo("450.00");
        var act = NeighbourStub.asked(id).act();
        assertThat(act.path("kind").asString()).isEqualTo("PAYMENT");
        assertThat(act.path("amount").asString()).isEqualTo("550.00");
        assertThat(act.at("/particulars/counterparties")).hasSize(2);
        assertThat(act.at("/particulars/counterparties/1/amount").asString()).isEqualTo("250.00");
        NeighbourStub.approve(client, id);

        community.funds("cashier").preparePaymentList(id).ok();
        var paid = community.funds("releaser").releasePaymentList(id).ok();

        assertThat(paid.path("status").asString()).isEqualTo("PAID");
        assertThat(paid.path("paidOn").asString()).isEqualTo(World.today().toString());
        assertThat(accounts.balance(account)).isEqualTo("450.00");
        for (var payment : payments) {
            var read = community.funds("auditor").readPayment(payment).ok();
            assertThat(read.path("status").asString()).isEqualTo("PAID");
            assertThat(read.path("list").asString()).isEqualTo(id.toString());
            assertThat(read.at("/bank/status").asString()).isEqualTo("TO_SEND");
        }
        await().until(() -> told("payment.paid") == 2 && told("act.executed") == 1);
    }

    private long told(String type) {
        return NeighbourStub.events(type).stream()
                .filter(event -> event.path("principal").asString().equals(community.committee()))
                .count();
    }

    @Test
    void its_payments_go_to_the_bank_in_a_file_as_any_other() {
        var bank = new BankPayments(client, community, "1000.00");
        account = bank.account();
        var asked =
                asked(list("ALL_OR_NONE", row(1, "300.00"), row(2, "250.00"))).created();
        released(asked);

        var file = bank.made().created();

        assertThat(file.path("payments").asInt()).isEqualTo(2);
        assertThat(payments(asked)).allMatch(payment -> bank.status(payment).equals("SENT"));
    }

    private void released(JsonNode asked) {
        var id = UUID.fromString(asked.path("id").asString());
        NeighbourStub.approve(client, id);
        community.funds("cashier").preparePaymentList(id).ok();
        community.funds("releaser").releasePaymentList(id).ok();
    }

    @Test
    void one_row_that_cannot_be_paid_keeps_all_from_being_kept_and_every_fault_is_told_at_once() {
        var unknown = Body.of("payeeAccount", Map.of("payee", UUID.randomUUID(), "account", 1), "amount", "10.00");

        var problem = asked(list("ALL_OR_NONE", row(1, "10.00"), row(1, "20.00"), unknown, row(4, "30.00")))
                .refused(422, "funds.payment-list-refused");

        assertThat(codes(problem))
                .containsExactlyInAnyOrder("/rows/1 funds.payee-repeated", "/rows/2 funds.payee-account-unknown");
        assertThat(available()).isEqualTo("1000.00");
        assertThat(community
                        .funds("auditor")
                        .listPaymentLists("principal", community.committee())
                        .ok()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void a_list_that_is_short_by_one_fen_is_told_its_sum() {
        var problem =
                asked(list("ALL_OR_NONE", row(1, "500.00"), row(2, "500.01"))).refused(422, "funds.balance-short");

        assertThat(problem.path("detail").asString()).contains("1000.01");
        assertThat(available()).isEqualTo("1000.00");
    }

    @Test
    void what_is_against_the_whole_is_told_with_what_is_against_its_rows() {
        var list = list("ALL_OR_NONE", List.of(row(1, "500.00"), row(1, "500.01")), "evidence", List.of());

        assertThat(codes(asked(list).refused(422, "funds.payment-list-refused")))
                .contains("/rows/1 funds.payee-repeated", " funds.papers-missing");
    }

    @Test
    void in_the_mode_each_good_rows_become_payments_and_the_others_are_told_their_problem() {
        var asked = asked(list("EACH", row(1, "600.00"), row(2, "500.00"), row(3, "400.00"), row(1, "1.00")))
                .created();

        assertThat(asked.path("amount").asString()).isEqualTo("1000.00");
        assertThat(asked.path("payments").asInt()).isEqualTo(2);
        assertThat(asked.path("refused").asInt()).isEqualTo(2);
        assertThat(asked.at("/rows/1/problem/code").asString()).isEqualTo("funds.balance-short");
        assertThat(asked.at("/rows/1/payment").isNull()).isTrue();
        assertThat(asked.at("/rows/2/status").asString()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.at("/rows/3/problem/code").asString()).isEqualTo("funds.payee-repeated");
        assertThat(available()).isEqualTo("0.00");
        var act = NeighbourStub.asked(UUID.fromString(asked.path("id").asString()))
                .act();
        assertThat(act.path("amount").asString()).isEqualTo("1000.00");
        assertThat(act.at("/particulars/counterparties")).hasSize(2);
        released(asked);
        assertThat(accounts.balance(account)).isEqualTo("0.00");
    }

    @Test
    void in_the_mode_each_a_list_of_which_nothing_can_be_paid_is_refused() {
        asked(list("EACH", row(1, "1000.01"), row(2, "2000.00"))).refused(422, "funds.balance-short");
    }

    @Test
    void a_dry_run_tells_the_same_and_keeps_nothing() {
        var outlook = asked(list("EACH", row(1, "600.00"), row(2, "500.00")), "dryRun", true)
                .ok();
        asked(list("ALL_OR_NONE", row(1, "600.00"), row(2, "500.00")), "dryRun", true)
                .refused(422, "funds.balance-short");

        assertThat(outlook.path("id").isNull()).isTrue();
        assertThat(outlook.path("amount").asString()).isEqualTo("600.00");
        assertThat(outlook.at("/rows/1/problem/code").asString()).isEqualTo("funds.balance-short");
        assertThat(available()).isEqualTo("1000.00");
        assertThat(NeighbourStub.asked()).noneMatch(act -> act.principal().equals(community.committee()));
    }

    @Test
    void a_payee_stands_on_a_list_twice_only_with_a_reason() {
        asked(list("ALL_OR_NONE", row(1, "10.00"), row(1, "20.00", "repeats", "补发五月份")))
                .created();
        var sameAccountOtherName = Body.with(
                row(2, "20.00"),
                "payee",
                Body.of("name", "另一人", "account", "6222 0212 0203 0001", "bank", "工商银行", "kind", "PERSON"));
        asked(list("ALL_OR_NONE", row(1, "10.00"), sameAccountOtherName)).refused(422, "funds.payment-list-refused");
    }

    @Test
    void a_payment_of_a_list_goes_its_way_with_the_list_alone() {
        var asked = asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00"))).created();
        var id = UUID.fromString(asked.path("id").asString());
        var payment = payments(asked).getFirst();
        NeighbourStub.approve(client, id);

        community.funds("cashier").preparePayment(payment).refused(409, "act.part-of-another");
        community
                .funds("reporter")
                .cancelPayment(payment, Map.of("reason", "误"))
                .refused(409, "act.part-of-another");
        community.funds("cashier").preparePayment(id).is(404);
        community.funds("reporter").cancelPayment(id, Map.of("reason", "误")).is(404);
        assertThat(community.funds("auditor").readPaymentList(id).text("/status"))
                .isEqualTo("AUTHORISED");
    }

    @Test
    void who_asked_calls_the_whole_list_back_and_its_money_is_free_again() {
        var asked = asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00"))).created();
        var id = asked.path("id").asString();

        var cancelled = community
                .funds("reporter")
                .cancelPaymentList(id, Map.of("reason", "重复申请"))
                .ok();

        assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
        assertThat(cancelled.at("/rows/1/status").asString()).isEqualTo("CANCELLED");
        assertThat(available()).isEqualTo("1000.00");
    }

    @Test
    void a_rejected_list_frees_what_it_kept_back() {
        var id = UUID.fromString(asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00")))
                .created()
                .path("id")
                .asString());

        NeighbourStub.tell(client, id, "matter.rejected", Map.of());

        assertThat(community.funds("auditor").readPaymentList(id).text("/rows/0/status"))
                .isEqualTo("REJECTED");
        assertThat(available()).isEqualTo("1000.00");
    }

    @Test
    void three_people_ask_prepare_and_release_and_the_list_is_paid_once() {
        var asked = asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00"))).created();
        var id = UUID.fromString(asked.path("id").asString());
        community.funds("cashier").preparePaymentList(id).refused(409, "warrant.missing");
        NeighbourStub.approve(client, id);
        community.funds("releaser").releasePaymentList(id).refused(409, "funds.not-prepared");
        community.funds("cashier").preparePaymentList(id).ok();
        community.funds("reporter").releasePaymentList(id).is(403);
        community.funds("releaser").releasePaymentList(id).ok();

        community.funds("releaser").releasePaymentList(id).refused(409, "warrant.spent");
        assertThat(accounts.balance(account)).isEqualTo("970.00");
    }

    @Test
    void a_row_that_was_changed_behind_the_service_is_not_what_was_approved() throws Exception {
        var asked = asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00"))).created();
        var id = UUID.fromString(asked.path("id").asString());
        NeighbourStub.approve(client, id);
        TestPostgres.execute(
                "funds",
                "alter table payment disable trigger user; update payment set payee_account = '6222000000009999' where id = '"
                        + payments(asked).get(1) + "'; alter table payment enable trigger user");

        community.funds("cashier").preparePaymentList(id).refused(422, "warrant.other-act");
    }

    @Test
    void two_equal_keys_at_once_make_one_list() {
        var key = IdempotencyKeys.next();
        var list = list("EACH", row(1, "300.00"), row(2, "300.00"));

        var replies =
                AtOnce.atOnce(2, _ -> community.funds("reporter").withKey(key).requestPaymentList(list));

        assertThat(replies).anyMatch(reply -> reply.status() == 201);
        var again = community
                .funds("reporter")
                .withKey(key)
                .requestPaymentList(list)
                .created();
        assertThat(again.path("payments").asInt()).isEqualTo(2);
        assertThat(available()).isEqualTo("400.00");
    }

    @Test
    void of_two_lists_at_once_that_are_short_by_one_fen_together_one_is_kept() {
        var one = list("ALL_OR_NONE", row(1, "250.00"), row(2, "250.00"));
        var other = list("ALL_OR_NONE", row(3, "250.00"), row(4, "250.01"));

        var replies = AtOnce.atOnce(2, n -> asked(n == 0 ? one : other));

        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void another_communitys_people_neither_see_nor_make_a_list() {
        var id =
                asked(list("ALL_OR_NONE", row(1, "10.00"))).created().path("id").asString();
        var stranger = World.over(client).community();

        stranger.funds("reporter")
                .requestPaymentList(list("EACH", row(1, "10.00")))
                .refused(403, "access.principal");
        stranger.funds("reporter")
                .requestPaymentList(list("EACH", row(1, "10.00")), "dryRun", true)
                .refused(403, "access.principal");
        stranger.funds("reporter").readPaymentList(id).refused(404, "access.not-found");
        stranger.funds("reporter").cancelPaymentList(id, Map.of("reason", "误")).refused(404, "access.not-found");
        assertThat(stranger.funds("reporter").listPaymentLists().ok().path("items"))
                .isEmpty();
    }

    @Test
    void while_the_agreements_service_is_silent_the_same_key_goes_on_later_with_the_same_list() {
        var key = IdempotencyKeys.next();
        var list = list("EACH", row(1, "600.00"), row(2, "500.00"));
        NeighbourStub.silent();
        community.funds("reporter").withKey(key).requestPaymentList(list).refused(503, "request.neighbour-silent");
        NeighbourStub.reset();

        var asked = community
                .funds("reporter")
                .withKey(key)
                .requestPaymentList(list)
                .created();

        assertThat(asked.path("amount").asString()).isEqualTo("600.00");
        assertThat(available()).isEqualTo("400.00");
    }

    @Test
    void what_the_agreement_forbids_is_refused_with_all_its_rows() {
        NeighbourStub.forbids("agreement.out-of-scope");

        asked(list("ALL_OR_NONE", row(1, "10.00"), row(2, "20.00"))).refused(422, "agreement.out-of-scope");

        assertThat(available()).isEqualTo("1000.00");
    }

    @Test
    void a_list_that_cannot_be_read_is_told_every_field_of_every_row() {
        asked(list("ALL_OR_NONE", List.of())).refused(400, "request.malformed");
        var problem = asked(list("ALL_OR_NONE", row(1, "zwölf"), row(2, "0.00"), Body.of("amount", "1.00")))
                .refused(400, "request.malformed");
        assertThat(problem.toString()).contains("/rows/0/amount", "/rows/1/amount");
        var second = asked(list("ALL_OR_NONE", row(1, "1.00"), Body.of("amount", "1.00")))
                .refused(400, "request.malformed");
        assertThat(second.toString()).contains("/rows/1/payee");
        asked(list("SOME", row(1, "1.00"))).refused(400, "request.malformed");
    }

    @Test
    void a_list_has_so_many_rows_and_no_more() {
        asked(list("ALL_OR_NONE", rows(201))).refused(413, "funds.payment-list-too-long");
        var problem = asked(list("ALL_OR_NONE", rows(10_001))).refused(400, "request.malformed");
        assertThat(problem.toString()).contains("/rows/", "too many values");
    }

    @Test
    void the_longest_list_is_asked_for_and_released() {
        client = client.mutate().responseTimeout(Duration.ofMinutes(2)).build();
        an_account();
        var asked = asked(list("ALL_OR_NONE", rows(200))).created();
        assertThat(asked.path("amount").asString()).isEqualTo("200.00");

        released(asked);

        assertThat(accounts.balance(account)).isEqualTo("800.00");
    }

    private static List<Map<String, Object>> rows(int count) {
        return new ArrayList<>(
                IntStream.range(0, count).mapToObj(n -> row(n, "1.00")).toList());
    }
}
