package org.fivetrust.agreements.relatedparty.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartyKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"恒源ABC", "恒源 abc", "恒源\u3000ＡＢＣ", "恒源\u00a0ａｂｃ", "恒\u200b源A\u00adBC", "「恒源」（ABC）", "恒·源—ABC"})
    void no_width_blank_mark_or_unseen_character_makes_another_name(String spelt) {
        assertThat(PartyKey.name(spelt)).isEqualTo("恒源abc");
    }

    @Test
    void other_letters_make_another_name() {
        assertThat(PartyKey.name("恒源一")).isNotEqualTo(PartyKey.name("恒源二"));
        assertThat(PartyKey.name("（）")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222-0001", "6222 0001", "６２２２０００１", "6222\u200b0001"})
    void an_account_is_its_digits(String spelt) {
        assertThat(PartyKey.account(spelt)).isEqualTo("62220001");
    }
}
