package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fivetrust.funds.StatusReports.group;
import static org.fivetrust.funds.StatusReports.information;
import static org.fivetrust.funds.StatusReports.rejected;
import static org.fivetrust.funds.StatusReports.report;
import static org.fivetrust.funds.StatusReports.transaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.TestTokens;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the bank answers settles each payment once, and what it cannot mean is told. */
@FundsTest
class BankAnswerApiTest {

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

    private Reply answered(byte[] report) {
        return community.funds("cashier").takeBankAnswer(report);
    }

    private Reply answered(String... body) {
        return answered(report("10", UUID.randomUUID().toString(), String.join("\n", body)));
    }

    private String bank(UUID payment) {
        return payments.status(payment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "10", "14"})
    void each_payment_is_settled_by_its_own_id(String version) {
        var paid = payments.released("10.00");
        var refused = payments.released("20.00");
        var file = payments.sent();

        var answer = answered(report(
                        version,
                        "B1-" + file,
                        group(file, "PART")
                                + information(transaction(paid, "ACSC"), rejected(refused, "AC04", "账户已销户"))))
                .created();

        assertThat(bank(paid)).isEqualTo("CONFIRMED");
        assertThat(bank(refused)).isEqualTo("REJECTED");
        assertThat(answer.at("/answer/format").asString()).isEqualTo("pain.002.001." + version);
        assertThat(answer.at("/lines/1/reason").asString()).isEqualTo("AC04 账户已销户");
        assertThat(community.funds("auditor").readPayment(refused).text("/bank/reference"))
                .isEqualTo("B-1");
    }

    @ParameterizedTest
    @CsvSource({
        "RCVD, ACCEPTED",
        "ACTC, ACCEPTED",
        "ACSP, ACCEPTED",
        "ACSC, CONFIRMED",
        "ACCC, CONFIRMED",
        "RJCT, REJECTED"
    })
    void a_code_means_a_state(String code, String status) {
        var payment = payments.released("10.00");
        var file = payments.sent();

        answered(group(file, ""), information(transaction(payment, code))).created();

        assertThat(bank(payment)).isEqualTo(status);
    }

    @Test
    void what_the_bank_has_carried_out_has_left_the_bank_account() {
        var payment = payments.released("10.00");
        var file = payments.sent();
        var before = community.funds("auditor").readBalance(payments.account()).ok();

        answered(group(file, ""), information(transaction(payment, "ACSC"))).created();

        var after = community.funds("auditor").readBalance(payments.account()).ok();
        assertThat(before.path("cleared").asString()).isEqualTo("1000.00");
        assertThat(after.path("cleared").asString()).isEqualTo("990.00");
        assertThat(after.path("available").asString()).isEqualTo("990.00");
    }

    @Test
    void what_the_bank_refused_is_the_account_s_again() {
        var payment = payments.released("10.00");
        var file = payments.sent();

        answered(group(file, ""), information(transaction(payment, "RJCT"))).created();

        var balance = community.funds("auditor").readBalance(payments.account()).ok();
        assertThat(List.of(
                        balance.path("ledger").asString(),
                        balance.path("cleared").asString(),
                        balance.path("available").asString()))
                .containsOnly("1000.00");
        assertThat(community.funds("auditor").readPayment(payment).text("/status"))
                .isEqualTo("BANK_RETURNED");
        assertThat(community
                        .funds("auditor")
                        .listTrustEntries(payments.account())
                        .items())
                .extracting(line -> line.path("kind").asString())
                .containsExactly("RETURN", "PAYMENT", "OPENING");
        await().until(() -> NeighbourStub.events("payment.returned").stream()
                        .filter(event -> event.at("/data/payment").asString().equals(payment.toString()))
                        .count()
                == 1);
    }

