package org.fivetrust.accounts.statement.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.fivetrust.accounts.statement.model.Formula.Signed;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.testing.EnglishWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    @Test
    void aFormulaIsFunctionsAddedAndSubtracted() {
        var formula = Formula.parse("D(1001)+D(1002)-TRUST(1001,1002)");

        assertThat(formula.terms()).extracting(Signed::sign).containsExactly(1, 1, -1);
        assertThat(formula.terms())
                .extracting(Signed::term)
                .containsExactly(
                        new Term.Balance(true, "1001"),
                        new Term.Balance(true, "1002"),
                        new Term.Trust(List.of("1001", "1002")));
    }

    @Test
    void aFormulaMayBeginWithASubtraction() {
        assertThat(Formula.parse("-L(5a)").terms().getFirst()).isEqualTo(new Signed(-1, new Term.Line("5a"), "L(5a)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MANUAL()",
                "MAT1Y(1402,1403)",
                "PART(1421,股权)",
                "CF(in,1121|4201)",
                "CF(in,tag)",
                "X(322,other)",
                "OC(322)",
                "U()",
                "UU()",
                "UR()",
                "OU()",
                "DS(113)+CS(113)",
                "DETAIL(5101,1)"
            })
    void everyFunctionOfTheTableIsKnown(String text) {
        assertThat(Formula.parse(text).terms()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'',cannot be read",
                "D(101,cannot be read",
                "D(101) + D(102),cannot be read",
                "D(101)D(102),a sign is missing",
                "+D(101),a sign is missing or too many",
                "'D(101,102)',names one account",
                "D(cash),names one account",
                "L(x),names one line",
                "Z(101),no function Z",
                "U(101),takes nothing",
                "X(322),names two accounts",
                "MAT1Y(),names accounts",
                "'DETAIL(5101,0)',names an account and a place"
            })
    void whatCannotBeReadIsNamed(String text, String message) {
        assertThatThrownBy(() -> Formula.parse(text == null ? "" : text))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        unreadable -> assertThat(
                                        EnglishWords.of(unreadable.violations().getFirst(), "accounts"))
                                .contains(message));
    }

    private static Layout.Line line(String number, String formula) {
        return new Layout.Line(number, "行" + number, null, formula);
    }

    @Test
    void aLayoutNamesAllItsFaultsAtOnce() {
        var unreadable = new Layout(List.of(line("1", "D(101"), line("2", "Q(1)"), line("2", "D(102)")));
        var ring = new Layout(List.of(line("1", "L(2)"), line("2", "L(1)"), line("3", "L(9)")));

        assertThat(unreadable.faults())
                .extracting(Violation::pointer)
                .containsExactly("/lines/0/formula", "/lines/1/formula");
        assertThat(ring.faults())
                .extracting(fault -> EnglishWords.of(fault, "accounts"))
                .containsExactly(
                        "line 1 would be made of itself", "line 2 would be made of itself", "there is no line 9");
        assertThat(new Layout(List.of(line("1", "D(101)"), line("1", "D(102)"))).faults())
                .extracting(Violation::pointer)
                .containsExactly("/lines/1/number");
    }

    @Test
    void aLineMayStandInTwoTotalsOfOneTotal() {
        assertThat(new Layout(List.of(line("1", "D(101)"), line("2", "L(1)"), line("3", "L(1)+L(2)"))).faults())
                .isEmpty();
    }
}
