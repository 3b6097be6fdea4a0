package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Money that the bank gives back is the same account's again, once, and no income. */
@FundsTest
class PaymentReturnApiTest {

    private static final Map<String, Object> NOTICE =
            Map.of("reference", "T-0042", "returnedOn", World.today().toString(), "reason", "账号与户名不符");

    @Autowired
    private WebTestClient client;

    private Community community;
    private BankPayments payments;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        payments = new BankPayments(client, community, "1000.00");
    }

    private UUID confirmed(String amount) {
        var payment = payments.released(amount);
        var file = payments.sent();
        community
                .funds("cashier")
                .takeBankAnswer(StatusReports.report(
                        "10",
                        UUID.randomUUID().toString(),
                        StatusReports.group(file, "")
                                + StatusReports.information(StatusReports.transaction(payment, "ACSC"))))
                .created();
        return payment;
    }

    private Reply read(String login, UUID payment, Object... differently) {
        return community.funds(login).returnPayment(payment, Body.with(NOTICE, differently));
    }

    private void returned(UUID payment, Object... differently) {
        read("cashier", payment, differently).is(202);
        read("releaser", payment, differently).created();
    }

    private List<String> figures() {
        var balance = community.funds("auditor").readBalance(payments.account()).ok();
        return List.of(
                balance.path("ledger").asString(),
                balance.path("cleared").asString(),
                balance.path("available").asString());
    }

    @Test
    void what_one_person_reads_from_the_notice_moves_nothing() {
        var payment = confirmed("10.00");

        read("cashier", payment).is(202);

        assertThat(figures()).containsOnly("990.00");
        assertThat(payments.status(payment)).isEqualTo("CONFIRMED");
    }

    @Test
    void what_two_people_read_is_the_same_account_s_again() {
        var payment = confirmed("10.00");

        returned(payment);

        assertThat(figures()).containsOnly("1000.00");
        assertThat(payments.status(payment)).isEqualTo("RETURNED");
        var view = community.funds("auditor").readPayment(payment).ok();
        assertThat(view.path("status").asString()).isEqualTo("BANK_RETURNED");
        assertThat(view.at("/bank/reference").asString()).isEqualTo("T-0042");
    }

    @Test
    void it_is_a_return_and_no_receipt() {
        var payment = confirmed("10.00");

        returned(payment);

        assertThat(community
                        .funds("auditor")
                        .listTrustEntries(payments.account())
                        .items())
                .extracting(entry -> entry.path("kind").asString())
                .containsExactly("RETURN", "PAYMENT", "OPENING");
        assertThat(community
                        .funds("auditor")
                        .listReceipts("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void accounts_are_told_once() {
        var payment = confirmed("10.00");

        returned(payment);

        await().until(() -> NeighbourStub.events("payment.returned").stream()
                        .filter(event -> event.at("/data/payment").asString().equals(payment.toString()))
                        .count()
                == 1);
    }

    @Test
    void it_comes_back_once() {
        var payment = confirmed("10.00");
        returned(payment);

        read("cashier", payment, "reference", "T-0043").refused(409, "funds.already-returned");

        assertThat(figures()).containsOnly("1000.00");
    }

    @Test
    void one_entry_of_the_bank_gives_back_one_payment() {
        var one = confirmed("10.00");
        var other = confirmed("10.00");
        returned(one);
        read("cashier", other).is(202);

        read("releaser", other).refused(422, "funds.return-reference-used");

        assertThat(figures()).containsOnly("990.00");
    }

    @Test
    void nobody_confirms_what_they_recorded() {
        var payment = confirmed("10.00");
        read("cashier", payment).is(202);

        read("cashier", payment).refused(403, "funds.return-same-person");
    }

    @Test
    void the_same_key_is_answered_as_at_first() {
        var payment = confirmed("10.00");
        var key = IdempotencyKeys.next();
        var first = community.funds("cashier").withKey(key).returnPayment(payment, NOTICE);

        var again = community.funds("cashier").withKey(key).returnPayment(payment, NOTICE);

        assertThat(again.is(202)).isEqualTo(first.is(202));
        assertThat(community.funds("auditor").listPaymentReturns(payment).items())
                .hasSize(1);
    }

    @Test
    void two_second_people_at_once_give_it_back_once() {
        var payment = confirmed("10.00");
        read("cashier", payment).is(202);

        AtOnce.atOnce(4, _ -> read("releaser", payment));

        assertThat(figures()).containsOnly("1000.00");
        assertThat(community.funds("auditor").listPaymentReturns(payment).items())
                .filteredOn(line -> line.hasNonNull("confirmedAt"))
                .hasSize(1);
    }

    @Test
    void what_was_not_sent_does_not_come_back() {
        var payment = payments.released("10.00");

        read("cashier", payment).refused(409, "funds.return-not-sent");
    }

    @Test
    void cash_does_not_come_back_from_the_bank() {
        var accounts = new TrustAccounts(community);
        var payment = community
                .funds("reporter")
                .requestPayment(
                        accounts.payment(payments.account(), "10.00", "payee", Map.of("name", "李师傅", "kind", "PERSON")))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();

        read("cashier", payment).refused(409, "funds.return-not-sent");
    }

    @Test
    void a_day_that_has_not_come_is_refused() {
        var payment = confirmed("10.00");

        read("cashier", payment, "returnedOn", World.today().plusDays(1).toString())
                .refused(422, "funds.date-in-the-future");
    }

    @Test
    void others_do_not_return_money() {
        var payment = confirmed("10.00");

        assertThat(read("reporter", payment).status()).isEqualTo(403);
    }

    @Test
    void what_was_read_is_listed_newest_first() {
        var payment = confirmed("10.00");
        read("cashier", payment, "reference", "T-1").is(202);
        returned(payment);

        assertThat(community.funds("auditor").listPaymentReturns(payment).items())
                .extracting(line -> line.path("reference").asString())
                .containsExactly("T-0042", "T-1");
    }

    @Test
    void a_second_confirmed_return_does_not_get_past_the_database() {
        var payment = confirmed("10.00");
        returned(payment);

        assertThatThrownBy(() -> TestPostgres.execute(
                        "funds",
                        "insert into payment_return (principal, id, payment, reference, returned_on, recorded_by, recorded_at,"
                                + " confirmed_by, confirmed_at) select principal, gen_random_uuid(), payment, 'T-9', returned_on,"
                                + " 'a', now(), 'b', now() from payment_return where payment = '" + payment + "'"))
                .hasMessageContaining("payment_return_once");
    }
}
