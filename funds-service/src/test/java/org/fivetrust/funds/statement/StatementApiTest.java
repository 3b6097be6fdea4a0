package org.fivetrust.funds.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fivetrust.funds.FundsTest;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.IdempotencyKeys;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.Tampering;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** Bank statements over the wire: taken in whole, in order, once. */
@FundsTest
class StatementApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private String account;

    @BeforeEach
    void a_community_with_an_account() {
        NeighbourStub.reset();
        community = World.over(client).community();
        account = opened(community);
    }

    private String opened(Community whose) {
        var number = "6222" + Math.abs((long) UUID.randomUUID().hashCode());
        var asked = Body.of(
                "principal", whose.committee(),
                "holder", NeighbourStub.legalName(whose.committee()),
                "bank", "农商银行滨河支行",
                "bankCode", "402331000017",
                "number", number,
                "kind", "BASIC",
                "purpose", "日常收支",
                "resolution", "东方居决〔2026〕3号");
        var id = whose.funds("reporter").requestBankAccount(asked).uuid();
        NeighbourStub.approve(client, id);
        whose.funds("cashier").openBankAccount(id).ok();
        return number;
    }

    private String file(String... statements) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-07T00:00:00+08:00</CreDtTm></GrpHdr>
                %s
                </BkToCstmrStmt></Document>
                """.formatted(String.join("\n", statements));
    }

    private String statement(String id, String opening, String closing, String... entries) {
        return """
                <Stmt><Id>%s</Id><Acct><Id><Othr><Id>%s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                %s%s
                %s
                </Stmt>""".formatted(
                        id, account, balance("OPBD", opening), balance("CLBD", closing), String.join("\n", entries));
    }

    private static String balance(String type, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-06</Dt></Dt></Bal>";
    }

    private static String entry(String amount, String direction, String reference) {
        return "<Ntry><Amt Ccy=\"CNY\">" + amount + "</Amt><CdtDbtInd>" + direction
                + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt>"
                + (reference.isEmpty() ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>") + "</Ntry>";
    }

    private Reply sent(String xml, Object... parameters) {
        return community
                .funds("cashier")
                .takeInBankStatements(
                        new Form().file("file", "a.xml", "application/xml", xml.getBytes(StandardCharsets.UTF_8)),
                        parameters);
    }

    private String taken(String... statements) {
        return sent(file(statements)).created().at("/statements/0/id").asString();
    }

    @Test
    void a_statement_is_taken_in_with_its_entries() {
        var id = taken(statement("S1", "10.00", "12.00", entry("5.00", "CRDT", "R1"), entry("3.00", "DBIT", "R2")));
        var read = community.funds("auditor").readBankStatement(id).ok();

        assertThat(read.path("status").asString()).isEqualTo("TAKEN");
        assertThat(read.path("place").asInt()).isOne();
        assertThat(read.path("credits").asString()).isEqualTo("5.00");
        assertThat(read.path("debits").asString()).isEqualTo("-3.00");
        assertThat(community.funds("auditor").listBankEntries(id).items())
                .extracting(one ->
                        one.path("reference").asString() + one.path("amount").asString())
                .containsExactly("R15.00", "R2-3.00");
    }

    @Test
    void the_same_bytes_are_answered_as_at_first_and_kept_once() {
        var xml = file(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));
        var first = sent(xml).created();
        var again = sent(xml);

        assertThat(again.ok()).isEqualTo(first);
        assertThat(again.isReplayed()).isTrue();
        assertThat(community
                        .funds("auditor")
                        .listBankStatements("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void the_same_bytes_at_once_are_kept_once() {
        var xml = file(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));

        AtOnce.atOnce(2, _ -> sent(xml));

        assertThat(community
                        .funds("auditor")
                        .listBankStatements("principal", community.committee())
                        .items())
                .hasSize(1);
    }

    @Test
    void other_bytes_under_the_same_statement_id_are_a_conflict() {
        taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));

        sent(file(statement("S1", "5.00", "6.00", entry("1.00", "CRDT", "R2"))))
                .refused(409, "funds.statement-conflict");
    }

    @Test
    void a_statement_that_does_not_open_with_the_last_closing_balance_is_refused_with_both_figures() {
        taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));

        var problem = sent(file(statement("S3", "7.00", "8.00", entry("1.00", "CRDT", "R3"))))
                .refused(422, "funds.statement-gap");

        assertThat(problem.path("detail").asString()).contains("7.00", "5.00");
    }

    @Test
    void held_it_waits_for_the_missing_one_and_follows_it() {
        taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));
        var held = sent(file(statement("S3", "7.00", "8.00", entry("1.00", "CRDT", "R3"))), "hold", true)
                .created()
                .path("statements")
                .path(0);
        assertThat(held.path("status").asString()).isEqualTo("HELD");

        taken(statement("S2", "5.00", "7.00", entry("2.00", "CRDT", "R2")));

        var now = community
                .funds("auditor")
                .readBankStatement(held.path("id").asString())
                .ok();
        assertThat(now.path("status").asString()).isEqualTo("TAKEN");
        assertThat(now.path("place").asInt()).isEqualTo(3);
    }

    @Test
    void a_gap_in_the_banks_own_count_is_a_gap() {
        taken(statement("S1", "0.00", "0.00").replace("<Acct>", "<ElctrncSeqNb>7</ElctrncSeqNb><Acct>"));

        sent(file(statement("S2", "0.00", "0.00").replace("<Acct>", "<ElctrncSeqNb>9</ElctrncSeqNb><Acct>")))
                .refused(422, "funds.statement-gap");
    }

    @Test
    void an_entry_that_an_earlier_file_has_is_known_by_its_reference() {
        var first = taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));
        var second = taken(statement("S2", "0.00", "6.00", entry("5.00", "CRDT", "R1"), entry("1.00", "CRDT", "R2")));

        var entries = community.funds("auditor").listBankEntries(second).items();
        assertThat(entries.getFirst().path("repeatsStatement").asString()).isEqualTo(first);
        assertThat(entries.getLast().path("repeatsStatement").isNull()).isTrue();
        assertThat(community
                        .funds("auditor")
                        .readBankStatement(second)
                        .ok()
                        .path("known")
                        .asInt())
                .isOne();
    }

    @Test
    void without_a_reference_an_equal_entry_of_an_earlier_file_is_asked_about() {
        taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "")));
        var second = taken(statement("S2", "5.00", "10.00", entry("5.00", "CRDT", "")));

        assertThat(community
                        .funds("auditor")
                        .listBankEntries(second)
                        .items()
                        .getFirst()
                        .path("possibleDuplicate")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void two_equal_entries_of_one_file_are_both_kept() {
        var id = taken(statement("S1", "0.00", "10.00", entry("5.00", "CRDT", "R1"), entry("5.00", "CRDT", "R1")));
        var read = community.funds("auditor").readBankStatement(id).ok();

        assertThat(read.path("entries").asInt()).isEqualTo(2);
        assertThat(read.path("known").asInt()).isZero();
    }

    @Test
    void an_account_that_is_not_registered_is_refused() {
        sent(file(statement("S1", "0.00", "0.00")).replace(account, "9999000011112222"))
                .refused(422, "funds.account-unknown");
    }

    private List<JsonNode> unregistered() {
        return community
                .funds("head")
                .listAlerts("principal", community.committee(), "rule", "UNREGISTERED_ACCOUNT")
                .items();
    }

    private static String ofHolder(String statement, String account, String holder) {
        return statement
                .replace(account, "9999000011112222")
                .replace("<Ccy>CNY</Ccy>", "<Ccy>CNY</Ccy><Ownr><Nm>" + holder + "</Nm></Ownr>");
    }

    @Test
    void an_account_in_the_principals_name_that_is_not_registered_is_an_alert() {
        var hidden = ofHolder(
                file(statement("S1", "0.00", "0.00")), account, NeighbourStub.legalName(community.committee()));

        sent(hidden).refused(422, "funds.account-unknown");
        sent(hidden).refused(422, "funds.account-unknown");

        assertThat(unregistered()).singleElement().satisfies(alert -> {
            assertThat(alert.path("level").asString()).isEqualTo("RED");
            assertThat(alert.at("/figures/account").asString()).endsWith("2222").doesNotContain("9999");
        });
    }

    @Test
    void an_account_in_anothers_name_is_no_alert_of_this_principal() {
        sent(ofHolder(file(statement("S1", "0.00", "0.00")), account, "滨江商贸有限公司"))
                .refused(422, "funds.account-unknown");

        assertThat(unregistered()).isEmpty();
    }

    @Test
    void an_account_of_a_community_that_is_not_the_callers_is_not_known() {
        var other = World.over(client).community();
        var theirs = opened(other);

        community
                .funds("reporter")
                .takeInBankStatements(new Form()
                        .file(
                                "file",
                                "a.xml",
                                "application/xml",
                                file(statement("S1", "0.00", "0.00"))
                                        .replace(account, theirs)
                                        .getBytes(StandardCharsets.UTF_8)))
                .is(403);
        assertThat(other.funds("auditor")
                        .listBankStatements("principal", other.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void one_bad_statement_of_three_refuses_all() {
        var problem = sent(file(
                        statement("S1", "0.00", "1.00", entry("1.00", "CRDT", "A")),
                        statement("S2", "1.00", "2.00", entry("x", "CRDT", "B")),
                        statement("S3", "2.00", "3.00", entry("1.00", "CRDT", "C"))))
                .refused(422, "funds.statement-unsound");

        var violation = problem.path("violations").path(0);
        assertThat(violation.path("code").asString()).isEqualTo("funds.amount-unreadable");
        assertThat(violation.path("pointer").asString()).isEqualTo("/Stmt/2/Ntry/1/Amt");
        assertThat(violation.path("entry").asInt()).isOne();
        assertThat(violation.path("line").asInt()).isPositive();
        assertThat(community
                        .funds("auditor")
                        .listBankStatements("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void a_gap_within_a_file_refuses_all_of_it() {
        sent(file(
                        statement("S1", "0.00", "1.00", entry("1.00", "CRDT", "A")),
                        statement("S2", "5.00", "6.00", entry("1.00", "CRDT", "B"))))
                .refused(422, "funds.statement-gap");

        assertThat(community
                        .funds("auditor")
                        .listBankStatements("principal", community.committee())
                        .items())
                .isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_as_malformed() {
        sent("<Document").refused(400, "funds.statement-malformed");
        sent("<!DOCTYPE a>" + "<a/>").refused(400, "funds.statement-doctype");
    }

    @Test
    void a_list_in_the_banks_form_is_taken_in_with_its_profile() {
        var csv = "交易日期,交易时间,借方金额,贷方金额,余额,对方户名,对方账号,摘要,流水号\n"
                + "2026-05-04,08:00:01,,123.63,1123.63,某公司,001100223344,租金,0001\n"
                + "2026-05-08,08:00:04,-5.00,,1128.63,某公司,00110022,红字冲回,0005\n";
        var form = new Form()
                .text("profile", "two-columns")
                .text("account", account)
                .file("file", "a.csv", "text/csv", csv.getBytes(Charset.forName("GB18030")));

        var view = community
                .funds("cashier")
                .takeInBankStatements(form)
                .created()
                .path("statements")
                .path(0);

        assertThat(view.path("opening").asString()).isEqualTo("1000.00");
        assertThat(view.path("closing").asString()).isEqualTo("1128.63");
        assertThat(view.path("entries").asInt()).isEqualTo(2);
    }

    @Test
    void the_structured_part_of_an_electronic_statement_is_taken_in_with_its_profile() {
        var xml = """
                <Statement><Detail><Date>2026-05-04</Date><Credit>123.63</Credit><Balance>1123.63</Balance></Detail>
                <Detail><Date>2026-05-08</Date><Debit>23.63</Debit><Balance>1100.00</Balance></Detail></Statement>
                """;
        var form = new Form()
                .text("profile", "structured")
                .text("account", account)
                .file("file", "a.xml", "text/xml", xml.getBytes(StandardCharsets.UTF_8));

        var view = community
                .funds("cashier")
                .takeInBankStatements(form)
                .created()
                .path("statements")
                .path(0);

        assertThat(view.path("opening").asString()).isEqualTo("1000.00");
        assertThat(view.path("closing").asString()).isEqualTo("1100.00");
        assertThat(view.path("entries").asInt()).isEqualTo(2);
    }

    @Test
    void a_profile_that_does_not_exist_and_a_missing_account_are_told_together() {
        var form = new Form().text("profile", "x").file("file", "a.csv", "text/csv", new byte[] {1});

        assertThat(community.funds("cashier").takeInBankStatements(form).pointers(400, "request.malformed"))
                .containsExactlyInAnyOrder("/profile", "/account");
    }

    @Test
    void a_list_in_another_encoding_than_the_profiles_is_refused() {
        var form = new Form()
                .text("profile", "signed")
                .text("account", account)
                .file("file", "a.csv", "text/csv", "日期,金额,余额\n".getBytes(Charset.forName("GB18030")));

        community.funds("cashier").takeInBankStatements(form).refused(400, "request.malformed");
    }

    @Test
    void thousands_of_entries_are_written_in_batches() {
        var entries = IntStream.range(0, 2500)
                .mapToObj(n -> entry("1.00", "CRDT", "R" + n))
                .collect(Collectors.joining("\n"));
        var id = taken(statement("S1", "0.00", "2500.00", entries));

        assertThat(community
                        .funds("auditor")
                        .readBankStatement(id)
                        .ok()
                        .path("entries")
                        .asInt())
                .isEqualTo(2500);
        assertThat(community.funds("auditor").listBankEntries(id, "limit", 200).next())
                .isPresent();
    }

    @Test
    void a_key_that_stood_for_other_bytes_is_refused() {
        var key = IdempotencyKeys.next();
        var one = new Form()
                .file(
                        "file",
                        "a",
                        "application/xml",
                        file(statement("S1", "0.00", "0.00")).getBytes(StandardCharsets.UTF_8));
        var other = new Form()
                .file(
                        "file",
                        "a",
                        "application/xml",
                        file(statement("S2", "0.00", "0.00")).getBytes(StandardCharsets.UTF_8));
        community.funds("cashier").withKey(key).takeInBankStatements(one).created();

        community.funds("cashier").withKey(key).takeInBankStatements(other).is(422);
    }

    @Test
    void an_entry_changed_behind_the_services_back_is_named_with_its_statement() {
        var id = taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));
        var update = "update bank_entry set amount = %d where statement = '" + id + "'";

        assertThat(new Tampering(client, community.committee(), "funds")
                        .findings(update.formatted(600), update.formatted(500)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("kind").asString()).isEqualTo("bank-entries");
                    assertThat(finding.path("subject").asString()).isEqualTo(id);
                });
    }

    @Test
    void a_statement_leaves_what_was_received_and_that_it_was_taken() {
        var id = taken(statement("S1", "0.00", "5.00", entry("5.00", "CRDT", "R1")));

        assertThat(new Tampering(client, community.committee(), "funds").leaves(id))
                .containsExactly("bank-statement.received", "bank-statement.taken");
    }
}
