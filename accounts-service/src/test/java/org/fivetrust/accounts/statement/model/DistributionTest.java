package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Nature;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.AccountMovement.Sums;
import org.fivetrust.accounts.ledger.model.BalanceSide;
import org.fivetrust.accounts.statement.model.Component.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vouchers moved between accounts of equity, on every line of every edition that tells it. */
class DistributionTest {

    private static final Map<String, Nature> NATURES = Map.of(
            "1", Nature.ASSET, "2", Nature.LIABILITY, "3", Nature.EQUITY, "4", Nature.INCOME, "5", Nature.EXPENSE);

    private final Map<String, AccountMovement> accounts = new LinkedHashMap<>();
    private final List<VoucherTransfer> moves = new ArrayList<>();

    /** Numbers and formulas of lines, by turns. */
    private static Layout layout(String text) {
        var words = text.strip().split("\\s+");
        var lines = new ArrayList<Layout.Line>();
        for (var n = 0; n < words.length; n += 2) {
            lines.add(new Layout.Line(words[n], "第" + words[n] + "行", null, words[n + 1]));
        }
        return new Layout(lines);
    }

    private static final Layout RURAL_SHEET = layout("""
            3  D(102)+DS(113)
            23 L(3)
            25 C(211)+CS(113)
            36 C(311)
            37 C(321)+C(322)+U()
            39 L(25)+L(36)+L(37)
            """);

    private static final Layout RURAL_INCOME = layout("""
            13 NC(501)-ND(513)
            14 OC(321)+OC(322)+OU()
            15 X(311,322)
            16 L(13)+L(14)+L(15)
            17 X(322,311)
            18 X(322,113)+X(322,211)
            19 X(322,other)
            20 L(16)-L(17)-L(18)-L(19)
            """);

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

    private static final List<CheckRule> RURAL_CHECKS = checks("YEAR(20) CLOSING(37)", "YEAR(14) OPENING(37)");

    private static final List<CheckRule> CHECKS_2004 = checks(
            "YEAR(45) CLOSING(110)-OPENING(110)-NC(3101)-NC(3102)",
            "YEARU(45) CLOSING(101)-OPENING(101)-NC(3101)+X(3102,3101)-X(3101,3102)",
            "YEARR(45) CLOSING(105)-OPENING(105)-NC(3102)-X(3102,3101)+X(3101,3102)");

    private static final List<CheckRule> CHECKS_2024 = checks(
            "YEAR(21) CLOSING(79)-OPENING(79)-NC(3101)-NC(3102)",
            "YEARU(21) CLOSING(77)-OPENING(77)+RISEU(3201)-NC(3101)+X(3102,3101)-X(3101,3102)",
            "YEARR(21) CLOSING(78)-OPENING(78)+RISER(3201)-NC(3102)-X(3102,3101)+X(3101,3102)");

    /** Two formulas each. */
    private static List<CheckRule> checks(String... texts) {
        return Stream.of(texts)
                .map(text -> text.split(" "))
                .map(sides -> new CheckRule(
                        "income",
                        false,
                        sides[0],
                        sides[0],
                        CheckFormula.parse(sides[0]),
                        CheckFormula.parse(sides[1])))
                .toList();
    }

    /** A posted voucher, and its lines in the balances: {@code "322 D 100"}, red letters with a minus. */
    private void voucher(String label, String... lines) {
        var legs = new ArrayList<VoucherTransfer.Leg>();
        for (var line : lines) {
            var words = line.split(" ");
            var fen = Math.round(Double.parseDouble(words[2]) * 100);
            var sums = words[1].equals("D") ? new Sums(fen, 0) : new Sums(0, fen);
            legs.add(new VoucherTransfer.Leg(words[0], sums));
            turned(words[0], sums, Sums.NOTHING);
        }
        moves.add(new VoucherTransfer(UUID.randomUUID(), label, true, legs));
    }

    private void carriedForward(String from, String to, long fen) {
        turned(from, new Sums(fen, 0), new Sums(fen, 0));
        turned(to, new Sums(0, fen), new Sums(0, fen));
    }

    private void turned(String code, Sums sums, Sums closed) {
        var known = accounts.get(code);
        if (known == null) {
            account(code, code, 0);
        }
        var held = accounts.get(code);
        accounts.put(
                code,
                new AccountMovement(
                        code,
                        held.name(),
                        null,
                        held.parent(),
                        held.nature(),
                        BalanceSide.DEBIT,
                        held.before(),
                        Sums.NOTHING,
                        held.turned().plus(sums),
                        held.late().plus(sums),
                        held.closed().plus(closed),
                        Sums.NOTHING,
                        true));
    }

