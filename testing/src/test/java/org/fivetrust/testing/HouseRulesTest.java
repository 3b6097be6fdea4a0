package org.fivetrust.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.MODEL_IS_PURE, "ImpureModel"),
                Arguments.of(HouseRules.MODEL_HAS_NO_CLOCK_AND_NO_CHANCE, "ModelWithClock"),
                Arguments.of(HouseRules.ONLY_MODELS_ARE_PUBLIC, "PublicOutsideModel"),
                Arguments.of(HouseRules.NOTHING_BLOCKS, "Blocking"),
                Arguments.of(HouseRules.NO_TRANSACTIONAL_METHODS, "AnnotatedTransactions.keep"),
                Arguments.of(HouseRules.NO_TRANSACTIONAL_CLASSES, "AnnotatedTransactions"),
                Arguments.of(HouseRules.ONLY_THE_GATE_MAKES_PERMITS, "PermitFromNowhere"),
                Arguments.of(HouseRules.NAMES_SAY_WHAT_THINGS_ARE, "PaymentHelper"),
                Arguments.of(HouseRules.NULLS_ARE_MARKED, "Unmarked"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_sees_the_class_that_breaks_it(ArchRule rule, String culprit) {
        var broken = HouseRules.of("org.fivetrust.testing.broken");
        assertThatThrownBy(() -> rule.check(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_lets_a_sound_service_pass(ArchRule rule, String culprit) {
        var sample = HouseRules.of("org.fivetrust.testing.sample");
        assertThatCode(() -> rule.check(sample)).doesNotThrowAnyException();
    }

    @Test
    void a_service_that_knows_another_one_is_seen() {
        var sample = HouseRules.of("org.fivetrust.testing.sample");
        assertThatThrownBy(() -> HouseRules.knowsNoOther("org.fivetrust.testing.elsewhere")
                        .check(sample))
                .isInstanceOf(AssertionError.class);
        assertThatCode(() ->
                        HouseRules.knowsNoOther("org.fivetrust.testing.sample").check(sample))
                .doesNotThrowAnyException();
    }
}
