package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.fivetrust.accounts.statement.model.YearOfEntries.checks;
import static org.fivetrust.accounts.statement.model.YearOfEntries.layout;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks between the lines of statements. */
class StatementChecksTest {

    private final YearOfEntries year = new YearOfEntries();

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
    @ValueSource(strings = {"", "CLOSING", "CLOSING()", "X(3101)", "NIL(1)", "L(3)", "CLOSING(1)OPENING(1)"})
    void aCheckThatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> CheckFormula.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
