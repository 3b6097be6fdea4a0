package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.accounts.statement.model.YearOfEntries.checks;
import static org.fivetrust.accounts.statement.model.YearOfEntries.layout;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks within a statement and between statements: which are made, and what each side of them comes to. */
class StatementChecksTest {

    private static final Layout SHEET = layout("""
            1  D(1002)
            3  D(113)+DS(112)
            25 CS(112)
            77 C(3101)+UU()
            78 C(3102)+UR()
            """);

    private static final Layout INCOME = layout("""
            9  NC(4401)
            17 ND(5101)
            18 X(3102,3101)
            21 L(9)-L(17)+L(18)
            """);

    private final YearOfEntries year = new YearOfEntries();

    private void aYearWithEachKindOfEntry() {
        year.account("1002", "银行存款", -1_000_00);
        year.account("112", "应收应付", 0);
        year.account("3101", "非限定性净资产", 700_00);
        year.account("3102", "限定性净资产", 300_00);
        year.account("4401", "政府补助收入", 0);
        year.account("440101", "非限定性收入", 0);
        year.account("440102", "限定性收入", 0);
        year.voucher("收-1", "1002 D 50", "440101 C 50");
        year.voucher("收-2", "1002 D 20", "440102 C 20");
        year.voucher("付-1", "5101 D 6", "1002 C 6");
        year.voucher("转-1", "3102 D 8", "3101 C 8");
        year.voucher("转-2", "11201 D 4", "1002 C 4");
        year.voucher("转-3", "1002 D 3", "11202 C 3");
    }

