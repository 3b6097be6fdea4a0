package org.fivetrust.accounts.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fivetrust.accounts.imports.model.CodeMap.Target;
import org.fivetrust.accounts.voucher.model.VoucherKind;
import org.fivetrust.accounts.voucher.model.VoucherType;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.tabular.model.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row of an imported file: what is read from its cells, and which column each fault names. */
class RowReaderTest {

    private static final List<String> COLUMNS = List.of(
            "voucher_no",
            "date",
            "summary",
            "account_code",
            "debit",
            "credit",
            "kind",
            "type",
            "attachments",
            "corrects",
            "dim:项目");

    private static final List<String> SOUND =
            List.of("记-1", "2026-01-05", "用品", "5301", "12.30", "", "", "", "", "", "");

    private static final int ROW = 7;

    private final List<Violation> faults = new ArrayList<>();

    private ImportedLine read(CodeMap codes, List<String> cells) {
        return new RowReader(COLUMNS, codes, faults).read(new Sheet.Row(ROW, cells));
    }

    private ImportedLine read(String column, String cell) {
        var cells = new ArrayList<>(SOUND);
        cells.set(COLUMNS.indexOf(column), cell);
        return read(CodeMap.NONE, cells);
    }

    private ImportedLine sound(String column, String cell) {
        var line = read(column, cell);
        assertThat(faults).isEmpty();
        return line;
    }

    private List<String> pointers() {
        return faults.stream().map(Violation::pointer).toList();
    }

    private static boolean knows(List<String> columns, List<Violation> faults) {
        return new RowReader(columns, CodeMap.NONE, faults).knowsItsColumns(1);
    }

    @Test
    void aSoundRowIsReadAsItStands() {
        var line = sound("dim:项目", "步道");

        assertThat(line.row()).isEqualTo(ROW);
        assertThat(line.voucherNo()).isEqualTo("记-1");
        assertThat(line.date()).isEqualTo(LocalDate.parse("2026-01-05"));
        assertThat(line.line().summary()).isEqualTo("用品");
        assertThat(line.line().account()).isEqualTo("5301");
        assertThat(line.line().debit()).isEqualTo(Money.parse("12.30"));
        assertThat(line.line().credit()).isEqualTo(Money.ZERO);
        assertThat(line.line().dimensions()).isEqualTo(Map.of("项目", "步道"));
    }

    @Test
    void cellsThatAreNotFilledStandForTheirUsualValues() {
        var line = sound("corrects", "");

        assertThat(line.kind()).isNull();
        assertThat(line.type()).isEqualTo(VoucherType.GENERAL);
        assertThat(line.attachments()).isZero();
        assertThat(line.corrects()).isNull();
        assertThat(line.line().dimensions()).isEmpty();
    }

    @Test
    void aRowMayEndBeforeItsLastColumns() {
        read(CodeMap.NONE, SOUND.subList(0, 5));
        assertThat(faults).isEmpty();
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsNamedAsAWhole() {
        var cells = new ArrayList<>(SOUND);
        cells.add("x");

        read(CodeMap.NONE, cells);
        assertThat(pointers()).containsExactly("/rows/7");
    }

    /** A summary that is exported comes back as it was. */
    @Test
    void spaceRoundACellIsPartOfASummaryOnly() {
        assertThat(sound("summary", "\t 用品 \u3000").line().summary()).isEqualTo("\t 用品 \u3000");
        assertThat(sound("debit", " 1.00 ").line().debit()).isEqualTo(Money.parse("1.00"));
    }

    @ParameterizedTest(name = "{0} is {1} fen")
    @CsvSource({
        "1, 100",
        "1.5, 150",
        "1.50, 150",
        "0.01, 1",
        "-0.01, -1",
        "-12, -1200",
        "007, 700",
        "999999999999.99, 99999999999999",
        "-999999999999.99, -99999999999999",
    })
    void anAmountIsReadToTheFen(String cell, long fen) {
        assertThat(sound("debit", cell).line().debit().fen()).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.005",
                "1.",
                ".5",
                "+1",
                "--1",
                "1e3",
                "NaN",
                "0x10",
                "一百",
                "1000000000000.00",
                "1 000",
                "1.00元",
                "-"
            })
    void whatIsNoAmountIsNamed(String cell) {
        read("debit", cell);
        assertThat(pointers()).startsWith("/rows/7/debit").containsOnly("/rows/7/debit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20260105",
                "2026-02-29",
                "2026-13-01",
                "05.01.2026",
                "2026-01-05T00:00",
                "二〇二六年",
                "46027",
                "+12026-01-05",
                "-2026-01-05"
            })
    void whatIsNoDayOfFourDigitYearsIsNamed(String cell) {
        read("date", cell);
        assertThat(pointers()).containsExactly("/rows/7/date");
    }

