package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Cash that was spent before it reached the bank. */
@FundsTest
class TakingsApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private String receipt;

    @BeforeEach
    void hundredInCash() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("500.00");
        receipt = community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "100.00", "1"), "method", "CASH"))
                .id();
    }

    private String paidInCash(String amount) {
        var payment = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, "payee", Map.of("name", "王师傅", "kind", "PERSON")))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
        return payment.toString();
    }

    private String consent(String amount) {
        var consent = community
                .funds("cashier")
                .registerBankConsent(Body.of(
                        "principal",
                        community.committee(),
                        "kind",
                        "SPENDING_TAKINGS",
                        "bank",
                        "农商银行滨河支行",
                        "number",
                        "滨农商函〔2026〕13号",
                        "amount",
                        amount,
                        "validFrom",
                        World.today().minusDays(5),
                        "validTo",
                        World.today().plusDays(5)))
                .id();
        community.funds("accountant").confirmBankConsent(consent).ok();
        return consent;
    }

    private Map<String, Object> deposit(String amount, Object... more) {
        return Body.with(
                Body.of(
                        "principal",
                        community.committee(),
                        "account",
                        account,
                        "receipts",
                        List.of(receipt),
                        "amount",
                        amount,
                        "depositedOn",
                        World.today()),
                more);
    }

    @Test
    void without_the_bank_s_consent_takings_are_not_spent() {
        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(paidInCash("30.00"))))
                .refused(422, "funds.takings-without-consent");
    }

    @Test
    void under_its_consent_the_deposit_is_less_and_every_figure_right() {
        var payment = paidInCash("30.00");
        var consent = consent("50.00");

        var made = community
                .funds("cashier")
                .makeDeposit(deposit(
                        "70.00",
                        "spent",
                        List.of(payment),
                        "consent",
                        consent,
                        "slip",
                        Map.of("number", "7", "clearedOn", World.today())))
                .created();

        assertThat(made.path("spent").get(0).asString()).isEqualTo(payment);
        var figures = community.funds("auditor").readBalance(account).ok();
        assertThat(figures.path("ledger").asString()).isEqualTo("570.00");
        assertThat(figures.path("cleared").asString()).isEqualTo("570.00");
        assertThat(figures.path("available").asString()).isEqualTo("570.00");
        assertThat(community.funds("auditor").readBankConsent(consent).text("/used"))
                .isEqualTo("30.00");
        assertThat(community
                        .funds("head")
                        .listAlerts("subject", made.path("id").asString(), "rule", "TAKINGS_SPENT")
                        .items())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"29.99", "10.00"})
    void more_than_it_allows_is_refused(String allowed) {
        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(paidInCash("30.00")), "consent", consent(allowed)))
                .refused(422, "funds.consent-does-not-cover");
    }

    @Test
    void what_one_person_has_entered_allows_nothing_yet() {
        var consent = community
                .funds("cashier")
                .registerBankConsent(Body.of(
                        "principal", community.committee(),
                        "kind", "SPENDING_TAKINGS",
                        "bank", "农商银行滨河支行",
                        "number", "滨农商函〔2026〕13号",
                        "amount", "50.00",
                        "validFrom", World.today(),
                        "validTo", World.today()))
                .id();

        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(paidInCash("30.00")), "consent", consent))
                .refused(422, "funds.consent-does-not-cover");
    }

    @Test
    void a_payment_over_the_bank_was_not_made_from_takings() {
        var payment = accounts.prepared(client, account, "30.00");
        community.funds("releaser").releasePayment(payment).ok();

        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(payment.toString()), "consent", consent("50.00")))
                .refused(422, "funds.payments-not-from-takings");
    }

    @Test
    void a_payment_is_spent_from_takings_once() {
        var payment = paidInCash("30.00");
        var consent = consent("100.00");
        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(payment), "consent", consent))
                .created();
        receipt = community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "100.00", "2"), "method", "CASH"))
                .id();

        community
                .funds("cashier")
                .makeDeposit(deposit("70.00", "spent", List.of(payment), "consent", consent))
                .refused(422, "funds.payments-not-from-takings");
    }

    @Test
    void a_consent_of_another_principal_is_none() {
        var consent = consent("50.00");
        var other = World.over(client).community();
        var others = new TrustAccounts(other);
        var theirs = others.opened("0.00");
        var cash = other.funds("cashier")
                .registerReceipt(Body.with(others.receipt(theirs, "100.00", "1"), "method", "CASH"))
                .id();

        other.funds("cashier")
                .makeDeposit(Body.of(
                        "principal",
                        other.committee(),
                        "account",
                        theirs,
                        "receipts",
                        List.of(cash),
                        "amount",
                        "70.00",
                        "depositedOn",
                        World.today(),
                        "spent",
                        List.of(paidInCash("30.00")),
                        "consent",
                        consent))
                .refused(404, "access.not-found");
    }
}
