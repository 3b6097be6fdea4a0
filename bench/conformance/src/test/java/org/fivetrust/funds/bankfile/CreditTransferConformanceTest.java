package org.fivetrust.funds.bankfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.conformance.Prowide.all;
import static org.fivetrust.conformance.Prowide.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fivetrust.conformance.Prowide;
import org.fivetrust.funds.bankfile.model.BankId;
import org.fivetrust.funds.bankfile.model.BankParty;
import org.fivetrust.funds.bankfile.model.BankProfile;
import org.fivetrust.funds.bankfile.model.BankText;
import org.fivetrust.funds.bankfile.model.CreditTransfer;
import org.fivetrust.funds.bankfile.model.CreditTransfer.Line;
import org.fivetrust.funds.bankfile.model.CreditTransferTable;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that is written is read by Prowide, and says to it what was meant. */
class CreditTransferConformanceTest {

    private static final int PAYMENTS = 12;

    private static final List<String> SIGNS = List.of(
            "东方", "𠮷", "&", "<五金>", "\"店\"", "'", "]]>", "·", " ", "A", "é", "（二〇二六）", ";", "#", "\n", "&amp;");

    record Written(String version, CreditTransfer transfer) {

        BankProfile profile() {
            return new BankProfile(null, version, 140, 140, 1000);
        }

        @Override
        public String toString() {
            return "pain.001.001." + version + ", " + transfer.lines().size() + " payments";
        }

        String xml() {
            return CreditTransferFile.write(
                    transfer.document(profile()), profile().namespace());
        }
    }

    static Stream<Written> files() {
        return Stream.of("09", "12")
                .flatMap(version -> Stream.concat(
                        Stream.of(new Written(version, toFourPayees())),
                        IntStream.range(0, 30).mapToObj(seed -> new Written(version, any(new Random(seed))))));
    }

    private static CreditTransfer toFourPayees() {
        return of(List.of(
                line("P1", "道路铺装与雨污分流改造工程项目管理部临时结算专户（二〇二六年度第一批）", "0.10", "工程款"),
                line("P2", "A&B <五金> \"店\"", "0.20", "锁具\n两把"),
                line("P_3", "阿依古丽·买买提", "1234567.80", "劳务费"),
                line("P4", "𠮷田商店", "100.00", "货款")));
    }

    private static CreditTransfer any(Random random) {
        return of(IntStream.range(0, random.nextInt(1, PAYMENTS))
                .mapToObj(n -> line(
                        "N" + n + "_" + random.nextInt(1000),
                        "户" + words(random, 8),
                        Money.ofFen(random.nextLong(1, 1_000_000_000_00L)).toString(),
                        "付" + words(random, 40)))
                .toList());
    }

    private static String words(Random random, int most) {
        return String.join(
                "",
                random.ints(random.nextInt(most), 0, SIGNS.size())
                        .mapToObj(SIGNS::get)
                        .toList());
    }

    private static Line line(String id, String name, String amount, String purpose) {
        return new Line(
                BankId.of(id),
                new UUID(id.hashCode() << 16 | 0x4000L, 0x8000_0000_0000_0000L | id.hashCode() & 0xffff_ffffL),
                Money.parse(amount),
                new BankParty(name, "6222 0202-0001 1220001", id.endsWith("3") ? null : "农商银行"),
                purpose);
    }

    private static CreditTransfer of(List<Line> lines) {
        return new CreditTransfer(
                BankId.of(UUID.fromString("0b0e3a1c-7f7e-4f0e-9d1a-2f7b7f6f0a11")),
                Instant.parse("2026-06-14T16:00:00.5Z"),
                new BankParty("东方社区居民委员会", "110100000000001", "102100099996"),
                LocalDate.of(2026, 6, 15),
                lines);
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_departs_from_no_part_of_the_table(Written written) {
        assertThat(CreditTransferTable.faults(CreditTransferFile.read(written.xml())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void prowide_reads_the_head_that_was_written(Written written) {
        var head = all(Prowide.read(written.xml()).orElseThrow(), "CstmrCdtTrfInitn", "GrpHdr")
                .findFirst()
                .orElseThrow();

        assertThat(text(head, "MsgId")).isEqualTo(written.transfer().message().text());
        assertThat(text(head, "NbOfTxs"))
                .isEqualTo("" + written.transfer().lines().size());
        assertThat(new BigDecimal(String.valueOf(text(head, "CtrlSum"))))
                .isEqualByComparingTo(written.transfer().sum().toString());
        assertThat(text(head, "CreDtTm")).isEqualTo("2026-06-15T00:00+08:00");
        assertThat(text(head, "InitgPty", "Nm")).isEqualTo("东方社区居民委员会");
    }

    @ParameterizedTest
    @MethodSource("files")
    void prowide_reads_who_pays_and_when(Written written) {
        var instruction = all(Prowide.read(written.xml()).orElseThrow(), "CstmrCdtTrfInitn", "PmtInf")
                .findFirst()
                .orElseThrow();

        assertThat(text(instruction, "PmtMtd")).isEqualTo("TRF");
        assertThat(text(instruction, "ReqdExctnDt", "Dt")).isEqualTo("2026-06-15");
        assertThat(text(instruction, "Dbtr", "Nm")).isEqualTo("东方社区居民委员会");
        assertThat(text(instruction, "DbtrAcct", "Id", "Othr", "Id")).isEqualTo("110100000000001");
        assertThat(text(instruction, "DbtrAgt", "FinInstnId", "ClrSysMmbId", "MmbId"))
                .isEqualTo("102100099996");
        assertThat(text(instruction, "DbtrAgt", "FinInstnId", "ClrSysMmbId", "ClrSysId", "Cd"))
                .isEqualTo("CNAPS");
    }

    @ParameterizedTest
    @MethodSource("files")
    void prowide_reads_each_payment_that_was_written(Written written) {
        var read = all(Prowide.read(written.xml()).orElseThrow(), "CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf")
                .map(CreditTransferConformanceTest::said)
                .toList();

        assertThat(read)
                .containsExactlyElementsOf(written.transfer().lines().stream()
                        .map(CreditTransferConformanceTest::meant)
                        .toList());
    }

    private static List<String> said(Object transfer) {
        return Stream.of(
                        text(transfer, "PmtId", "EndToEndId"),
                        text(transfer, "PmtId", "UETR"),
                        new BigDecimal(String.valueOf(text(transfer, "Amt", "InstdAmt", "Value")))
                                .setScale(2)
                                .toPlainString(),
                        text(transfer, "Amt", "InstdAmt", "Ccy"),
                        text(transfer, "Cdtr", "Nm"),
                        text(transfer, "CdtrAcct", "Id", "Othr", "Id"),
                        text(transfer, "RmtInf", "Ustrd"))
                .map(String::valueOf)
                .toList();
    }

    private static List<String> meant(Line line) {
        return List.of(
                line.id().text(),
                String.valueOf(line.uetr()),
                line.amount().toString(),
                "CNY",
                line.payee().written().name(),
                "6222020200011220001",
                BankText.cut(BankText.onOneLine(line.purpose()), 140));
    }
}