    @Test
    void onlyAnOpeningRowNeedsNoDay() {
        var cells = new ArrayList<>(SOUND);
        cells.set(0, ImportedLine.OPENING);
        cells.set(1, "");

        var opening = read(CodeMap.NONE, cells);

        assertThat(faults).isEmpty();
        assertThat(opening.isOpening()).isTrue();
        assertThat(opening.date()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voucher_no", "summary", "account_code"})
    void aTextThatIsMissingIsNamed(String column) {
        read(column, "  ");
        assertThat(pointers()).containsExactly("/rows/7/" + column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"voucher_no", "summary", "account_code"})
    void aTextHasTwoHundredCharactersAtMost(String column) {
        sound(column, "字".repeat(200));

        read(column, "字".repeat(201));
        assertThat(pointers()).containsExactly("/rows/7/" + column);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"NORMAL, NORMAL", "REVERSAL, REVERSAL", "CLOSING, CLOSING"})
    void theKindIsReadByItsName(String cell, VoucherKind kind) {
        assertThat(sound("kind", cell).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "OPENING", "红字", "NORMAL;"})
    void aKindThatAFileMayNotGiveIsNamed(String cell) {
        read("kind", cell);
        assertThat(pointers()).containsExactly("/rows/7/kind");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "收, RECEIPT", "付, PAYMENT", "转, TRANSFER", "记, GENERAL",
        "RECEIPT, RECEIPT", "PAYMENT, PAYMENT", "TRANSFER, TRANSFER", "GENERAL, GENERAL"
    })
    void theTypeIsReadByItsWordAndByItsName(String cell, VoucherType type) {
        assertThat(sound("type", cell).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt", "收款", "x"})
    void aTypeNobodyKnowsIsNamed(String cell) {
        read("type", cell);
        assertThat(pointers()).containsExactly("/rows/7/type");
    }

    @ParameterizedTest(name = "{0} papers")
    @CsvSource({"0, 0", "7, 7", "0012, 12", "9999, 9999"})
    void attachmentsAreCounted(String cell, int count) {
        assertThat(sound("attachments", cell).attachments()).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "10000", "three", "٣"})
    void whatIsNoCountOfAttachmentsIsNamed(String cell) {
        read("attachments", cell);
        assertThat(pointers()).containsExactly("/rows/7/attachments");
    }

    @Test
    void anAccountIsReadThroughTheCodeMap() {
        var codes = new CodeMap(Map.of("53", new Target("54", "改列"), "131", new Target(null, "按性质")));

        assertThat(read(codes, SOUND).line().account()).isEqualTo("5401");
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"131", "999"})
    void anAccountThatTheCodeMapLeavesToAPersonIsNamed(String code) {
        var codes = new CodeMap(Map.of("53", new Target("54", "改列"), "131", new Target(null, "按性质")));
        var cells = new ArrayList<>(SOUND);
        cells.set(COLUMNS.indexOf("account_code"), code);

        read(codes, cells);
        assertThat(pointers()).containsExactly("/rows/7/account_code");
    }

    @Test
    void everyFaultOfARowIsNamedAtOnce() {
        var cells = List.of("", "x", "", "", "y", "z", "w", "v", "u", "", "");

        read(CodeMap.NONE, cells);
        assertThat(pointers())
                .containsExactlyInAnyOrder(
                        "/rows/7/voucher_no",
                        "/rows/7/date",
                        "/rows/7/summary",
                        "/rows/7/account_code",
                        "/rows/7/debit",
                        "/rows/7/credit",
                        "/rows/7/kind",
                        "/rows/7/type",
                        "/rows/7/attachments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"voucher_no", "date", "summary", "account_code", "debit", "credit"})
    void aColumnThatIsNeededIsNamedWhenItIsMissing(String column) {
        var columns = new ArrayList<>(COLUMNS);
        columns.remove(column);

        assertThat(knows(columns, faults)).isFalse();
        assertThat(pointers()).containsExactly("/rows/1/" + column);
    }

    @Test
    void columnsThatAreUnknownOrThereTwiceAreNamed() {
        var columns = new ArrayList<>(COLUMNS);
        columns.addAll(List.of("debit", "remark", "Debit", "debit"));

        assertThat(knows(columns, faults)).isFalse();
        assertThat(pointers()).containsExactlyInAnyOrder("/rows/1/debit", "/rows/1/remark", "/rows/1/Debit");
    }

    @Test
    void theColumnsMayStandInAnyOrder() {
        var random = new Random(20_260_105);
        for (var n = 0; n < 50; n++) {
            var order = new ArrayList<>(COLUMNS);
            Collections.shuffle(order, random);
            var cells = order.stream()
                    .map(column -> SOUND.get(COLUMNS.indexOf(column)))
                    .toList();

            assertThat(knows(order, faults)).isTrue();
            assertThat(new RowReader(order, CodeMap.NONE, faults).read(new Sheet.Row(ROW, cells)))
                    .isEqualTo(read(CodeMap.NONE, SOUND));
        }
        assertThat(faults).isEmpty();
    }

    /** A row is read or its faults are named; nothing a cell may hold ends in anything else. */
    @Test
    void whateverTheCellsHoldTheRowIsReadOrNamed() {
        var random = new Random(7);
        var letters = "0123456789.-+=, 年记\0\t\n\"'\\😀\uD800٣,OPENING";
        for (var n = 0; n < 5_000; n++) {
            var cells = new ArrayList<String>();
            for (var column = 0; column < random.nextInt(COLUMNS.size() + 2); column++) {
                cells.add(
                        random.nextInt(3) == 0
                                ? SOUND.get(column % SOUND.size())
                                : random.ints(random.nextInt(12), 0, letters.length())
                                        .mapToObj(letters::charAt)
                                        .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                                        .toString());
            }
            var before = faults.size();

            var read = read(CodeMap.NONE, cells);

            assertThat(read.unread())
                    .as(cells.toString())
                    .containsExactlyInAnyOrderElementsOf(faults.subList(before, faults.size()).stream()
                            .map(Violation::pointer)
                            .filter(pointer -> pointer.length() > "/rows/7/".length())
                            .map(pointer -> pointer.substring("/rows/7/".length()))
                            .distinct()
                            .toList());
            assertThat(faults.subList(before, faults.size()))
                    .allMatch(fault -> fault.pointer().startsWith("/rows/7"));
        }
    }
}