    private List<StatementCheck> made(List<CheckRule> rules, Layout income) {
        return StatementChecks.ofBalanceSheet(
                rules, year.worked(SHEET, false), year.worked(income, true), year.figures());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    CLOSING(1)                 | 1063.00
                    OPENING(1)                 | 1000.00
                    CLOSING(1)-OPENING(1)      | 63.00
                    OPENING(1)-CLOSING(1)      | -63.00
                    CLOSING(77)                | 752.00
                    OPENING(78)                | 300.00
                    DETAILS(3,112)             | 4.00
                    DETAILS(25,112)            | 3.00
                    DETAILS(3,113)             | 0.00
                    YEAR(9)                    | 70.00
                    YEARU(9)                   | 50.00
                    YEARR(9)                   | 20.00
                    YEAR(18)                   | 0.00
                    YEARU(18)                  | 8.00
                    YEARR(18)                  | -8.00
                    D(1002)                    | 1063.00
                    D(112)                     | 1.00
                    D(3101)                    | -708.00
                    NC(4401)                   | 70.00
                    NC(3101)                   | 8.00
                    NC(3102)                   | -8.00
                    RISEU(4401)                | 50.00
                    RISER(4401)                | 20.00
                    X(3102,3101)               | 8.00
                    X(3101,3102)               | 0.00
                    NIL()                      | 0.00
                    YEARU(9)+YEARR(9)-YEAR(9)  | 0.00
                    """)
    void eachFunctionOfACheckGivesItsFigure(String formula, String figure) {
        aYearWithEachKindOfEntry();

        var check = made(checks(formula + " NIL()"), INCOME).getFirst();

        assertThat(check.left()).hasToString(figure);
        assertThat(check.right()).hasToString("0.00");
    }

    @Test
    void aCheckHoldsOnlyWhenItsSidesAgreeToTheFen() {
        year.voucher("收-1", "1002 D 50.00", "4401 C 50.00");
        assertThat(made(checks("CLOSING(1) YEAR(9)"), INCOME)).allMatch(StatementCheck::holds);

        year.voucher("收-2", "1002 D 0.01", "4402 C 0.01");
        assertThat(made(checks("CLOSING(1) YEAR(9)"), INCOME)).singleElement().satisfies(check -> {
            assertThat(check.holds()).isFalse();
            assertThat(check.left()).hasToString("50.01");
            assertThat(check.right()).hasToString("50.00");
        });
    }

    private static CheckRule rule(@Nullable String income, boolean yearEnd, String left) {
        return new CheckRule(income, yearEnd, left, left, CheckFormula.parse(left), CheckFormula.parse("NIL()"));
    }

    private static List<String> names(List<StatementCheck> checks) {
        return checks.stream().map(StatementCheck::english).toList();
    }

    @Test
    void theIncomeStatementMakesTheChecksBetweenTheStatementsAlone() {
        var rules = List.of(rule(null, false, "D(1002)"), rule("income", false, "YEAR(9)"));

        assertThat(names(StatementChecks.ofIncome(
                        rules, year.worked(SHEET, false), year.worked(INCOME, true), year.figures())))
                .containsExactly("YEAR(9)");
        assertThat(names(made(rules, INCOME))).containsExactly("D(1002)", "YEAR(9)");
    }

    /** What cannot be determined is told once, as the undetermined amount itself, and not again by what counts it. */
    @Test
    void aCheckOfATransferThatVouchersLeaveUndeterminedGivesWayToTheLine() {
        year.voucher("转-9", "3102 D 50", "5101 D 50", "3101 C 70", "1002 C 30");
        var rules = List.of(
                rule("income", false, "YEAR(9)"),
                rule("income", false, "X(3102,3101)"),
                rule(null, false, "D(1002)+X(3102,3101)"),
                rule(null, false, "D(113)"));

        var made = made(rules, INCOME);

        assertThat(names(made)).hasSize(3).startsWith("YEAR(9)").endsWith("D(113)");
        assertThat(made.get(1).name()).contains("第18行", "转-9");
        assertThat(made.get(1).holds()).isFalse();
        assertThat(made.get(1).left()).hasToString("20.00");
        assertThat(made.get(1).right()).hasToString("50.00");
    }

    @Test
    void manyVouchersThatLeaveALineUndeterminedAreNamedUpToTwenty() {
        for (var n = 1; n <= 21; n++) {
            year.voucher("转-%02d".formatted(n), "3102 D 50", "5101 D 50", "3101 C 70", "1002 C 30");
        }

        assertThat(made(List.of(), INCOME)).singleElement().satisfies(check -> {
            assertThat(check.name()).contains("转-01、", "转-20 等 21 张").doesNotContain("转-21");
            assertThat(check.english()).contains("转-20 and 1 more");
        });
    }

    @ParameterizedTest(name = "for {0}, at the year''s end {1}: with {2} in December {3} it is made {4}")
    @CsvSource({
        ", false, income, false, true",
        ", false, income, true, true",
        ", true, income, false, false",
        ", true, income, true, true",
        "income, false, income, false, true",
        "income, false, other, true, false",
        "income, true, income, true, true",
        "income, true, income, false, false",
        "income, true, other, true, false",
    })
    void aCheckAppliesToItsFormAndItsMonth(
            @Nullable String of, boolean yearEnd, String income, boolean december, boolean applies) {
        assertThat(rule(of, yearEnd, "NIL()").appliesTo(income, december)).isEqualTo(applies);
    }

    @Test
    void checksFollowTheNumbersOfTheirForm() {
        year.account("501", "经营收入", 800_00);
        year.voucher("收-1", "102 D 30", "501 C 30");
        year.voucher("转-2", "113 D 20", "501 C 20");
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
                        rules, year.worked(sheet, false), year.worked(income, false), year.figures()))
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
    @ValueSource(
            strings = {
                "",
                "CLOSING",
                "CLOSING()",
                "CLOSING(1,2)",
                "DETAILS(3)",
                "X(3101)",
                "NIL(1)",
                "L(3)",
                "closing(1)",
                "CLOSING(1)OPENING(1)",
                "CLOSING(1)+",
                "CLOSING(1"
            })
    void aCheckThatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> CheckFormula.parse(text)).isInstanceOf(InvalidValue.class);
    }
}
