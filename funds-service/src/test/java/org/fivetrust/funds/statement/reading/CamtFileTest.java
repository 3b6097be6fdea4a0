package org.fivetrust.funds.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.fivetrust.funds.statement.reading.CamtXml.booked;
import static org.fivetrust.funds.statement.reading.CamtXml.checked;
import static org.fivetrust.funds.statement.reading.CamtXml.entries;
import static org.fivetrust.funds.statement.reading.CamtXml.entry;
import static org.fivetrust.funds.statement.reading.CamtXml.file;
import static org.fivetrust.funds.statement.reading.CamtXml.findings;
import static org.fivetrust.funds.statement.reading.CamtXml.heads;
import static org.fivetrust.funds.statement.reading.CamtXml.statement;
import static org.fivetrust.funds.statement.reading.CamtXml.status;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.funds.statement.model.EntryDetail;
import org.fivetrust.funds.statement.model.EntryStatus;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of camt.053, and what is told of a file that is wrong. */
class CamtFileTest {

    private static final String REVERSALS = """
            <Ntry><Amt Ccy="CNY">800.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>R1</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="CNY">800.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt><AcctSvcrRef>R2</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="CNY">120.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>false</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-04</Dt></BookgDt><AcctSvcrRef>R3</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="CNY">120.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-05</Dt></BookgDt><AcctSvcrRef>R4</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="CNY">35.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><RvslInd>1</RvslInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-06</Dt></BookgDt><AcctSvcrRef>R5</AcctSvcrRef></Ntry>
            <Ntry><Amt Ccy="CNY">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-06</Dt></BookgDt><AcctSvcrRef>R6</AcctSvcrRef></Ntry>
            """;

    static Stream<Integer> versions() {
        return IntStream.rangeClosed(1, 13).boxed();
    }