    /** @param before what it stood at before the year, credits positive */
    private void account(String code, String name, long before) {
        var nature = code.startsWith("51") || code.startsWith("50") && code.length() > 3
                ? Nature.EXPENSE
                : code.startsWith("50") ? Nature.INCOME : NATURES.get(code.substring(0, 1));
        accounts.put(
                code,
                new AccountMovement(
                        code,
                        name,
                        null,
                        parent(code),
                        Objects.requireNonNull(nature),
                        BalanceSide.DEBIT,
                        new Sums(Math.max(-before, 0), Math.max(before, 0)),
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        Sums.NOTHING,
                        false));
    }

    private static @Nullable String parent(String code) {
        return code.length() > 4 ? code.substring(0, code.length() - 2) : null;
    }

    private Evaluation worked(Layout layout, boolean split) {
        return new Evaluation(layout, split, new LedgerFigures(accounts.values()), moves, EnteredFigures.NONE);
    }

    private Map<String, Long> rural() {
        var income = worked(RURAL_INCOME, false);
        var lines = new HashMap<String, Long>();
        RURAL_INCOME
                .lines()
                .forEach(line -> lines.put(
                        line.number(),
                        income.line(line.number(), Basis.YEAR_TO_DATE, Column.TOTAL)
                                .fen()));
        return lines;
    }

    private List<StatementCheck> checks() {
        return StatementChecks.ofIncome(
                RURAL_CHECKS,
                worked(RURAL_SHEET, false),
                worked(RURAL_INCOME, false),
                new LedgerFigures(accounts.values()));
    }

    private List<StatementCheck> failing() {
        return checks().stream()
                .filter(statementCheck -> !statementCheck.holds())
                .toList();
    }

