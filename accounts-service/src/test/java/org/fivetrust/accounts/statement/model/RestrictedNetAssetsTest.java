package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.accounts.statement.model.YearOfEntries.checks;
import static org.fivetrust.accounts.statement.model.YearOfEntries.layout;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transfers between restricted and unrestricted net assets, in both editions of the statement of activities. */
class RestrictedNetAssetsTest {

    private static final Layout SHEET_2004 = layout("""
            60  D(1002)
            101 C(3101)+UU()
            105 C(3102)+UR()
            110 L(101)+L(105)
            120 L(110)
            """);

    private static final Layout ACTIVITIES_2004 = layout("""
            11 NC(4401)
            35 ND(5101)
            40 X(3102,3101)
            45 L(11)-L(35)+L(40)
            """);

    private static final Layout SHEET_2024 = layout("""
            27 D(1002)
            77 C(3101)+UU()
            78 C(3102)+UR()
            79 L(77)+L(78)+C(3201)
            80 L(79)
            """);

    private static final Layout ACTIVITIES_2024 = layout("""
            9  NC(4401)
            17 ND(5101)
            18 X(3102,3101)
            19 X(3101,3102)
            20 NC(3201)
            21 L(9)-L(17)+L(18)+L(19)+L(20)
            """);

    private static final List<CheckRule> CHECKS_2004 = checks(
            "YEAR(45) CLOSING(110)-OPENING(110)-NC(3101)-NC(3102)",
            "YEARU(45) CLOSING(101)-OPENING(101)-NC(3101)+X(3102,3101)-X(3101,3102)",
            "YEARR(45) CLOSING(105)-OPENING(105)-NC(3102)-X(3102,3101)+X(3101,3102)");

    private static final List<CheckRule> CHECKS_2024 = checks(
            "YEAR(21) CLOSING(79)-OPENING(79)-NC(3101)-NC(3102)",
            "YEARU(21) CLOSING(77)-OPENING(77)+RISEU(3201)-NC(3101)+X(3102,3101)-X(3101,3102)",
            "YEARR(21) CLOSING(78)-OPENING(78)+RISER(3201)-NC(3102)-X(3102,3101)+X(3101,3102)");

    private final YearOfEntries year = new YearOfEntries();

    private void nonprofit() {
        year.account("3101", "非限定性净资产", 0);
        year.account("3102", "限定性净资产", 0);
        year.account("4401", "政府补助收入", 0);
        year.account("440101", "非限定性收入", 0);
        year.account("440102", "限定性收入", 0);
        year.voucher("收-1", "1002 D 700", "440101 C 500", "440102 C 200");
        year.voucher("付-1", "5101 D 60", "1002 C 60");
        year.voucher("收-2", "1002 D 90", "3101 C 90");
    }

    private long column(Layout layout, String number, Column column) {
        return year.worked(layout, true)
                .line(number, Basis.YEAR_TO_DATE, column)
                .fen();
    }

    private List<StatementCheck> failing(List<CheckRule> rules, Layout sheet, Layout activities) {
        return StatementChecks.ofIncome(rules, year.worked(sheet, false), year.worked(activities, true), year.figures())
                .stream()
                .filter(statementCheck -> !statementCheck.holds())
                .toList();
    }