    @Test
    void what_the_bank_refused_is_paid_anew_on_the_same_invoice() {
        var invoice = List.of(Map.of("kind", "invoice", "number", "24" + community.code()));
        var payment = payments.released("10.00", "evidence", invoice);
        var file = payments.sent();
        payments.asked("10.00", "evidence", invoice).refused(422, "funds.invoice-used");

        answered(group(file, ""), information(transaction(payment, "RJCT"))).created();

        payments.released("10.00", "evidence", invoice);
        assertThat(payments.balance()).isEqualTo("990.00");
    }

    @Test
    void what_is_said_of_the_file_holds_for_payments_it_does_not_name() {
        var one = payments.released("10.00");
        var other = payments.released("20.00");
        var file = payments.sent();

        answered(group(file, "ACSP"), information(rejected(other, "AM04", "x"))).created();

        assertThat(bank(one)).isEqualTo("ACCEPTED");
        assertThat(bank(other)).isEqualTo("REJECTED");
    }

    @Test
    void a_file_that_is_refused_whole_refuses_every_payment() {
        var one = payments.released("10.00");
        var other = payments.released("20.00");
        var file = payments.sent();

        var answer = answered(group(file, "RJCT")).created();

        assertThat(answer.path("lines").size()).isEqualTo(2);
        assertThat(bank(one)).isEqualTo("REJECTED");
        assertThat(bank(other)).isEqualTo("REJECTED");
    }

