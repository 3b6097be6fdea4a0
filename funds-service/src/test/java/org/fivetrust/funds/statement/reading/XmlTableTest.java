package org.fivetrust.funds.statement.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.funds.statement.model.BankEntry;
import org.fivetrust.funds.statement.model.BankProfile;
import org.fivetrust.funds.statement.model.BankProfile.Column;
import org.fivetrust.funds.statement.model.Findings;
import org.fivetrust.funds.statement.model.StatementLimits;
import org.fivetrust.funds.statement.model.StatementPart;
import org.fivetrust.funds.statement.model.TableStatement;
import org.fivetrust.shared.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTableTest {

    private static final BankProfile PROFILE = new BankProfile(
            "UTF-8",
            Map.of(
                    "TransactionDate", Column.DAY,
                    "DebitAmount", Column.OUT,
                    "CreditAmount", Column.IN,
                    "Balance", Column.BALANCE,
                    "CounterpartyName", Column.NAME,
                    "CounterpartyAccount", Column.ACCOUNT,
                    "Summary", Column.TEXT,
                    "SerialNumber", Column.REFERENCE,
                    "TransactionTime", Column.PASSED_OVER),
            List.of("yyyy-MM-dd"),
            Set.of(),
            Set.of(),
            false,
            false,
            Set.of(),
            false,
            "TransactionDetail");

    private static final String STATEMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bkrs:BankStatement xmlns:bkrs="urn:example:statement">
              <bkrs:AccountNumber>6222</bkrs:AccountNumber>
              <bkrs:Details>
                <bkrs:TransactionDetail>
                  <bkrs:TransactionDate>2026-03-02</bkrs:TransactionDate><bkrs:TransactionTime>09:12:44</bkrs:TransactionTime>
                  <bkrs:CreditAmount>12000.00</bkrs:CreditAmount>
                  <bkrs:Counterparty>
                    <bkrs:CounterpartyName>恒远&amp;宏达商贸</bkrs:CounterpartyName>
                    <bkrs:CounterpartyAccount>00012</bkrs:CounterpartyAccount>
                  </bkrs:Counterparty>
                  <bkrs:Summary>三月租金</bkrs:Summary><bkrs:SerialNumber>A1</bkrs:SerialNumber>
                  <bkrs:Balance>112000.00</bkrs:Balance>
                </bkrs:TransactionDetail>
                <bkrs:TransactionDetail>
                  <bkrs:TransactionDate>2026-03-03</bkrs:TransactionDate>
                  <bkrs:DebitAmount>600.00</bkrs:DebitAmount><bkrs:Balance>111400.00</bkrs:Balance>
                </bkrs:TransactionDetail>
              </bkrs:Details>
            </bkrs:BankStatement>
            """;

    private final Findings findings = new Findings();

    private List<BankEntry> entries(String xml) {
        return entries(xml, 10);
    }

    private List<BankEntry> entries(String xml, int most) {
        var sheet = XmlTable.read(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                "TransactionDetail",
                PROFILE.columns().keySet(),
                new StatementLimits(most, 10, 1));
        var entries = new ArrayList<BankEntry>();
        try (var reader = TableStatement.open(sheet, PROFILE, "6222", findings)) {
            for (var part = reader.next(); part != null; part = reader.next()) {
                if (part instanceof StatementPart.Entry(var entry)) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private List<String> told() {
        return findings.all().stream()
                .map(finding -> finding.words().code() + " " + finding.pointer())
                .toList();
    }

    @Test
    void the_elements_of_an_entry_are_its_columns_at_any_depth() {
        var entries = entries(STATEMENT);

        assertThat(told()).isEmpty();
        assertThat(entries).hasSize(2);
        var first = entries.getFirst();
        assertThat(first.amount()).hasToString("12000.00");
        assertThat(first.bookedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(first.counterparty().name()).isEqualTo("恒远&宏达商贸");
        assertThat(first.counterparty().account()).isEqualTo("00012");
        assertThat(first.text()).isEqualTo("三月租金");
        assertThat(entries.getLast().amount()).hasToString("-600.00");
    }

    @Test
    void an_amount_that_is_none_is_told_at_its_line_and_element() {
        assertThat(entries(STATEMENT.replace("600.00</bkrs:DebitAmount>", "600.005</bkrs:DebitAmount>")))
                .isNotNull();

        assertThat(told()).containsExactly("funds.amount-not-in-fen /rows/15/DebitAmount");
    }

    @Test
    void an_element_that_the_profile_does_not_name_is_told() {
        entries(STATEMENT.replace("bkrs:SerialNumber", "bkrs:Other"));

        assertThat(told()).containsExactly("funds.column-unknown /rows/1/Other");
    }

    @Test
    void an_element_that_an_entry_has_twice_is_told() {
        entries(STATEMENT.replace(
                "<bkrs:Summary>三月租金</bkrs:Summary>", "<bkrs:Summary>三月</bkrs:Summary><bkrs:Summary>租金</bkrs:Summary>"));

        assertThat(told()).containsExactly("funds.column-twice /rows/1/Summary");
    }

    @Test
    void a_missing_entry_shows_in_the_balance() {
        entries(STATEMENT.replace("111400.00", "111300.00"));

        assertThat(told()).containsExactly("funds.balance-not-continued /rows/15/Balance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "交易日期,余额", "<a><b></a>", "<a><TransactionDetail>"})
    void what_is_no_xml_is_refused(String text) {
        assertThatThrownBy(() -> entries(text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo("funds.statement-malformed"));
    }

    @Test
    void a_document_type_is_refused() {
        assertThatThrownBy(() -> entries("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo("funds.statement-doctype"));
    }

    @Test
    void more_entries_than_are_taken_are_refused() {
        assertThatThrownBy(() -> entries(STATEMENT, 1))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.because().code()).isEqualTo("funds.statement-too-large"));
    }

    @Test
    void a_statement_without_entries_keeps_nothing() {
        assertThat(entries("<BankStatement/>")).isEmpty();
    }
}
