package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.funds.alert.Alerts;
import org.fivetrust.funds.alert.model.AlertRule;
import org.fivetrust.shared.web.Transactions;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Money that arrived, and nobody knew whose it was. */
@FundsTest
class SuspenseApiTest {

    @Autowired
    private WebTestClient client;

    @Autowired
    private List<Alerts.Source> sources;

    @Autowired
    private Transactions transactions;

    private Community community;
    private String number;
    private String statement;
    private String account;
    private UUID bank;

    @BeforeEach
    void twelveThousandArrive() {
        NeighbourStub.reset();
        community = World.over(client).community();
        number = "6228" + Math.abs((long) community.code().hashCode());
        bankAccount();
        account = community
                .funds("cashier")
                .openTrustAccount(
                        Map.of("principal", community.committee(), "accountNumber", number, "openingBalance", "0.00"))
                .id();
        statement = takenIn("12000.00", "12000.00", "-1.00", "11999.00");
    }

    private void bankAccount() {
        bank = community
                .funds("reporter")
                .requestBankAccount(Map.of(
                        "principal", community.committee(),
                        "holder", NeighbourStub.legalName(community.committee()),
                        "bank", "农商银行滨河支行",
                        "bankCode", "402331000017",
                        "number", number,
                        "kind", "BASIC",
                        "purpose", "日常收支",
                        "resolution", "东方居决〔2026〕3号"))
                .uuid();
        NeighbourStub.approve(client, bank);
        community.funds("cashier").openBankAccount(bank).ok();
    }

    private String takenIn(String... amountsAndBalances) {
        var list = new StringBuilder("日期,金额,余额,流水号\n");
        for (var n = 0; n < amountsAndBalances.length; n += 2) {
            list.append(World.today())
                    .append(',')
                    .append(amountsAndBalances[n])
                    .append(',')
                    .append(amountsAndBalances[n + 1])
                    .append(",R-")
                    .append(n)
                    .append(community.code())
                    .append('\n');
        }
        return community
                .funds("cashier")
                .takeInBankStatements(new Form()
                        .text("profile", "signed")
                        .text("account", number)
                        .file("file", "a.csv", "text/csv", list.toString().getBytes(StandardCharsets.UTF_8)))
                .created()
                .at("/statements/0/id")
                .asString();
    }

    private Reply enteredBy(String who, int entry) {
        return community.funds(who).enterSuspense(Map.of("statement", statement, "entry", entry));
    }

    private String entered() {
        return enteredBy("cashier", 1).id();
    }

    private Map<String, Object> naming() {
        return Body.of(
                "principal", community.committee(),
                "account", account,
                "payer", "沿街商铺三号",
                "purpose", "第二季度租金",
                "receiptNumber", "000418");
    }

    private String balance() {
        return community.funds("auditor").readBalance(account).text("/available");
    }

    private String status(String item) {
        return community.funds("auditor").readSuspense(item).text("/status");
    }

