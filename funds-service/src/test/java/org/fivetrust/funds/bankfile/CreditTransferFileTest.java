package org.fivetrust.funds.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.funds.bankfile.CreditTransfers.PROFILE;
import static org.fivetrust.funds.bankfile.CreditTransfers.line;

import java.util.UUID;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.CreditTransfer.Line;
import org.fivetrust.funds.bankfile.model.Element;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditTransferFileTest {

    private static final String[] TRANSFER = {"CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf"};

    private static Element only(Line line) {
        return CreditTransfers.written(CreditTransfers.of(line), PROFILE)
                .all(TRANSFER)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void four_payments_are_counted_and_summed() {
        var document = CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE);

        for (var part : new String[] {"GrpHdr", "PmtInf"}) {
            assertThat(document.first("CstmrCdtTrfInitn", part, "NbOfTxs")).contains("4");
            assertThat(document.first("CstmrCdtTrfInitn", part, "CtrlSum")).contains("1234668.10");
        }
    }

    @Test
    void names_arrive_as_they_were_approved() {
        var document = CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE);

        assertThat(document.all(TRANSFER)
                        .map(transfer -> transfer.first("Cdtr", "Nm").orElseThrow()))
                .containsExactly(CreditTransfers.LONG_NAME, "A&B <五金> \"店\"", "阿依古丽·买买提", "𠮷田商店");
    }

    @Test
    void amounts_have_two_decimals_and_no_exponent() {
        var document = CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE);

        assertThat(document.all(TRANSFER)
                        .map(transfer -> transfer.first("Amt", "InstdAmt").orElseThrow()))
                .containsExactly("0.10", "0.20", "1234567.80", "100.00");
        assertThat(document.all(TRANSFER)
                        .map(transfer ->
                                transfer.first("Amt", "InstdAmt", "@Ccy").orElseThrow()))
                .containsOnly("CNY");
    }

    @Test
    void a_line_break_in_a_purpose_becomes_a_blank() {
        assertThat(only(line("P2", "店", "622200", "0.20", "锁具\r\n两把\t付")).first("RmtInf", "Ustrd"))
                .contains("锁具 两把 付");
    }

    @Test
    void a_long_purpose_is_cut_where_it_is_seen_and_no_character_is_halved() {
        var purpose = only(line("P2", "店", "622200", "0.20", "𠮷".repeat(141))).first("RmtInf", "Ustrd");

        assertThat(purpose).contains("𠮷".repeat(139) + "…");
    }

    @Test
    void the_same_release_makes_the_same_bytes() {
        var first = CreditTransferFile.write(CreditTransfers.toFourPayees().document(PROFILE), PROFILE.namespace());
        var again = CreditTransferFile.write(CreditTransfers.toFourPayees().document(PROFILE), PROFILE.namespace());

        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"09", "12"})
    void the_version_is_the_namespace_alone(String version) {
        var profile = new BankProfile(null, version, 140, 140, 1000);
        var text = CreditTransferFile.write(CreditTransfers.toFourPayees().document(profile), profile.namespace());

        assertThat(text).contains("xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001." + version + "\"");
        assertThat(CreditTransferFile.read(text))
                .isEqualTo(CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE));
    }

    @Test
    void the_moment_is_that_of_china() {
        var document = CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE);

        assertThat(document.first("CstmrCdtTrfInitn", "GrpHdr", "CreDtTm")).contains("2026-06-15T00:00:00+08:00");
    }

    @Test
    void a_bank_is_named_by_its_code_or_its_name_or_said_to_be_unknown() {
        var document = CreditTransfers.written(CreditTransfers.toFourPayees(), PROFILE);
        var nowhere = new Line(BankId.of("P9"), null, Money.parse("1.00"), new BankParty("店", "622200", " "), "货款");

        assertThat(document.first("CstmrCdtTrfInitn", "PmtInf", "DbtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId"))
                .contains("102100099996");
        assertThat(document.first("CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf", "CdtrAgt", "FinInstnId", "Nm"))
                .contains("农商银行");
        assertThat(only(nowhere).first("CdtrAgt", "FinInstnId", "Othr", "Id")).contains("NOTPROVIDED");
    }

    @Test
    void a_payment_has_its_own_id_and_its_unique_reference() {
        var payment = UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e");
        var transfer = only(new Line(
                BankId.of(payment), payment, Money.parse("1.00"), new BankParty("店", "6222-00 11", null), "货款"));

        assertThat(transfer.first("PmtId", "EndToEndId")).contains("5f1c9a520c514a6e8a340a7a3c1b2d3e");
        assertThat(transfer.first("PmtId", "UETR")).contains(payment.toString());
        assertThat(transfer.first("CdtrAcct", "Id", "Othr", "Id")).contains("62220011");
    }

    @Test
    void every_fault_is_told_before_a_file_exists() {
        var faulty = CreditTransfers.of(
                line("P1", "名".repeat(71), "6222", "1.00", "款"),
                line("P2", "店\u0007", " ", "1.00", "款\u0000"),
                line("P3", "店", "1".repeat(35), "1.00", "款"),
                line("_________", "店", "6222", "1.00", "款"));

        assertThat(faulty.faults(new BankProfile(null, "09", 70, 140, 1000)))
                .extracting(Violation::pointer, violation -> violation.words().code())
                .containsExactly(
                        tuple("/payments/0/payee/name", "name-for-bank"),
                        tuple("/payments/1/payee/name", "no-control-character"),
                        tuple("/payments/1/payee/account", "account-for-bank"),
                        tuple("/payments/1/purpose", "no-control-character"),
                        tuple("/payments/2/payee/account", "account-length-for-bank"),
                        tuple("/payments/3/id", "id-for-bank"));
    }

    @ParameterizedTest
    @CsvSource({"P_3, P(5F)3", "P-3, P-3", "P(5F)3, P(28)5F(29)3", "付1, (4ED8)1", "𠮷, (20BB7)", "a/b, a(2F)b"})
    void an_id_is_mapped_the_same_way_each_time_and_back(String identifier, String text) {
        assertThat(BankId.of(identifier).text()).isEqualTo(text);
        assertThat(new BankId(text).identifier()).isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "(", "(GG)", "(5F", "5F)"})
    void a_text_that_no_id_becomes_is_read_as_it_stands(String text) {
        assertThat(new BankId(text).identifier()).isEqualTo(text);
    }

    @Test
    void a_payment_is_found_by_its_own_id_and_by_no_other() {
        var payment = UUID.fromString("5f1c9a52-0c51-4a6e-8a34-0a7a3c1b2d3e");

        assertThat(BankId.of(payment).payment()).contains(payment);
        assertThat(new BankId("P_3").payment()).isEmpty();
        assertThat(new BankId("5F1C9A520C514A6E8A340A7A3C1B2D3E").payment()).isEmpty();
    }
}
