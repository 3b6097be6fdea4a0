package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Payees and their accounts: entered by one person, confirmed by another, and only then paid into. */
@FundsTest
class PayeeApiTest {

    private static final String NUMBER = "3301040160009876";

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("100.00");
    }

    private static Map<String, Object> account(String number, Object... differently) {
        return Body.with(Body.of("number", number, "bank", "工商银行", "channel", "DOCUMENT"), differently);
    }

    private String registered(String name, String number) {
        return community
                .funds("cashier")
                .registerPayee(payee(name, "account", account(number)))
                .created()
                .path("id")
                .asString();
    }

    private Map<String, Object> payee(String name, Object... more) {
        return Body.with(Body.of("principal", community.committee(), "name", name), more);
    }

    private static Map<String, Object> confirmation(Object... differently) {
        return Body.with(
                Body.of(
                        "over",
                        "PHONE",
                        "with",
                        "王会计，座机8612 3456",
                        "on",
                        World.today().toString()),
                differently);
    }

    private Reply confirmed(String payee, int account) {
        return community.funds("accountant").confirmPayeeAccount(payee, account, confirmation());
    }

    private Reply paid(String name, String number) {
        return community
                .funds("reporter")
                .requestPayment(accounts.payment(
                        account, "10.00", "payee", Body.of("name", name, "account", number, "bank", "工商银行")));
    }

    @Test
    void an_account_is_paid_into_once_another_person_has_confirmed_it() {
        var payee = registered("恒源铺装", NUMBER);
        var problem = paid("恒源铺装", NUMBER).refused(422, "funds.payee-account-unconfirmed");
        assertThat(problem.at("/cure/0/link").asString()).isEqualTo("/v1/payees/" + payee + "/accounts/1/confirm");

        var view = confirmed(payee, 1).ok();

        assertThat(view.at("/accounts/0/status").asString()).isEqualTo("CONFIRMED");
        assertThat(view.at("/accounts/0/confirmedWith").asString()).startsWith("王会计");
        assertThat(view.at("/accounts/0/confirmedBy").asString()).isEqualTo("accountant");
        paid("恒源铺装", NUMBER).created();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3301 0401 6000 9876", "3301-0401-6000-9876", "03301040160009876"})
    void an_unconfirmed_account_is_found_however_it_is_written(String spelling) {
        registered("恒源铺装", NUMBER);

        paid("恒源铺装公司", spelling).refused(422, "funds.payee-account-unconfirmed");
    }

    @Test
    void a_known_payee_is_paid_into_no_account_that_the_register_does_not_know() {
        var payee = registered("恒源铺装", NUMBER);
        confirmed(payee, 1).ok();

        paid("恒源 铺装", "6222021234567890").refused(422, "funds.payee-account-other");
    }

    @Test
    void who_is_in_no_register_is_paid_as_before() {
        paid("恒源铺装", NUMBER).created();
    }

    @Test
    void the_register_of_another_community_says_nothing_here() {
        registered("恒源铺装", NUMBER);
        var elsewhere = World.over(client).community();
        var theirs = new TrustAccounts(elsewhere);

        elsewhere
                .funds("reporter")
                .requestPayment(theirs.payment(theirs.opened("100.00"), "10.00"))
                .created();
    }

    @Test
    void a_payment_names_an_account_of_the_register() {
        var payee = registered("恒源铺装", NUMBER);
        var order =
                Body.with(accounts.payment(account, "10.00"), "payeeAccount", Body.of("payee", payee, "account", 1));
        order.remove("payee");
        community.funds("reporter").requestPayment(order).refused(422, "funds.payee-account-unconfirmed");
        confirmed(payee, 1).ok();

        var payment = community.funds("reporter").requestPayment(order).created();

        assertThat(payment.at("/payee/name").asString()).isEqualTo("恒源铺装");
        assertThat(payment.at("/payeeAccount/payee").asString()).isEqualTo(payee);
    }

    @Test
    void who_is_paid_is_named_once_and_is_there() {
        var order = accounts.payment(account, "10.00");
        var both = Body.with(order, "payeeAccount", Body.of("payee", UUID.randomUUID(), "account", 1));
        community.funds("reporter").requestPayment(both).refused(400, "request.malformed");
        both.remove("payee");
        community.funds("reporter").requestPayment(both).refused(404, "access.not-found");
        order.remove("payee");
        community.funds("reporter").requestPayment(order).refused(400, "request.malformed");
    }

    @Test
    void an_account_of_another_principals_register_is_not_there() {
        var elsewhere = World.over(client).community();
        var theirs = elsewhere
                .funds("cashier")
                .registerPayee(Body.of("principal", elsewhere.committee(), "name", "恒源铺装", "account", account(NUMBER)))
                .id();
        var order =
                Body.with(accounts.payment(account, "10.00"), "payeeAccount", Body.of("payee", theirs, "account", 1));
        order.remove("payee");

        community.funds("reporter").requestPayment(order).refused(404, "access.not-found");
    }

    @Test
    void the_account_that_was_replaced_is_not_paid_into_any_more() {
        var payee = registered("恒源铺装", NUMBER);
        confirmed(payee, 1).ok();
        community
                .funds("cashier")
                .enterPayeeAccount(payee, account("6222021234567890", "replaces", 1))
                .created();
        paid("恒源铺装", NUMBER).created();

        var view = confirmed(payee, 2).ok();

        assertThat(view.at("/accounts/0/status").asString()).isEqualTo("REPLACED");
        paid("恒源铺装", NUMBER).refused(422, "funds.payee-account-replaced");
        paid("恒源铺装", "6222021234567890").created();
    }

    @Test
    void what_was_asked_for_before_the_account_was_replaced_is_not_prepared() {
        var payee = registered("恒源铺装", NUMBER);
        confirmed(payee, 1).ok();
        var payment = paid("恒源铺装", NUMBER).uuid();
        NeighbourStub.approve(client, payment);
        community
                .funds("cashier")
                .enterPayeeAccount(payee, account("6222021234567890", "replaces", 1))
                .created();
        confirmed(payee, 2).ok();

        community.funds("cashier").preparePayment(payment).refused(422, "funds.payee-account-replaced");
    }

    @Test
    void what_was_prepared_before_the_register_knew_the_payee_otherwise_is_not_released() {
        var payment = paid("恒源铺装", NUMBER).uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        registered("恒源铺装", "6222021234567890");

        community.funds("releaser").releasePayment(payment).refused(422, "funds.payee-account-other");
    }

    @Test
    void who_entered_an_account_does_not_confirm_it() {
        var payee = registered("恒源铺装", NUMBER);

        community
                .funds("cashier")
                .confirmPayeeAccount(payee, 1, confirmation())
                .refused(403, "funds.confirms-own-entry");
    }

    @Test
    void an_account_is_confirmed_over_another_channel_than_it_came_by_and_once() {
        var payee = registered("恒源铺装", NUMBER);
        var accountant = community.funds("accountant");
        accountant
                .confirmPayeeAccount(payee, 1, confirmation("over", "DOCUMENT"))
                .refused(422, "funds.same-channel");
        accountant
                .confirmPayeeAccount(
                        payee, 1, confirmation("on", World.today().plusDays(1).toString()))
                .refused(422, "funds.date-in-the-future");
        accountant
                .confirmPayeeAccount(
                        payee, 1, confirmation("on", World.today().minusDays(1).toString()))
                .refused(422, "funds.confirmed-before-entered");
        accountant.confirmPayeeAccount(payee, 2, confirmation()).refused(404, "access.not-found");
        confirmed(payee, 1).ok();
        confirmed(payee, 1).refused(409, "funds.payee-account-confirmed");
    }

    @Test
    void an_account_is_confirmed_once_by_whoever_comes_first() {
        var payee = registered("恒源铺装", NUMBER);

        var answers = AtOnce.atOnce(8, _ -> confirmed(payee, 1).status());

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status != 200)
                .containsOnly(409);
    }

    @Test
    void accounts_entered_at_once_get_numbers_of_their_own() {
        var payee = registered("恒源铺装", NUMBER);

        AtOnce.atOnce(
                6,
                n -> community
                        .funds("cashier")
                        .enterPayeeAccount(payee, account("622202123456789" + n))
                        .status());

        assertThat(community.funds("auditor").listPayeeAccounts(payee).items())
                .extracting(account -> account.path("n").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void a_payee_has_an_account_once_and_an_organisation_is_entered_once() {
        var payee = registered("恒源铺装有限公司", NUMBER);
        community
                .funds("cashier")
                .enterPayeeAccount(payee, account("3301 0401 6000 9876"))
                .refused(409, "funds.payee-account-known");
        community.funds("cashier").registerPayee(payee("恒源铺装有限责任公司")).refused(409, "funds.payee-exists");
        community
                .funds("cashier")
                .enterPayeeAccount(payee, account("6222021234567890", "replaces", 9))
                .refused(404, "access.not-found");
    }

    @Test
    void people_may_share_a_name() {
        var first = payee("张伟", "kind", "PERSON", "account", account(NUMBER));
        community.funds("cashier").registerPayee(first).created();

        community
                .funds("cashier")
                .registerPayee(payee("张伟", "kind", "PERSON", "account", account("6222021234567890")))
                .created();
    }

    @Test
    void saying_it_twice_enters_one_payee() {
        var cashier = community.funds("cashier").withKey(IdempotencyKeys.next());
        var first = cashier.registerPayee(payee("恒源铺装")).created();

        assertThat(cashier.registerPayee(payee("恒源铺装")).replayed().done()).isEqualTo(first);
        assertThat(community
                        .funds("cashier")
                        .listPayees("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void a_payee_is_found_by_a_part_of_its_name() {
        registered("恒源铺装", NUMBER);
        registered("宏远绿化", "6222021234567890");

        assertThat(community
                        .funds("auditor")
                        .listPayees("principal", community.committee(), "q", "绿化")
                        .items())
                .extracting(payee -> payee.path("name").asString())
                .containsExactly("宏远绿化");
    }

    @Test
    void another_community_sees_no_payee_and_confirms_none() {
        var payee = registered("恒源铺装", NUMBER);
        var stranger = World.over(client).community();

        stranger.funds("reporter").readPayee(payee).refused(404, "access.not-found");
        stranger.funds("reporter").listPayeeAccounts(payee).refused(404, "access.not-found");
        stranger.funds("reporter").confirmPayeeAccount(payee, 1, confirmation()).refused(404, "access.not-found");
        assertThat(stranger.funds("reporter").listPayees().items()).isEmpty();
    }

    @Test
    void an_account_number_is_whole_only_for_those_who_need_it() {
        var payee = registered("恒源铺装", NUMBER);

        assertThat(community.funds("leader").readPayee(payee).text("/accounts/0/number"))
                .isEqualTo("****9876");
        assertThat(community.funds("cashier").readPayee(payee).text("/accounts/0/number"))
                .isEqualTo(NUMBER);
    }

    @Test
    void without_a_mandate_nobody_enters_a_payee() {
        var stranger = World.over(client).community();
        NeighbourStub.noAgreement();

        stranger.funds("cashier")
                .registerPayee(Body.of("principal", stranger.committee(), "name", "恒源铺装"))
                .refused(422, "agreement.not-in-force");
    }

    @Test
    void bad_input_lists_every_fault() {
        var bad = payee(" ", "account", Body.of("number", "1", "bank", "", "bankCode", "12", "channel", "PHONE"));

        var problem = community.funds("cashier").registerPayee(bad).refused(400, "request.malformed");

        assertThat(problem.path("violations").size()).isGreaterThanOrEqualTo(4);
        community.funds("cashier").registerPayee(payee("\u200b")).refused(400, "request.malformed");
    }

    @Test
    void the_database_lets_nobody_confirm_an_own_entry_or_change_an_account() {
        var payee = registered("恒源铺装", NUMBER);
        var own =
                "update payee_account set confirmed_by = entered_by, confirmed_at = now(), confirmed_on = current_date,"
                        + " confirmed_over = 'PHONE', confirmed_with = 'x' where payee = '" + payee + "'";
        var changed = "update payee_account set number = '1' where payee = '" + payee + "'";

        assertThatThrownBy(() -> TestPostgres.execute("funds", own)).hasMessageContaining("violates check constraint");
        assertThatThrownBy(() -> TestPostgres.execute("funds", changed))
                .hasMessageContaining("stays as it was entered");
    }

    @Test
    void a_missing_payee_is_told_with_all_other_faults() {
        var order = accounts.payment(account, "10", "purpose", "");
        order.remove("payee");

        assertThat(community.funds("reporter").requestPayment(order).pointers(400, "request.malformed"))
                .contains("/amount", "/purpose", "/payee");
    }
}