    @Test
    void whatIsReleasedStandsOnItsLineAloneInBothEditions() {
        nonprofit();
        year.voucher("转-1", "3102 D 80", "3101 C 80");

        assertThat(column(ACTIVITIES_2024, "18", Column.UNRESTRICTED)).isEqualTo(80_00);
        assertThat(column(ACTIVITIES_2024, "18", Column.RESTRICTED)).isEqualTo(-80_00);
        assertThat(column(ACTIVITIES_2024, "19", Column.UNRESTRICTED)).isZero();
        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(520_00);
        assertThat(column(ACTIVITIES_2024, "21", Column.RESTRICTED)).isEqualTo(120_00);
        assertThat(column(ACTIVITIES_2024, "21", Column.TOTAL)).isEqualTo(640_00);
        assertThat(column(ACTIVITIES_2004, "40", Column.UNRESTRICTED)).isEqualTo(80_00);
        assertThat(column(ACTIVITIES_2004, "45", Column.RESTRICTED)).isEqualTo(120_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
        assertThat(failing(CHECKS_2004, SHEET_2004, ACTIVITIES_2004)).isEmpty();
    }

    @Test
    void whatBecomesRestrictedIsNoReleaseInRed() {
        nonprofit();
        year.voucher("转-1", "3101 D 80", "3102 C 80");

        assertThat(column(ACTIVITIES_2024, "18", Column.UNRESTRICTED)).isZero();
        assertThat(column(ACTIVITIES_2024, "19", Column.UNRESTRICTED)).isEqualTo(-80_00);
        assertThat(column(ACTIVITIES_2024, "19", Column.RESTRICTED)).isEqualTo(80_00);
        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(360_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void anEditionWithoutALineForItSaysThatItsColumnsDiffer() {
        nonprofit();
        year.voucher("转-1", "3101 D 80", "3102 C 80");

        assertThat(column(ACTIVITIES_2004, "40", Column.UNRESTRICTED)).isZero();
        assertThat(failing(CHECKS_2004, SHEET_2004, ACTIVITIES_2004))
                .extracting(
                        statementCheck -> statementCheck.left().toString(),
                        statementCheck -> statementCheck.right().toString())
                .containsExactly(tuple("440.00", "360.00"), tuple("200.00", "280.00"));
    }

    @Test
    void aReleaseInRedLessensItsOwnLine() {
        nonprofit();
        year.voucher("转-1", "3102 D 80", "3101 C 80");
        year.voucher("转-2", "3102 D -30", "3101 C -30");

        for (var line : List.of("18", "19")) {
            assertThat(column(ACTIVITIES_2024, line, Column.UNRESTRICTED)).isEqualTo(line.equals("18") ? 50_00 : 0);
        }
        assertThat(column(ACTIVITIES_2004, "40", Column.RESTRICTED)).isEqualTo(-50_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void adjustmentsOfEarlierYearsStandInTheColumnOfTheirMoney() {
        nonprofit();
        year.account("3201", "以前年度净资产调整", 0);
        year.voucher("转-1", "1002 D 15", "3201 C 15");

        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(455_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();

        year.carriedForward("3201", "3101", 15_00);

        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(455_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    private static String fen(long fen) {
        return Money.ofFen(fen).toString();
    }

    /** What one random voucher moves: a release, what becomes restricted, or neither, whole or in red, with details. */
    private void anyVoucher(Random random, int number) {
        var amount = fen(random.nextLong(1, 100_000) * (random.nextInt(4) == 0 ? -1 : 1));
        var unrestricted = random.nextBoolean() ? "3101" : "310101";
        var restricted = random.nextBoolean() ? "3102" : "310202";
        switch (random.nextInt(6)) {
            case 0 -> year.voucher("转-" + number, restricted + " D " + amount, unrestricted + " C " + amount);
            case 1 -> year.voucher("转-" + number, unrestricted + " D " + amount, restricted + " C " + amount);
            case 2 -> year.voucher("收-" + number, "1002 D " + amount, "440101 C " + amount);
            case 3 -> year.voucher("收-" + number, "1002 D " + amount, "440102 C " + amount);
            case 4 -> year.voucher("付-" + number, "5101 D " + amount, "1002 C " + amount);
            default -> year.voucher("收-" + number, "1002 D " + amount, unrestricted + " C " + amount);
        }
    }

    private long moved(String line) {
        return column(ACTIVITIES_2024, line, Column.UNRESTRICTED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverIsMovedTheColumnsOf2024AgreeWithTheSheet(int seed) {
        nonprofit();
        var random = new Random(seed);
        for (var n = 0; n < 30; n++) {
            anyVoucher(random, n);
        }

        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
        for (var line : List.of("9", "18", "19", "21")) {
            assertThat(column(ACTIVITIES_2024, line, Column.UNRESTRICTED)
                            + column(ACTIVITIES_2024, line, Column.RESTRICTED))
                    .as("line " + line)
                    .isEqualTo(column(ACTIVITIES_2024, line, Column.TOTAL));
        }
        assertThat(column(ACTIVITIES_2024, "18", Column.TOTAL)).isZero();
        assertThat(column(ACTIVITIES_2024, "19", Column.TOTAL)).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inTheFormOf2004TheColumnsDifferByExactlyWhatBecameRestricted(int seed) {
        nonprofit();
        var random = new Random(seed);
        for (var n = 0; n < 30; n++) {
            anyVoucher(random, n);
        }

        var becameRestricted = -moved("19");

        assertThat(column(ACTIVITIES_2004, "40", Column.UNRESTRICTED)).isEqualTo(moved("18"));
        assertThat(failing(CHECKS_2004, SHEET_2004, ACTIVITIES_2004))
                .extracting(check -> check.left().minus(check.right()).fen())
                .isEqualTo(becameRestricted == 0 ? List.of() : List.of(becameRestricted, -becameRestricted));
    }

    private static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @Test
    void aReleaseBetweenDetailsCountsAndAMoveWithinOneSideDoesNot() {
        nonprofit();
        year.voucher("转-1", "310202 D 80", "310101 C 80");
        year.voucher("转-2", "310201 D 30", "310202 C 30");
        year.voucher("转-3", "310102 D 20", "310101 C 20");

        assertThat(moved("18")).isEqualTo(80_00);
        assertThat(moved("19")).isZero();
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void aReleaseAmongOtherLinesOfItsVoucherCountsByItsOwnAmount() {
        nonprofit();
        year.voucher("转-1", "3102 D 80", "3101 C 50", "1002 C 30");
        year.voucher("转-2", "3102 D 10", "1002 D 5", "3101 C 15");

        assertThat(moved("18")).isEqualTo(60_00);
        assertThat(moved("19")).isZero();
    }

    @Test
    void whatIsReleasedAndBoundAgainStandsOnBothLines() {
        nonprofit();
        year.voucher("转-1", "3102 D 80", "3101 C 80");
        year.voucher("转-2", "3101 D 80", "3102 C 80");

        assertThat(moved("18")).isEqualTo(80_00);
        assertThat(moved("19")).isEqualTo(-80_00);
        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(440_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }
}
