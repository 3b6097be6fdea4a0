package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.accounts.statement.model.YearOfEntries.checks;
import static org.fivetrust.accounts.statement.model.YearOfEntries.layout;

import java.util.List;
import org.junit.jupiter.api.Test;

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
}
