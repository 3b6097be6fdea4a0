package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
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
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** What a payment raises: a payee whose account changed, a bare receipt above the limit. */
@FundsTest
class PaymentWatchApiTest {

    private static final String OLD = "3301040160009876";

    private static final String NEW = "6222021234567890";

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<Alerts.Source> sources;

    @Autowired
    private Transactions transactions;

    private Community community;
    private TrustAccounts accounts;
    private String account;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("20000.00");
    }

    private static Object entry(String number) {
        return Body.of("number", number, "bank", "工商银行", "channel", "DOCUMENT");
    }

    private String payeeWithTwoAccounts() {
        var payee = community
                .funds("cashier")
                .registerPayee(Body.of("principal", community.committee(), "name", "恒源铺装", "account", entry(OLD)))
                .id();
        confirm(payee, 1);
        community.funds("cashier").enterPayeeAccount(payee, entry(NEW)).created();
        confirm(payee, 2);
        return payee;
    }

    private void confirm(String payee, int account) {
        community
                .funds("accountant")
                .confirmPayeeAccount(
                        payee,
                        account,
                        Body.of(
                                "over",
                                "PHONE",
                                "with",
                                "王会计",
                                "on",
                                World.today().toString()))
                .ok();
    }

    private UUID prepared(String amount, Object... differently) {
        var payment = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, differently))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        return payment;
    }

    private List<JsonNode> raised(UUID payment) {
        return community.funds("head").listAlerts("subject", payment).items();
    }

    /** As if the account had been entered and confirmed so many days ago. */
    private static void changedBefore(String payee, int days) throws SQLException {
        TestPostgres.execute("funds", "alter table payee_account disable trigger user");
        TestPostgres.execute(
                "funds",
                "update payee_account set entered_at = entered_at - interval '%1$s days', confirmed_at = confirmed_at - interval '%1$s days' where payee = '%2$s'"
                        .formatted(days, payee));
        TestPostgres.execute("funds", "alter table payee_account enable trigger user");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "4, 1", "30, 1", "31, 0"})
    void a_payment_within_thirty_days_of_a_change_raises_an_alert(int days, int alerts) throws SQLException {
        changedBefore(payeeWithTwoAccounts(), days);

        var payment = prepared("480.00", "payee", Body.of("name", "恒源铺装", "account", NEW, "bank", "工商银行"));

        assertThat(raised(payment)).hasSize(alerts).allSatisfy(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("PAYEE_CHANGED");
            assertThat(alert.at("/figures/amount").asString()).isEqualTo("480.00");
            assertThat(alert.at("/figures/changedOn").asString())
                    .isEqualTo(World.today().minusDays(days).toString());
        });
    }

    @Test
    void a_payment_into_the_earlier_account_is_raised_too_and_once() {
        payeeWithTwoAccounts();

        var payment = prepared("480.00", "payee", Body.of("name", "恒源铺装", "account", OLD, "bank", "工商银行"));
        community.funds("releaser").releasePayment(payment).ok();

        assertThat(raised(payment)).hasSize(1);
    }

    @Test
    void a_first_account_is_no_change() {
        var payee = community
                .funds("cashier")
                .registerPayee(Body.of("principal", community.committee(), "name", "恒源铺装", "account", entry(OLD)))
                .id();
        confirm(payee, 1);

        assertThat(raised(prepared("480.00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"收据, 1000.01, 1", "白条, 1000.01, 1", "收据, 1000.00, 0", "发票, 1000.01, 0"})
    void a_bare_receipt_above_the_limit_is_raised(String kind, String amount, int alerts) {
        var payment = prepared(amount, "evidence", List.of(Body.of("kind", kind, "number", community.code() + "1")));

        assertThat(raised(payment)).hasSize(alerts).allSatisfy(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("BARE_RECEIPT");
            assertThat(alert.at("/figures/limit").asString()).isEqualTo("1000.00");
        });
    }

    @Test
    void a_receipt_beside_an_invoice_is_not_bare() {
        var papers = List.of(
                Body.of("kind", "收据", "number", community.code() + "1"),
                Body.of("kind", "发票", "number", community.code() + "2"));

        assertThat(raised(prepared("1000.01", "evidence", papers))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, REPAIR, 10000.01, 1",
        "PERSON, REPAIR, 10000.00, 0",
        "ORGANISATION, REPAIR, 10000.01, 0",
        "PERSON, WAGES, 10000.01, 0"
    })
    void much_money_to_a_person_without_a_contract_is_raised(String kind, String category, String amount, int alerts) {
        var payment = community
                .funds("reporter")
                .requestPayment(accounts.payment(
                        account,
                        amount,
                        "payee",
                        Body.of("name", "王五", "account", NEW, "bank", "工商银行", "kind", kind),
                        "category",
                        category))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();

        assertThat(raised(payment)).hasSize(alerts).allSatisfy(alert -> {
            assertThat(alert.path("rule").asString()).isEqualTo("LARGE_TRANSFER_TO_PERSON");
            assertThat(alert.at("/figures/limit").asString()).isEqualTo("10000.00");
        });
    }

    @ParameterizedTest
    @CsvSource({"5, 300.00, 1", "4, 300.00, 0", "5, 300.50, 0"})
    void equal_round_payments_of_a_day_are_raised(int payments, String amount, int expected) {
        IntStream.range(0, payments)
                .forEach(_ -> community
                        .funds("reporter")
                        .requestPayment(accounts.payment(account, amount))
                        .created());

        var found = Flux.fromIterable(sources)
                .concatMap(source -> source.due(World.today()).collectList())
                .flatMapIterable(alerts -> alerts)
                .filter(alert -> alert.principal().value().equals(community.committee()))
                .collectList()
                .as(transactions.within(Scope.ALL))
                .block();

        assertThat(found).hasSize(expected).allSatisfy(alert -> {
            assertThat(alert.rule()).isEqualTo(AlertRule.PADDED_LIST);
            assertThat(alert.figures()).containsEntry("payments", payments);
            assertThat(alert.people()).containsExactly("reporter." + community.code());
        });
    }
}
