package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.accounts.statement.model.YearOfEntries.checks;
import static org.fivetrust.accounts.statement.model.YearOfEntries.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.accounts.statement.model.Component.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a collective distributes: vouchers between reserve, distribution and payables, on the lines of its income
 * statement.
 */
class DistributionTest {

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

    private static final List<CheckRule> RURAL_CHECKS = checks("YEAR(20) CLOSING(37)", "YEAR(14) OPENING(37)");

    private final YearOfEntries year = new YearOfEntries();

    private Map<String, Long> rural() {
        var income = year.worked(RURAL_INCOME, false);
        var lines = new HashMap<String, Long>();
        RURAL_INCOME
                .lines()
                .forEach(line -> lines.put(
                        line.number(),
                        income.line(line.number(), Basis.YEAR_TO_DATE, Column.TOTAL)
                                .fen()));
        return lines;
    }

    private List<StatementCheck> ofYear() {
        return StatementChecks.ofIncome(
                RURAL_CHECKS, year.worked(RURAL_SHEET, false), year.worked(RURAL_INCOME, false), year.figures());
    }

    private List<StatementCheck> failing() {
        return ofYear().stream()
                .filter(statementCheck -> !statementCheck.holds())
                .toList();
    }

    @Test
    void anAppropriationIsNoTransferInAndBothStatementsAgree() {
        year.voucher("收-1", "102 D 511142.25", "501 C 511142.25");
        year.voucher("转-2", "32201 D 41952.68", "311 C 41952.68");
        year.voucher("转-3", "32201 D 60000", "211 C 60000");

        assertThat(rural())
                .containsEntry("15", 0L)
                .containsEntry("16", 511_142_25L)
                .containsEntry("17", 41_952_68L)
                .containsEntry("18", 60_000_00L)
                .containsEntry("19", 0L)
                .containsEntry("20", 409_189_57L);
        assertThat(year.worked(RURAL_SHEET, false)
                        .line("37", Basis.CLOSING, Column.TOTAL)
                        .fen())
                .isEqualTo(409_189_57L);
        assertThat(ofYear()).isNotEmpty().allMatch(StatementCheck::holds);
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
        year.account("322", "收益分配", 1_000_00);
        year.voucher("转-1", lines.split(";"));

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
        year.voucher("转-1", "322 D 100", "311 C 100");
        year.voucher("转-2", "322 D -100", "311 C -100");
        year.voucher("转-3", "322 D 80", "311 C 80");

        assertThat(rural()).containsEntry("17", 80_00L).containsEntry("15", 0L).containsEntry("20", -80_00L);
        assertThat(year.worked(RURAL_INCOME, false)
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
        year.voucher("转-8", "322 D 10", "311 C 10");
        year.voucher("转-9", "322 D 50", "513 D 50", "311 C 70", "102 C 30");
        year.voucher("转-10", "322 D 5", "513 D 5", "311 C 5", "102 C 5");

        var income = year.worked(RURAL_INCOME, false);
        var reserve = income.line("17", Basis.YEAR_TO_DATE, Column.TOTAL);

        assertThat(reserve.shown()).isNull();
        assertThat(reserve.fen()).isEqualTo(10_00);
        assertThat(reserve.reasons()).hasSize(2);
        assertThat(reserve.reasons().get(0).facts().values()).contains("转-9", "20.00", "50.00");
        assertThat(reserve.reasons().get(1).facts().values()).contains("转-10", "0.00", "5.00");
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
        year.voucher("转-9", "322 D 50", "513 D 50", "311 C 70", "113 C 30");

        var income = year.worked(RURAL_INCOME, false);

        assertThat(income.line("17", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isNull();
        assertThat(income.line("18", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isNull();
        assertThat(income.line("19", Basis.YEAR_TO_DATE, Column.TOTAL).shown()).isZero();
    }

    @Test
    void whatMixesRedAndBlueBetweenManyAccountsCannotBeTold() {
        year.voucher("转-9", "322 D -20", "513 D 50", "311 C 20", "102 C 10");

        assertThat(year.worked(RURAL_INCOME, false)
                        .line("17", Basis.YEAR_TO_DATE, Column.TOTAL)
                        .shown())
                .isNull();
        assertThat(year.worked(RURAL_INCOME, false)
                        .line("18", Basis.YEAR_TO_DATE, Column.TOTAL)
                        .shown())
                .isZero();
    }

    @Test
    void theYearBeginsWithWhatEarlierYearsHaveNotCarriedForward() {
        year.account("322", "收益分配", 100_00);
        year.account("321", "本年收益", 30_00);
        year.account("501", "经营收入", 900_00);
        year.account("513", "管理费用", -100_00);
        year.voucher("收-1", "102 D 30", "501 C 30");

        assertThat(rural())
                .containsEntry("13", 30_00L)
                .containsEntry("14", 930_00L)
                .containsEntry("20", 960_00L);
        assertThat(failing()).isEmpty();
        assertThat(year.worked(RURAL_SHEET, false)
                        .line("37", Basis.OPENING, Column.TOTAL)
                        .fen())
                .isEqualTo(930_00);
    }

    @Test
    void aStatementThatLosesWhatWasNotCarriedForwardIsToldBySheetAndStatement() {
        year.account("501", "经营收入", 800_00);
        year.voucher("收-1", "102 D 30", "501 C 30");
        var blind = year.worked(layout("14 OC(322) 20 NC(501)+L(14)"), false);

        assertThat(
                        StatementChecks.ofIncome(RURAL_CHECKS, year.worked(RURAL_SHEET, false), blind, year.figures())
                                .stream()
                                .filter(statementCheck -> !statementCheck.holds()))
                .extracting(
                        statementCheck -> statementCheck.left().toString(),
                        statementCheck -> statementCheck.right().toString())
                .containsExactlyInAnyOrder(tuple("30.00", "830.00"), tuple("0.00", "800.00"));
    }
}