    private long lying() {
        try (var connection = TestPostgres.superuser("funds");
                var query = connection.prepareStatement("select suspense_of(?)")) {
            query.setString(1, number);
            var found = query.executeQuery();
            found.next();
            return found.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void lies_on_the_bank_account_and_is_nobody_s_figure() {
        var item = enteredBy("cashier", 1).created();

        assertThat(item.path("amount").asString()).isEqualTo("12000.00");
        assertThat(item.path("status").asString()).isEqualTo("OPEN");
        assertThat(item.path("dueOn").asString())
                .isEqualTo(World.today().plusDays(30).toString());
        assertThat(lying()).isEqualTo(1_200_000);
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void stands_in_the_three_way_proof_once() {
        entered();

        var proof = community
                .funds("auditor")
                .proveBankAccount("account", bank, "asOf", World.today())
                .ok();

        assertThat(proof.path("suspense").asString()).isEqualTo("12000.00");
        assertThat(proof.path("difference").asString()).isEqualTo("0.00");
        assertThat(proof.path("items")).hasSize(1);
    }

    @Test
    void what_lies_in_suspense_is_matched_with_nothing() {
        community
                .funds("cashier")
                .registerReceipt(new TrustAccounts(community).receipt(account, "12000.00", "000419"))
                .created();
        entered();

        community
                .funds("accountant")
                .matchBankEntry(statement, 1, Map.of("movements", List.of(Map.of("account", account, "seq", 2))))
                .refused(409, "funds.entry-not-counted");
    }

    @Test
    void what_is_matched_lies_in_no_suspense() {
        community
                .funds("cashier")
                .registerReceipt(new TrustAccounts(community).receipt(account, "12000.00", "000419"))
                .created();
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, Map.of("movements", List.of(Map.of("account", account, "seq", 2))))
                .done();

        enteredBy("cashier", 1).refused(409, "funds.suspense-there");
    }

    @Test
    void only_what_the_bank_booked_in_is_entered_and_once() {
        enteredBy("cashier", 2).refused(422, "funds.suspense-not-incoming");
        enteredBy("cashier", 9).refused(404, "access.not-found");
        entered();

        enteredBy("accountant", 1).refused(409, "funds.suspense-there");
    }

    @Test
    void named_by_one_and_confirmed_by_another_it_is_a_receipt_at_once() {
        var item = entered();
        community.funds("cashier").identifySuspense(item, naming()).ok();
        assertThat(balance()).isEqualTo("0.00");

        var settled = community.funds("accountant").confirmSuspense(item).ok();

        assertThat(settled.path("status").asString()).isEqualTo("RECEIVED");
        assertThat(balance()).isEqualTo("12000.00");
        assertThat(lying()).isZero();
        assertThat(community
                        .funds("auditor")
                        .readReceipt(settled.path("receipt").asString())
                        .text("/receiptNumber"))
                .isEqualTo("000418");
    }

    @Test
    void who_named_it_does_not_confirm_it() {
        var item = entered();
        community.funds("accountant").confirmSuspense(item).refused(409, "funds.suspense-not-named");
        community.funds("cashier").identifySuspense(item, naming()).ok();

        community.funds("cashier").confirmSuspense(item).refused(403, "funds.confirms-own-naming");

        assertThat(status(item)).isEqualTo("NAMED");
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void becomes_one_receipt_however_many_confirm() {
        var item = entered();
        community.funds("cashier").identifySuspense(item, naming()).ok();

        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(_ -> community.funds("accountant").confirmSuspense(item))
                        .map(Reply::status)
                        .toList())
                .filteredOn(status -> status == 200)
                .hasSize(1);
        assertThat(balance()).isEqualTo("12000.00");
        community.funds("accountant").confirmSuspense(item).refused(409, "funds.suspense-settled");
        community.funds("cashier").identifySuspense(item, naming()).refused(409, "funds.suspense-settled");
    }

    @Test
    void a_receipt_that_may_not_be_leaves_it_where_it_is() {
        var item = entered();
        community
                .funds("cashier")
                .registerReceipt(Body.of(
                        "principal", community.committee(),
                        "account", account,
                        "receivedOn", World.today(),
                        "amount", "1.00",
                        "payer", "甲",
                        "purpose", "乙",
                        "receiptNumber", "000418"))
                .created();
        community.funds("cashier").identifySuspense(item, naming()).ok();

        community.funds("accountant").confirmSuspense(item).refused(409, "funds.receipt-number-used");

        assertThat(status(item)).isEqualTo("NAMED");
        assertThat(lying()).isEqualTo(1_200_000);
    }

    @Test
    void is_named_for_an_account_of_the_same_bank_account() {
        var elsewhere = community
                .funds("cashier")
                .openTrustAccount(Map.of("principal", community.committee(), "openingBalance", "0.00", "bank", "工商银行"))
                .id();

        community
                .funds("cashier")
                .identifySuspense(entered(), Body.with(naming(), "account", elsewhere))
                .refused(422, "funds.suspense-other-account");
    }

    @Test
    void what_nobody_names_goes_back_by_two_people() {
        var item = entered();
        var refund = Map.of("reason", "付款人汇错", "reference", "TH-7", "refundedOn", World.today());
        community.funds("cashier").refundSuspense(item, refund).ok();
        community.funds("cashier").confirmSuspense(item).refused(403, "funds.confirms-own-naming");

        var settled = community.funds("accountant").confirmSuspense(item).ok();

        assertThat(settled.path("status").asString()).isEqualTo("REFUNDED");
        assertThat(settled.path("receipt").isNull()).isTrue();
        assertThat(lying()).isZero();
        assertThat(balance()).isEqualTo("0.00");
    }

    @Test
    void it_does_not_go_back_before_it_came_or_tomorrow() {
        var item = entered();
        var refund = Map.of("reason", "付款人汇错", "reference", "TH-7", "refundedOn", World.today());

        community
                .funds("cashier")
                .refundSuspense(
                        item, Body.with(refund, "refundedOn", World.today().minusDays(1)))
                .refused(422, "funds.refund-before-arrival");
        community
                .funds("cashier")
                .refundSuspense(
                        item, Body.with(refund, "refundedOn", World.today().plusDays(1)))
                .refused(422, "funds.date-in-the-future");
    }

    @Test
    void what_was_said_last_counts() {
        var item = entered();
        community.funds("cashier").identifySuspense(item, naming()).ok();
        community
                .funds("cashier")
                .identifySuspense(item, Body.with(naming(), "receiptNumber", "000419"))
                .ok();

        var settled = community.funds("accountant").confirmSuspense(item).ok();

        assertThat(settled.at("/named/receiptNumber").asString()).isEqualTo("000419");
    }

    @Test
    void is_an_alert_on_the_thirtieth_day_and_not_before() {
        var item = entered();
        var due = new DueAlerts(sources, transactions);

        assertThat(due.on(World.today().plusDays(29), AlertRule.SUSPENSE_OVERDUE, item))
                .isEmpty();
        assertThat(due.on(World.today().plusDays(30), AlertRule.SUSPENSE_OVERDUE, item))
                .hasSize(1);
        community.funds("cashier").identifySuspense(item, naming()).ok();
        community.funds("accountant").confirmSuspense(item).ok();
        assertThat(due.on(World.today().plusDays(30), AlertRule.SUSPENSE_OVERDUE, item))
                .isEmpty();
    }

    @Test
    void said_twice_under_one_key_it_is_confirmed_once() {
        var item = entered();
        community.funds("cashier").identifySuspense(item, naming()).ok();
        var key = UUID.randomUUID().toString();

        var first = community.funds("accountant").withKey(key).confirmSuspense(item);
        var second = community.funds("accountant").withKey(key).confirmSuspense(item);

        assertThat(second.ok()).isEqualTo(first.ok());
        assertThat(balance()).isEqualTo("12000.00");
    }

    @Test
    void another_community_sees_and_touches_nothing() {
        var item = entered();
        var stranger = World.over(client).community();

        stranger.funds("director").readSuspense(item).refused(403, "access.role");
        stranger.funds("reporter").identifySuspense(item, naming()).refused(403, "access.principal");
        stranger.funds("reporter").confirmSuspense(item).refused(404, "access.not-found");
    }

    @Test
    void the_database_settles_nothing_that_one_person_said() throws SQLException {
        var item = entered();
        community.funds("cashier").identifySuspense(item, naming()).ok();

        try (var connection = TestPostgres.superuser("funds");
                var update = connection.prepareStatement(
                        "update suspense set settled_by = 'accountant', settled_at = now() where id = ?::uuid")) {
            update.setString(1, item);
            assertThatThrownBy(update::executeUpdate).hasMessageContaining("second person");
        }
    }
}