    @Test
    void the_same_bytes_again_get_the_first_answer() {
        var payment = payments.released("10.00");
        var bytes = report("10", "B2", group(payments.sent(), "") + information(transaction(payment, "ACSC")));

        var first = answered(bytes).created();
        var again = answered(bytes);

        assertThat(again.replayed().ok()).isEqualTo(first);
        assertThat(community
                        .funds("auditor")
                        .listBankAnswers("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void an_answer_that_is_known_or_late_changes_nothing() {
        var payment = payments.released("10.00");
        var file = payments.sent();
        answered(group(file, ""), information(transaction(payment, "ACSC"))).created();

        var again = answered(group(file, ""), information(transaction(payment, "ACCC")))
                .created();
        var late = answered(group(file, ""), information(transaction(payment, "ACSP")))
                .created();

        assertThat(again.at("/lines/0/effect").asString()).isEqualTo("REPEATED");
        assertThat(late.at("/lines/0/effect").asString()).isEqualTo("LATE");
        assertThat(bank(payment)).isEqualTo("CONFIRMED");
    }

    @Test
    void a_contradiction_is_kept_and_overwrites_nothing() {
        var payment = payments.released("10.00");
        var file = payments.sent();
        answered(group(file, ""), information(transaction(payment, "ACSC"))).created();

        var other = answered(group(file, ""), information(rejected(payment, "AC04", "销户")))
                .created();

        assertThat(other.at("/answer/contradictions").asInt()).isEqualTo(1);
        assertThat(other.at("/lines/0/effect").asString()).isEqualTo("CONTRADICTS");
        assertThat(other.at("/lines/0/known").asString()).isEqualTo("CONFIRMED");
        assertThat(bank(payment)).isEqualTo("CONFIRMED");
        assertThat(community
                        .funds("auditor")
                        .listBankAnswers("principal", community.committee(), "contradicting", true)
                        .ids())
                .containsExactly(other.at("/answer/id").asString());
    }

    @Test
    void a_payment_that_was_never_sent_is_refused_with_its_id_and_nothing_is_kept() {
        var sent = payments.released("10.00");
        var file = payments.sent();
        var unsent = payments.released("20.00");

        var problem = answered(
                        group(file, ""),
                        information(transaction(sent, "ACSC"), transaction(unsent, "ACSC"), transaction("P_3", "ACSC")))
                .refused(422, "funds.answer-payment-unknown");

        assertThat(problem.path("detail").asString()).contains(unsent.toString().replace("-", ""), "P_3");
        assertThat(bank(sent)).isEqualTo("SENT");
        assertThat(bank(unsent)).isEqualTo("TO_SEND");
    }

    @Test
    void another_communitys_payment_is_as_unknown_as_none() {
        var payment = payments.released("10.00");
        var bytes = report("10", "B3", group(payments.sent(), "") + information(transaction(payment, "ACSC")));
        var stranger = World.over(client).community();

        stranger.funds(TestTokens.bearer("x", List.of("cashier"), stranger.committee()))
                .takeBankAnswer(bytes)
                .refused(422, "funds.answer-payment-unknown");
        assertThat(bank(payment)).isEqualTo("SENT");
    }

    @Test
    void a_file_that_was_never_sent_is_unknown() {
        answered(group("nobodys", "RJCT")).refused(422, "funds.answer-message-unknown");
    }

    @Test
    void every_fault_of_a_file_is_told_at_once() {
        var payment = payments.released("10.00");
        var file = payments.sent();

        var pointers = answered(
                        group(file, ""),
                        information(
                                transaction(payment, "XXXX"),
                                transaction(payment, "ACSC"),
                                "<TxInfAndSts><TxSts>ACSC</TxSts></TxInfAndSts>",
                                transaction("a", "PART"),
                                "<TxInfAndSts><OrgnlEndToEndId>b</OrgnlEndToEndId></TxInfAndSts>"))
                .pointers(422, "funds.answer-unfit");

        assertThat(pointers)
                .containsExactly(
                        "/transactions/1", "/transactions/2", "/transactions/3", "/transactions/4", "/transactions/5");
        assertThat(bank(payment)).isEqualTo("SENT");
    }

    @Test
    void a_report_without_its_parts_says_which_are_missing() {
        assertThat(answered(report("10", "", "")).pointers(422, "funds.answer-unfit"))
                .containsExactly("/original", "/message", "/transactions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "99"})
    void another_version_is_refused(String version) {
        answered(report(version, "B4", group("x", "ACSC"))).refused(422, "funds.answer-version-unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<Document",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'><CstmrPmtStsRpt>",
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'>&#0;</Document>"
            })
    void what_is_not_xml_is_malformed(String text) {
        answered(text.getBytes(StandardCharsets.UTF_8)).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document>",
                "<!DOCTYPE Document SYSTEM 'http://localhost:1/x.dtd'>",
                "<!DOCTYPE Document [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
            })
    void a_doctype_is_refused_and_nothing_is_fetched(String doctype) {
        var text = doctype
                + "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'><CstmrPmtStsRpt>&a;</CstmrPmtStsRpt></Document>";

        answered(text.getBytes(StandardCharsets.UTF_8)).refused(400, "request.malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reporter", "releaser", "auditor", "accountant"})
    void only_a_cashier_takes_answers(String login) {
        community
                .funds(login)
                .takeBankAnswer(report("10", "B5", group("x", "ACSC")))
                .refused(403, "access.role");
    }

    @Test
    void what_is_taken_is_proven() {
        var payment = payments.released("10.00");
        var answer = answered(group(payments.sent(), ""), information(transaction(payment, "ACSC")))
                .created()
                .at("/answer/id")
                .asString();
        var tampering = new Tampering(client, community.committee(), "funds");

        assertThat(tampering.leaves(payment)).contains("bank-order.confirmed");
        assertThat(tampering.leaves(answer)).containsExactly("bank-answer.taken");
        assertThat(tampering.leaves(answer + "/1")).containsExactly("bank-answer.line");
    }

    @Test
    void it_is_read_again_as_it_was_answered() {
        var payment = payments.released("10.00");
        var answer = answered(group(payments.sent(), ""), information(transaction(payment, "ACSC")))
                .created();

        assertThat(community
                        .funds("auditor")
                        .readBankAnswer(answer.at("/answer/id").asString())
                        .ok())
                .isEqualTo(answer);
        community.funds("auditor").readBankAnswer(UUID.randomUUID()).refused(404, "access.not-found");
    }
}
