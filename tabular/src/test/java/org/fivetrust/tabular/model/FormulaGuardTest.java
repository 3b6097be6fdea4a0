package org.fivetrust.tabular.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+86号话费", "-1", "@SUM(A1)", "＝1+1合计", "＋86", "－1", "＠a", "\t=1", "'=1", "''+1"})
    void whatLooksLikeAFormulaIsGuardedAndReadBackAsItWas(String text) {
        assertThat(FormulaGuard.on(text)).isEqualTo("'" + text);
        assertThat(FormulaGuard.off(FormulaGuard.on(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'", "电费", "'电费", "''", "1=1", "'1-1"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(FormulaGuard.on(text)).isEqualTo(text);
        assertThat(FormulaGuard.off(text)).isEqualTo(text);
    }
}
