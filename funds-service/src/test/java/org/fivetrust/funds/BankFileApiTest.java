package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fivetrust.testing.AtOnce.atOnce;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
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

/** Released payments become a file for the bank, each once. */
@FundsTest
class BankFileApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private BankPayments payments;
    private String account;

    @BeforeEach
    void an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        payments = new BankPayments(client, community, "1000.00");
        account = payments.account();
    }

    private UUID released(String amount, Object... differently) {
        return payments.released(amount, differently);
    }

    private Reply made(Object... differently) {
        return payments.made(differently);
    }

    private String bank(UUID payment) {
        return payments.status(payment);
    }

    private String content(String file) {
        return community.funds("cashier").readBankFileContent(file).whole();
    }

    @Test
    void a_payment_has_no_bank_state_until_it_is_released() {
        var payment = accounts.prepared(client, account, "10.00");

        assertThat(community
                        .funds("auditor")
                        .readPayment(payment)
                        .ok()
                        .path("bank")
                        .isNull())
                .isTrue();
        community.funds("releaser").releasePayment(payment).ok();
        assertThat(bank(payment)).isEqualTo("TO_SEND");
    }

    @Test
    void a_payment_without_an_account_does_not_go_to_the_bank() {
        var cash = released("10.00", "payee", Body.of("name", "王五", "kind", "PERSON"));

        assertThat(community
                        .funds("auditor")
                        .readPayment(cash)
                        .ok()
                        .path("bank")
                        .isNull())
                .isTrue();
        made().refused(409, "funds.nothing-to-send");
        made("payments", List.of(cash)).refused(409, "funds.not-to-send");
    }

    @Test
    void released_payments_stand_in_the_file_and_are_sent() {
        var first = released("10.00", "purpose", "锁具\n两把");
        var second = released("20.50", "payee", Body.of("name", "A&B <五金> \"𠮷\"", "account", "6222-0202 0001"));

        var file = made().created();

        assertThat(file.path("payments").asInt()).isEqualTo(2);
        assertThat(file.path("controlSum").asString()).isEqualTo("30.50");
        assertThat(file.path("format").asString()).isEqualTo("pain.001.001.09");
        assertThat(file.path("madeBy").asString()).isEqualTo("cashier");
        assertThat(content(file.path("id").asString()))
                .contains(
                        "<MsgId>" + file.path("id").asString().replace("-", "") + "</MsgId>",
                        "<NbOfTxs>2</NbOfTxs><CtrlSum>30.50</CtrlSum>",
                        "<EndToEndId>" + first.toString().replace("-", "") + "</EndToEndId>",
                        "<UETR>" + second + "</UETR>",
                        "<Nm>A&amp;B &lt;五金&gt; \"𠮷\"</Nm>",
                        "<Id>622202020001</Id>",
                        "<Ustrd>锁具 两把</Ustrd>");
        assertThat(List.of(bank(first), bank(second))).containsOnly("SENT");
    }

    @Test
    void the_file_is_the_same_bytes_each_time() {
        released("10.00");
        var file = made().created();

        assertThat(content(file.path("id").asString()))
                .isEqualTo(content(file.path("id").asString()));
        assertThat(community.funds("auditor").listBankFiles("account", account).ids())
                .containsExactly(file.path("id").asString());
        assertThat(community
                        .funds("auditor")
                        .readBankFile(file.path("id").asString())
                        .ok())
                .isEqualTo(file);
    }

    @Test
    void asked_twice_under_one_key_it_is_one_file() {
        released("10.00");
        var ask = Body.of("principal", community.committee(), "account", account);
        var cashier = community.funds("cashier").withKey("file-" + community.code());

        var first = cashier.makeBankFile(ask);
        var again = cashier.makeBankFile(ask);

        assertThat(again.replayed().id()).isEqualTo(first.id());
    }

    @Test
    void what_is_sent_is_not_sent_again() {
        var payment = released("10.00");
        made().created();

        made().refused(409, "funds.nothing-to-send");
        made("payments", List.of(payment)).refused(409, "funds.not-to-send");
    }

    @Test
    void made_by_ten_at_once_a_payment_stands_in_one_file() {
        var payment = released("10.00");

        var replies = atOnce(10, _ -> made("payments", List.of(payment)));

        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).contains(409);
        assertThat(new Tampering(client, community.committee(), "funds").leaves(payment + "/1"))
                .containsExactly("payment.sent");
    }

    @Test
    void the_database_sends_a_payment_once() {
        var payment = released("10.00");
        made().created();

        assertThatThrownBy(() -> TestPostgres.execute("funds", """
                        insert into bank_sending (principal, payment, attempt, way, sent_by, sent_at)
                        select principal, id, attempt + 1, 'LINE', 'x', now() from bank_order where id = '%s'
                        """.formatted(payment)))
                .hasMessageContaining("is sent already");
        assertThatThrownBy(() -> TestPostgres.execute(
                        "funds",
                        "update bank_order set status = 'TO_SEND', changed_at = now() where id = '" + payment + "'"))
                .hasMessageContaining("does not move from SENT to TO_SEND");
    }

    @Test
    void only_payments_of_the_account_that_are_to_be_sent_are_taken_and_the_others_named() {
        var mine = released("10.00");
        var unreleased = accounts.prepared(client, account, "10.00");
        var nobodys = UUID.randomUUID();

        var problem = made("payments", List.of(mine, unreleased, nobodys)).refused(409, "funds.not-to-send");

        assertThat(problem.path("detail").asString())
                .contains(unreleased.toString(), nobodys.toString())
                .doesNotContain(mine.toString());
        assertThat(bank(mine)).isEqualTo("TO_SEND");
    }

    @Test
    void another_communitys_payment_is_as_unknown_as_none() {
        var stranger = World.over(client).community();
        var payment = released("10.00");

        stranger.funds("cashier")
                .makeBankFile(Body.of(
                        "principal",
                        stranger.committee(),
                        "account",
                        new TrustAccounts(stranger).opened("10.00"),
                        "payments",
                        List.of(payment)))
                .refused(409, "funds.not-to-send");
        assertThat(bank(payment)).isEqualTo("TO_SEND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "releaser", "auditor", "accountant"})
    void only_a_cashier_makes_a_file(String login) {
        community
                .funds(login)
                .makeBankFile(Body.of("principal", community.committee(), "account", account))
                .refused(403, "access.role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "director"})
    void the_community_does_not_read_files(String login) {
        released("10.00");
        var file = made().id();

        community.funds(login).readBankFileContent(file).refused(403, "access.role");
        community.funds(login).readBankFile(file).refused(403, "access.role");
    }

    @Test
    void a_day_that_is_past_is_no_day_to_pay_on() {
        assertThat(made("executeOn", World.today().minusDays(2).toString()).pointers(400, "request.malformed"))
                .containsExactly("/executeOn");
    }

    @Test
    void an_account_that_is_not_there_is_not_found() {
        made("account", UUID.randomUUID()).refused(404, "access.not-found");
    }

    @Test
    void a_name_that_the_bank_cuts_is_refused_before_anyone_approves_it() {
        assertThat(payments.asked("10.00", "payee", Body.of("name", "名".repeat(141), "account", "6222020200011220001"))
                        .pointers(422, "funds.unfit-for-bank"))
                .containsExactly("/payee/name");
        payments.asked("10.00", "payee", Body.of("name", "名".repeat(140), "account", "6222020200011220001"))
                .created();
    }

    @Test
    void a_bank_with_a_row_of_its_own_takes_what_it_says() throws SQLException {
        TestPostgres.execute("funds", """
                insert into bank_profile (bank, code, version, name_length, purpose_length, most_payments, source)
                values ('七十银行%1$s', '102100099996', '12', 70, 20, 1, '试验')
                """.formatted(community.code()));
        payments = new BankPayments(client, community, "100.00", "七十银行" + community.code());
        payments.asked("10.00", "payee", Body.of("name", "名".repeat(71), "account", "6222020200011220001"))
                .refused(422, "funds.unfit-for-bank");
        var both = List.of(released("10.00", "purpose", "字".repeat(21)), released("10.00"));

        made("payments", both).refused(422, "funds.too-many-for-a-file");
        var file = made("payments", List.of(both.getFirst())).created();

        assertThat(file.path("format").asString()).isEqualTo("pain.001.001.12");
        assertThat(content(file.path("id").asString()))
                .contains("<MmbId>102100099996</MmbId>", "<Ustrd>" + "字".repeat(19) + "…</Ustrd>");
    }

    @Test
    void everything_the_bank_would_refuse_is_told_at_once_and_nothing_is_sent() throws SQLException {
        var payment = released("10.00");
        TestPostgres.execute("funds", "alter table payment disable trigger user");
        TestPostgres.execute(
                "funds",
                "update payment set payee_name = chr(133) || payee_name, purpose = 'a' || chr(7) where id = '" + payment
                        + "'");
        TestPostgres.execute("funds", "alter table payment enable trigger user");

        assertThat(made().pointers(422, "funds.unfit-for-bank"))
                .containsExactly("/payments/0/payee/name", "/payments/0/purpose");
        assertThat(bank(payment)).isEqualTo("TO_SEND");
        assertThat(community.funds("auditor").listBankFiles("account", account).items())
                .isEmpty();
    }

    @Test
    void every_state_is_a_leaf() {
        var payment = released("10.00");
        var file = made().id();
        var tampering = new Tampering(client, community.committee(), "funds");

        assertThat(tampering.leaves(payment)).contains("bank-order.to_send", "bank-order.sent");
        assertThat(tampering.leaves(payment + "/1")).containsExactly("payment.sent");
        assertThat(tampering.leaves(file)).containsExactly("bank-file.made");
    }

    @ParameterizedTest
    @CsvSource({"status, CONFIRMED, SENT", "changed_by, other, cashier"})
    void a_state_that_is_changed_beside_the_service_is_named(String column, String other, String was)
            throws SQLException {
        var payment = released("10.00");
        made().created();
        var tampering = new Tampering(client, community.committee(), "funds");

        TestPostgres.execute("funds", "alter table bank_order disable trigger bank_order_moves");
        try {
            assertThat(tampering.changed(
                            "bank_order", "id = '" + payment + "'", column, "'" + other + "'", "'" + was + "'"))
                    .contains("bank-order.sent");
        } finally {
            TestPostgres.execute("funds", "alter table bank_order enable trigger bank_order_moves");
        }
    }
}