    @Test
    void the_direction_is_the_indicators_alone_and_a_reversal_turns_nothing_round() {
        var read = entries(file(8, statement("S", "1000.00", "1035.50", REVERSALS)));

        assertThat(read)
                .extracting(BankEntry::reference, entry -> entry.amount().toString(), BankEntry::reversal)
                .containsExactly(
                        tuple("R1", "-800.00", false),
                        tuple("R2", "800.00", true),
                        tuple("R3", "120.00", false),
                        tuple("R4", "-120.00", true),
                        tuple("R5", "35.50", true),
                        tuple("R6", "0.00", false));
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    @Test
    void reversals_come_to_the_closing_balance() {
        var statement = checked(file(8, statement("S", "1000.00", "1035.50", REVERSALS)))
                .statements()
                .getFirst();

        assertThat(statement.totals().entries()).isEqualTo(6);
        assertThat(statement.totals().sum()).hasToString("35.50");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void every_version_is_read(int version) {
        var xml = file(version, statement("S", "0.00", "5.00", entry("5.00", "CRDT", status(version, "BOOK"))));

        assertThat(checked(xml).statements().getFirst().totals().credits()).hasToString("5.00");
    }

    @Test
    void version_01_says_its_number_in_the_name_of_the_message_too() {
        var xml = file(1, statement("S", "0.00", "5.00", entry("5.00", "CRDT", status(1, "BOOK"))))
                .replace("BkToCstmrStmt", "BkToCstmrStmtV01");

        assertThat(checked(xml).statements().getFirst().totals().credits()).hasToString("5.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"camt.053.001.99", "camt.053.001.14", "camt.053.001.00", "camt.052.001.08", "pain.001.001.09"})
    void another_version_is_refused_and_the_known_ones_are_listed(String version) {
        var xml = file(8, statement("S", "0.00", "0.00")).replace("camt.053.001.08", version);

        assertThat(refusal(() -> checked(xml)).code()).isEqualTo("funds.statement-version-unknown");
        assertThat(refusal(() -> checked(xml)).facts())
                .containsEntry("version", version)
                .hasEntrySatisfying(
                        "known",
                        known -> assertThat(known)
                                .startsWith("camt.053.001.01, ")
                                .endsWith(", camt.053.001.13"));
    }

    @Test
    void xml_of_another_kind_is_of_an_unknown_version() {
        assertThat(refusal(() -> checked("<Rechnung/>")).code()).isEqualTo("funds.statement-version-unknown");
    }

    @Test
    void a_file_that_is_cut_off_is_refused_with_its_line_and_column() {
        var xml = file(8, statement("S", "0.00", "5.00", booked("5.00", "CRDT")));
        var refusal = refusal(() -> checked(xml.substring(0, xml.indexOf("</Ntry>"))));

        assertThat(refusal.code()).isEqualTo("funds.statement-malformed");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORM);
        assertThat(refusal.facts()).containsEntry("line", "8").containsKey("column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "交易日期,金额", "{}", "<Document", "\u0000\u0001"})
    void what_is_not_xml_is_refused(String text) {
        assertThat(refusal(() -> checked(text)).code()).isEqualTo("funds.statement-malformed");
    }

    @Test
    void what_stands_behind_the_document_is_refused() {
        assertThat(refusal(() -> checked(file(8, statement("S", "0.00", "0.00")) + "<more/>"))
                        .code())
                .isEqualTo("funds.statement-malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Document SYSTEM \"http://localhost:1/x.dtd\">",
                "<!DOCTYPE Document [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE Document [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE Document>"
            })
    void a_document_type_is_refused_and_nothing_is_fetched(String type) {
        var xml = file(8, statement("S", "0.00", "0.00")).replace("?>", "?>" + type);

        assertThat(refusal(() -> checked(xml)).code()).isEqualTo("funds.statement-doctype");
    }

    @ParameterizedTest
    @CsvSource({"12.34000,12.34", "0.00,0.00", "0,0.00", "12.3,12.30", "007.10,7.10", "+1.00,1.00", ".5,0.50", "5.,5.00"
    })
    void an_amount_that_is_whole_in_fen_is_taken(String written, String read) {
        var xml = file(8, statement("S", "0.00", "0.00", booked(written, "CRDT")));

        assertThat(entries(xml))
                .singleElement()
                .satisfies(entry -> assertThat(entry.amount()).hasToString(read));
    }

    @ParameterizedTest
    @CsvSource({
        "12.345,funds.amount-not-in-fen",
        "0.00001,funds.amount-not-in-fen",
        "-1.00,funds.amount-negative",
        "zwölf,funds.amount-unreadable",
        "'1,000.00',funds.amount-unreadable",
        "1e3,funds.amount-unreadable",
        "'',funds.amount-unreadable",
        "100000000000.00,funds.amount-too-large"
    })
    void any_other_amount_is_told_with_its_code_entry_line_and_pointer(String written, String code) {
        var told = findings(file(8, statement("S", "0.00", "0.00", booked("1.00", "CRDT"), booked(written, "CRDT"))));

        assertThat(told).singleElement().satisfies(finding -> {
            assertThat(finding.words().code()).isEqualTo(code);
            assertThat(finding.pointer()).isEqualTo("/Stmt/1/Ntry/2/Amt");
            assertThat(finding.filePlace().entry()).isEqualTo(2);
            assertThat(finding.filePlace().line()).isEqualTo(9);
        });
    }

    @Test
    void everything_that_is_wrong_in_a_file_is_told_at_once() {
        var xml = file(
                8,
                statement(
                        "S",
                        "0.00",
                        "0.00",
                        booked("12.345", "CRDT"),
                        booked("1.00", "XXXX"),
                        booked("1.00", "CRDT").replace("<Amt Ccy=\"CNY\">1.00</Amt>", ""),
                        booked("1.00", "CRDT").replace("<Amt ", "<Amout ").replace("</Amt>", "</Amout>"),
                        entry("1.00", "CRDT", "<Sts><Cd>MAYBE</Cd></Sts>"),
                        booked("1.00", "CRDT").replace("2026-03-02", "2026-02-30"),
                        booked("1.00", "CRDT").replace("CNY", "EUR"),
                        booked("1.00", "CRDT", "<RvslInd>yes</RvslInd>"),
                        booked("1.00", "CRDT").replace("<Sts><Cd>BOOK</Cd></Sts>", "")),
                statement("T", "x", "0.00"));

        assertThat(findings(xml))
                .extracting(finding -> finding.words().code() + " " + finding.pointer())
                .containsExactly(
                        "funds.amount-not-in-fen /Stmt/1/Ntry/1/Amt",
                        "funds.direction-unknown /Stmt/1/Ntry/2/CdtDbtInd",
                        "funds.element-missing /Stmt/1/Ntry/3/Amt",
                        "funds.element-unknown /Stmt/1/Ntry/4/Amout",
                        "funds.element-missing /Stmt/1/Ntry/4/Amt",
                        "funds.status-unknown /Stmt/1/Ntry/5/Sts",
                        "funds.day-unreadable /Stmt/1/Ntry/6/BookgDt/Dt",
                        "funds.currency-not-renminbi /Stmt/1/Ntry/7/Amt",
                        "funds.flag-unreadable /Stmt/1/Ntry/8/RvslInd",
                        "funds.element-missing /Stmt/1/Ntry/9/Sts",
                        "funds.amount-unreadable /Stmt/2/Bal/Amt");
    }

    @Test
    void a_file_with_findings_is_refused_whole_with_all_of_them() {
        var xml = file(
                8,
                statement("A", "0.00", "1.00", booked("1.00", "CRDT")),
                statement("B", "0.00", "0.00", booked("1.00", "X"), booked("2.00", "Y")));

        assertThatThrownBy(() -> checked(xml)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.because().code()).isEqualTo("funds.statement-unsound");
            assertThat(refused.violations()).extracting(Violation::pointer).hasSize(2);
        });
    }

    @Test
    void reading_stops_after_two_thousand_findings() {
        var wrong = booked("x", "CRDT").repeat(3000);

        assertThat(findings(file(8, statement("S", "0.00", "0.00", wrong)))).hasSize(2000);
    }

    @Test
    void a_statement_that_does_not_come_to_its_closing_balance_is_refused_with_the_difference() {
        var refusal = refusal(() -> checked(file(8, statement("S", "10.00", "16.00", booked("5.00", "CRDT")))));

        assertThat(refusal.code()).isEqualTo("funds.statement-unbalanced");
        assertThat(refusal.facts())
                .containsEntry("opening", "10.00")
                .containsEntry("entries", "5.00")
                .containsEntry("closing", "16.00")
                .containsEntry("difference", "1.00");
    }

    @Test
    void an_overdrawn_account_has_a_negative_balance() {
        var head = heads(file(8, statement("S", "10.00", "-5.00", booked("15.00", "DBIT"))))
                .getFirst();

        assertThat(head.closing()).hasToString("-5.00");
    }

    @ParameterizedTest
    @CsvSource({"PDNG,PENDING", "INFO,INFORMATION", "FUTR,PENDING"})
    void what_is_not_booked_is_kept_apart_and_never_counted(String code, EntryStatus status) {
        var xml =
                file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT"), entry("7.00", "CRDT", status(8, code))));

        assertThat(entries(xml).getLast().status()).isEqualTo(status);
        assertThat(checked(xml).statements().getFirst().totals().apart()).isOne();
    }

    @Test
    void a_status_may_be_in_words_of_the_banks_own_that_are_the_standards() {
        var xml = file(8, statement("S", "0.00", "1.00", entry("1.00", "CRDT", "<Sts><Prtry>BOOK</Prtry></Sts>")));

        assertThat(entries(xml)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<DtTm>2026-03-02T23:30:00Z</DtTm>,2026-03-03",
        "<DtTm>2026-03-02T23:30:00+08:00</DtTm>,2026-03-02",
        "<DtTm>2026-03-02T23:30:00</DtTm>,2026-03-02",
        "<DtTm>2026-03-02T23:30:00.123-05:00</DtTm>,2026-03-03",
        "<Dt>2026-03-02+08:00</Dt>,2026-03-02",
        "<Dt>2026-03-02</Dt>,2026-03-02"
    })
    void a_day_is_a_date_or_a_time_as_china_counts_it(String written, LocalDate day) {
        var xml = file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT")))
                .replace("<BookgDt><Dt>2026-03-02</Dt>", "<BookgDt>" + written);

        assertThat(entries(xml).getFirst().bookedOn()).isEqualTo(day);
    }

    @Test
    void an_entry_without_a_booking_day_is_of_its_value_day() {
        var xml =
                file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT"))).replace("BookgDt", "ValDt");

        assertThat(entries(xml).getFirst().bookedOn()).isEqualTo("2026-03-02");
    }

    @Test
    void each_statement_of_a_file_is_read_with_its_own_entries() {
        var xml = file(
                8,
                statement("A", "0.00", "1.00", booked("1.00", "CRDT")),
                statement("B", "1.00", "1.00"),
                statement("C", "1.00", "0.00", booked("1.00", "DBIT")));

        assertThat(checked(xml).statements())
                .extracting(one -> one.head().id() + one.totals().entries())
                .containsExactly("A1", "B0", "C1");
    }

    @Test
    void two_equal_entries_are_two() {
        var twice = booked("1.00", "CRDT", "<AcctSvcrRef>R</AcctSvcrRef>").repeat(2);

        assertThat(entries(file(8, statement("S", "0.00", "2.00", twice)))).hasSize(2);
    }

    @Test
    void a_batch_keeps_its_details_signed_as_the_bank_says() {
        var details = "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>"
                + "<TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy=\"CNY\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>"
                + "<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs><Amt Ccy=\"CNY\">10.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></TxDtls>"
                + "</NtryDtls>";

        assertThat(entries(file(8, statement("S", "0.00", "20.00", booked("20.00", "CRDT", details))))
                        .getFirst()
                        .details())
                .extracting(EntryDetail::endToEndId, detail -> String.valueOf(detail.amount()))
                .containsExactly(tuple("E1", "30.00"), tuple("E2", "-10.00"));
    }

    @Test
    void a_detail_without_amount_has_none_and_one_in_amount_details_is_read() {
        var details =
                "<NtryDtls><TxDtls/><TxDtls><AmtDtls><TxAmt><Amt Ccy=\"CNY\">7.00</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls>";

        assertThat(entries(file(2, statement("S", "0.00", "7.00", entry("7.00", "DBIT", status(2, "BOOK"), details))))
                        .getFirst()
                        .details())
                .extracting(detail -> String.valueOf(detail.amount()))
                .containsExactly("null", "-7.00");
    }

    @ParameterizedTest
    @CsvSource({"6,<Nm>恒远</Nm>", "8,<Pty><Nm>恒远</Nm></Pty>"})
    void the_other_side_is_named_in_either_form(int version, String party) {
        var details = "<NtryDtls><TxDtls><RltdPties><Dbtr>" + party
                + "</Dbtr><DbtrAcct><Id><Othr><Id>6222</Id></Othr></Id></DbtrAcct>"
                + "<Cdtr><Nm>东方</Nm></Cdtr></RltdPties><RltdAgts><DbtrAgt><FinInstnId><BICFI>ICBKCNBJ</BICFI></FinInstnId></DbtrAgt></RltdAgts>"
                + "<RmtInf><Ustrd>三月</Ustrd><Ustrd>租金 &amp; 水费</Ustrd></RmtInf></TxDtls></NtryDtls>";
        var entry = entries(file(
                        version,
                        statement("S", "0.00", "7.00", entry("7.00", "CRDT", status(version, "BOOK"), details))))
                .getFirst();

        assertThat(entry.counterparty().name()).isEqualTo("恒远");
        assertThat(entry.counterparty().account()).isEqualTo("6222");
        assertThat(entry.counterparty().bank()).isEqualTo("ICBKCNBJ");
        assertThat(entry.text()).isEqualTo("三月 租金 & 水费");
        assertThat(entry.details()).isEmpty();
    }

    @Test
    void the_other_side_of_a_payment_taken_back_is_who_had_been_paid() {
        var details =
                "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>东方</Nm></Dbtr><Cdtr><Nm>恒远</Nm></Cdtr></RltdPties></TxDtls></NtryDtls>";
        var xml = file(
                4,
                statement(
                        "S",
                        "0.00",
                        "7.00",
                        entry("7.00", "CRDT", "<RvslInd>true</RvslInd>" + status(4, "BOOK"), details)));

        assertThat(entries(xml).getFirst().counterparty().name()).isEqualTo("恒远");
    }

    @Test
    void pages_of_a_statement_begin_and_end_with_interim_balances() {
        var first =
                file(8, statement("P1", "0.00", "1.00", booked("1.00", "CRDT"))).replace("CLBD", "ITBD");
        var middle = file(8, statement("P2", "1.00", "2.00", booked("1.00", "CRDT")))
                .replace("CLBD", "ITBD")
                .replace("OPBD", "ITBD");

        assertThat(checked(first).statements().getFirst().head().closing()).hasToString("1.00");
        assertThat(checked(middle).statements().getFirst().head().opening()).hasToString("1.00");
        assertThat(checked(middle).statements().getFirst().head().closing()).hasToString("2.00");
    }

    @Test
    void a_statement_without_a_balance_is_told() {
        assertThat(findings(file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT")))
                        .replace("CLBD", "CLAV")))
                .extracting(finding -> finding.words().code() + " " + finding.pointer())
                .containsExactly("funds.element-missing /Stmt/1/Bal/CLBD");
    }

    @Test
    void a_file_without_a_statement_is_refused() {
        assertThatThrownBy(() -> checked(file(8)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(
                                        refused.violations().getFirst().words().code())
                                .isEqualTo("funds.statement-empty"));
    }

    @Test
    void a_prefix_of_the_namespace_changes_nothing() {
        var xml = file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT")))
                .replace("</", "</c:")
                .replaceAll("<([A-Z])", "<c:$1")
                .replace("xmlns=", "xmlns:c=");

        assertThat(entries(xml)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16"})
    void a_file_is_read_in_the_encoding_that_it_names(String charset) {
        var xml = file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT", "<AddtlNtryInf>租金𠮷</AddtlNtryInf>")))
                .replace("UTF-8", charset);
        var findings = new Findings();
        try (var reader = CamtFile.open(
                new ByteArrayInputStream(xml.getBytes(Charset.forName(charset))), findings, CamtXml.LIMITS)) {
            reader.next();
            assertThat(reader.next())
                    .isInstanceOfSatisfying(
                            StatementPart.Entry.class,
                            part -> assertThat(part.entry().text()).isEqualTo("租金𠮷"));
        }
    }

    @Test
    void a_text_that_is_too_long_is_told() {
        var xml = file(
                8,
                statement(
                        "S",
                        "0.00",
                        "1.00",
                        booked("1.00", "CRDT", "<AcctSvcrRef>" + "R".repeat(36) + "</AcctSvcrRef>")));

        assertThat(findings(xml)).extracting(finding -> finding.words().code()).containsExactly("funds.text-too-long");
    }

    @Test
    void more_entries_than_the_limit_are_refused() {
        var limits = new StatementLimits(10, 10, 1);
        var findings = new Findings();
        var xml = file(8, statement("S", "0.00", "11.00", CamtXml.many(11)));

        try (var reader = CamtFile.open(CamtXml.bytes(xml), findings, limits)) {
            assertThat(refusal(() -> CheckedFile.read(reader, findings, limits)).code())
                    .isEqualTo("funds.statement-too-large");
        }
    }

    @Test
    void more_details_of_one_entry_than_the_limit_are_refused() {
        var details = "<NtryDtls>" + "<TxDtls/>".repeat(5001) + "</NtryDtls>";
        var xml = file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT", details)));

        assertThat(refusal(() -> checked(xml)).code()).isEqualTo("funds.statement-too-large");
    }

    /** Endless, so that a reader that holds all of it would never come back. */
    private static InputStream endless(String beginning, String again) {
        var head = beginning.getBytes(StandardCharsets.UTF_8);
        var rest = again.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {

            private long at;

            @Override
            public int read() {
                var one = at < head.length ? head[(int) at] : rest[(int) ((at - head.length) % rest.length)];
                at++;
                return one & 0xff;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"<AddtlNtryInf>;a", "<!--;a<b>", "<![CDATA[;a", "<x y=';a", "<;a", "<x>;<x>", "<?p ;a"})
    void no_single_thing_in_a_file_is_held_however_long_it_is(String thing) {
        var parts = thing.split(";");
        var beginning = file(8, statement("S", "0.00", "1.00", booked("1.00", "CRDT", "CUT")));
        var in = endless(beginning.substring(0, beginning.indexOf("CUT")) + parts[0], parts[1]);
        var findings = new Findings();

        try (var reader = CamtFile.open(in, findings, CamtXml.LIMITS)) {
            reader.next();
            assertThat(refusal(() -> reader.next()).code()).isEqualTo("funds.statement-malformed");
        }
    }

    private static Refusal refusal(ThrowingCallable call) {
        var refused = catchThrowableOfType(Refused.class, call);
        assertThat(refused).isNotNull();
        return refused.because();
    }
}