    @Test
    void anAppropriationIsNoTransferInAndBothStatementsAgree() {
        voucher("收-1", "102 D 511142.25", "501 C 511142.25");
        voucher("转-2", "32201 D 41952.68", "311 C 41952.68");
        voucher("转-3", "32201 D 60000", "211 C 60000");

        assertThat(rural())
                .containsEntry("15", 0L)
                .containsEntry("16", 511_142_25L)
                .containsEntry("17", 41_952_68L)
                .containsEntry("18", 60_000_00L)
                .containsEntry("19", 0L)
                .containsEntry("20", 409_189_57L);
        assertThat(worked(RURAL_SHEET, false)
                        .line("37", Basis.CLOSING, Column.TOTAL)
                        .fen())
                .isEqualTo(409_189_57L);
        assertThat(checks()).isNotEmpty().allMatch(StatementCheck::holds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            reserve that covers a loss,                  311 D 300;322 C 300,                      300;0;0;0
            the same in red,                             311 D -300;322 C -300,                    -300;0;0;0
            an appropriation in red,                     322 D -300;311 C -300,                    0;-300;0;0
            a distribution given back,                   113 D 40;322 C 40,                        0;0;0;-40
            a distribution to an outsider in red,        322 D -40;211 C -40,                      0;0;-40;0
            an error of an earlier year,                 102 D 50;322 C 50,                        0;0;0;-50
            one debit and many credits,                  322 D 100;311 C 60;113 C 30;241 C 10,     0;60;30;10
            many debits and one credit,                  322 D 60;513 D 40;311 C 100,              0;60;0;0
            both ways in one voucher,                    322 D 100;311 C 100;311 D 30;322 C 30,    30;100;0;0
            through its own details,                     32201 D 100;311 C 100;32202 D 100;32201 C 100, 0;100;0;0
            within the account alone,                    32202 D 100;32201 C 100,                  0;0;0;0
            blue and red in one voucher,                 322 D -70;113 C -70;513 D 70;113 C 70,    0;0;-70;0
            a part of one credit in red,                 322 D 100;311 C 130;113 C -30,            0;130;-30;0
            moved from debit to debit,                   322 D -70;513 D 70,                       0;0;0;-70
            all credits are the reserve,                 322 D 50;513 D 50;31101 C 70;31102 C 30,  0;50;0;0
            nothing of it is the distribution's,         513 D 50;311 D 50;102 C 60;113 C 40,      0;0;0;0
            """)
    void eachMovementStandsOnTheLineOfItsDirection(String what, String lines, String expected) {
        account("322", "收益分配", 1_000_00);
        voucher("转-1", lines.split(";"));

        var rural = rural();

        assertThat(List.of(rural.get("15"), rural.get("17"), rural.get("18"), rural.get("19")))
                .as(what)
                .isEqualTo(List.of(expected.split(";")).stream()
                        .map(yuan -> Long.parseLong(yuan) * 100)
                        .toList());
        assertThat(failing()).as(what).isEmpty();
    }

    @Test
    void aRedLetterTakesBackWhatItWritesOff() {
        voucher("转-1", "322 D 100", "311 C 100");
        voucher("转-2", "322 D -100", "311 C -100");
        voucher("转-3", "322 D 80", "311 C 80");

        assertThat(rural()).containsEntry("17", 80_00L).containsEntry("15", 0L).containsEntry("20", -80_00L);
        assertThat(worked(RURAL_INCOME, false)
                        .line("17", Basis.YEAR_TO_DATE, Column.TOTAL)
                        .shares())
                .extracting(Component::kind, Component::name, Component::fen)
                .containsExactly(
                        tuple(Kind.VOUCHER, "转-1", 100_00L),
                        tuple(Kind.VOUCHER, "转-2", -100_00L),
                        tuple(Kind.VOUCHER, "转-3", 80_00L));
    }

    @Test
    void whatCannotBeToldIsNamedWithItsVouchersAndTheRestIsTold() {
        voucher("转-8", "322 D 10", "311 C 10");
        voucher("转-9", "322 D 50", "513 D 50", "311 C 70", "102 C 30");
        voucher("转-10", "322 D 5", "513 D 5", "311 C 5", "102 C 5");

        var income = worked(RURAL_INCOME, false);
        var reserve = income.line("17", Basis.YEAR_TO_DATE, Column.TOTAL);

        assertThat(reserve.shown()).isNull();
        assertThat(reserve.fen()).isEqualTo(10_00);
        assertThat(reserve.reasons()).hasSize(2);
        assertThat(reserve.reasons().get(0)).contains("转-9", "20.00", "50.00");
        assertThat(reserve.reasons().get(1)).contains("转-10", "0.00", "5.00");
        assertThat(income.line("15", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isZero();
        assertThat(income.line("18", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isZero();
        assertThat(income.line("20", Basis.YEAR_TO_DATE, Column.TOTAL).lacks()).containsExactly("17", "19");
        assertThat(failing())
                .filteredOn(statementCheck -> statementCheck.name().contains("第17行"))
                .singleElement()
                .satisfies(statementCheck -> {
                    assertThat(statementCheck.name()).contains("转-9", "转-10");
                    assertThat(statementCheck.left().fen()).isEqualTo(30_00);
                    assertThat(statementCheck.right().fen()).isEqualTo(65_00);
                });
    }

    @Test
    void whatLeavesForNamedLinesOnlyIsNothingElseEvenIfNobodyCanTellWhich() {
        voucher("转-9", "322 D 50", "513 D 50", "311 C 70", "113 C 30");

        var income = worked(RURAL_INCOME, false);

        assertThat(income.line("17", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isNull();
        assertThat(income.line("18", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isNull();
        assertThat(income.line("19", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isZero();
    }

    @Test
    void whatMixesRedAndBlueBetweenManyAccountsCannotBeTold() {
        voucher("转-9", "322 D -20", "513 D 50", "311 C 20", "102 C 10");

        assertThat(worked(RURAL_INCOME, false)
                        .line("17", Basis.YEAR_TO_DATE, Column.TOTAL)
                        .shown())
                .isNull();
        assertThat(worked(RURAL_INCOME, false)
                        .line("18", Basis.YEAR_TO_DATE, Column.TOTAL)
                        .shown())
                .isZero();
    }

    @Test
    void theYearBeginsWithWhatEarlierYearsHaveNotCarriedForward() {
        account("322", "收益分配", 100_00);
        account("321", "本年收益", 30_00);
        account("501", "经营收入", 900_00);
        account("513", "管理费用", -100_00);
        voucher("收-1", "102 D 30", "501 C 30");

        assertThat(rural())
                .containsEntry("13", 30_00L)
                .containsEntry("14", 930_00L)
                .containsEntry("20", 960_00L);
        assertThat(failing()).isEmpty();
        assertThat(worked(RURAL_SHEET, false)
                        .line("37", Basis.OPENING, Column.TOTAL)
                        .fen())
                .isEqualTo(930_00);
    }

    @Test
    void aStatementThatLosesWhatWasNotCarriedForwardIsToldBySheetAndStatement() {
        account("501", "经营收入", 800_00);
        voucher("收-1", "102 D 30", "501 C 30");
        var blind = worked(layout("14 OC(322) 20 NC(501)+L(14)"), false);

        assertThat(StatementChecks.ofIncome(
                                RURAL_CHECKS, worked(RURAL_SHEET, false), blind, new LedgerFigures(accounts.values()))
                        .stream()
                        .filter(statementCheck -> !statementCheck.holds()))
                .extracting(
                        statementCheck -> statementCheck.left().toString(),
                        statementCheck -> statementCheck.right().toString())
                .containsExactlyInAnyOrder(tuple("30.00", "830.00"), tuple("0.00", "800.00"));
    }

    private void nonprofit() {
        account("3101", "非限定性净资产", 0);
        account("3102", "限定性净资产", 0);
        account("4401", "政府补助收入", 0);
        account("440101", "非限定性收入", 0);
        account("440102", "限定性收入", 0);
        voucher("收-1", "1002 D 700", "440101 C 500", "440102 C 200");
        voucher("付-1", "5101 D 60", "1002 C 60");
        voucher("收-2", "1002 D 90", "3101 C 90");
    }

    private long column(Layout layout, String number, Column column) {
        return worked(layout, true).line(number, Basis.YEAR_TO_DATE, column).fen();
    }

    private List<StatementCheck> failing(List<CheckRule> rules, Layout sheet, Layout activities) {
        return StatementChecks.ofIncome(
                        rules, worked(sheet, false), worked(activities, true), new LedgerFigures(accounts.values()))
                .stream()
                .filter(statementCheck -> !statementCheck.holds())
                .toList();
    }

    @Test
    void whatIsReleasedStandsOnItsLineAloneInBothEditions() {
        nonprofit();
        voucher("转-1", "3102 D 80", "3101 C 80");

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
        voucher("转-1", "3101 D 80", "3102 C 80");

        assertThat(column(ACTIVITIES_2024, "18", Column.UNRESTRICTED)).isZero();
        assertThat(column(ACTIVITIES_2024, "19", Column.UNRESTRICTED)).isEqualTo(-80_00);
        assertThat(column(ACTIVITIES_2024, "19", Column.RESTRICTED)).isEqualTo(80_00);
        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(360_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void anEditionWithoutALineForItSaysThatItsColumnsDiffer() {
        nonprofit();
        voucher("转-1", "3101 D 80", "3102 C 80");

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
        voucher("转-1", "3102 D 80", "3101 C 80");
        voucher("转-2", "3102 D -30", "3101 C -30");

        for (var line : List.of("18", "19")) {
            assertThat(column(ACTIVITIES_2024, line, Column.UNRESTRICTED)).isEqualTo(line.equals("18") ? 50_00 : 0);
        }
        assertThat(column(ACTIVITIES_2004, "40", Column.RESTRICTED)).isEqualTo(-50_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void adjustmentsOfEarlierYearsStandInTheColumnOfTheirMoney() {
        nonprofit();
        account("3201", "以前年度净资产调整", 0);
        voucher("转-1", "1002 D 15", "3201 C 15");

        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(455_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();

        carriedForward("3201", "3101", 15_00);

        assertThat(column(ACTIVITIES_2024, "21", Column.UNRESTRICTED)).isEqualTo(455_00);
        assertThat(failing(CHECKS_2024, SHEET_2024, ACTIVITIES_2024)).isEmpty();
    }

    @Test
    void checksFollowTheNumbersOfTheirForm() {
        account("501", "经营收入", 800_00);
        voucher("收-1", "102 D 30", "501 C 30");
        voucher("转-2", "113 D 20", "501 C 20");
        var sheet = layout("""
                20 D(102)+DS(113)
                39 L(20)
                14 C(211)+CS(113)
                23 C(321)+C(322)+U()
                37 L(14)+L(23)
                """);
        var income = layout("""
                1 NC(501)-ND(513)
                2 OC(321)+OC(322)+OU()
                3 L(1)+L(2)
                """);
        var rules = checks(
                "CLOSING(39) CLOSING(37)-OPENING(37)",
                "YEAR(3) CLOSING(23)",
                "YEAR(2) OPENING(23)",
                "DETAILS(20,113)-DETAILS(14,113) D(113)",
                "D(181) NIL()");

        assertThat(StatementChecks.ofBalanceSheet(
                        rules, worked(sheet, false), worked(income, false), new LedgerFigures(accounts.values())))
                .extracting(
                        check -> check.left().toString(), check -> check.right().toString())
                .containsExactly(
                        tuple("50.00", "50.00"),
                        tuple("850.00", "850.00"),
                        tuple("800.00", "800.00"),
                        tuple("20.00", "20.00"),
                        tuple("0.00", "0.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CLOSING", "CLOSING()", "X(3101)", "NIL(1)", "L(3)", "CLOSING(1)OPENING(1)"})
    void aCheckThatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> CheckFormula.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
