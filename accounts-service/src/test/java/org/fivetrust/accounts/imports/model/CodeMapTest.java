package org.fivetrust.accounts.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fivetrust.accounts.imports.model.CodeMap.Target;
import org.fivetrust.accounts.imports.model.CodeMap.Translation;
import org.junit.jupiter.api.Test;

class CodeMapTest {

    private static final CodeMap CODES = new CodeMap(Map.of(
            "153", new Target("154", "清理"),
            "154", new Target("153", "在建"),
            "131", new Target(null, "by nature")));

    @Test
    void swappedCodesAreSwappedOnceAndDetailsFollow() {
        assertThat(CODES.translate("153")).isEqualTo(new Translation.To("154"));
        assertThat(CODES.translate("15401")).isEqualTo(new Translation.To("15301"));
    }

    @Test
    void aPersonChoosesWhereAnAccountWasSplit() {
        assertThat(CODES.translate("131")).isEqualTo(new Translation.Split("by nature"));
        assertThat(CODES.translate("=131")).isEqualTo(new Translation.To("131"));
        assertThat(CODES.translate("999")).isInstanceOf(Translation.Unknown.class);
    }

    @Test
    void withoutAMapCodesAreWhatTheyAre() {
        assertThat(CodeMap.NONE.translate("999")).isEqualTo(new Translation.To("999"));
    }
}
