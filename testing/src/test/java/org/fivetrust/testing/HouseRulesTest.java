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
                Arguments.of(HouseRules.ONE_PUBLIC_CLASS_PER_FEATURE, "SecondPublicClass"),
                Arguments.of(HouseRules.PORTS_HAVE_NAMES, "NamelessPort.<init>"),
                Arguments.of(HouseRules.PORTS_HAVE_NAMES, "FunctionBean is or makes"),
                Arguments.of(HouseRules.PORTS_HAVE_NAMES, "FunctionConfiguration is or makes"),
                Arguments.of(HouseRules.NOTHING_BLOCKS, "Blocking"),
                Arguments.of(HouseRules.NO_TRANSACTIONAL_METHODS, "AnnotatedTransactions.keep"),
                Arguments.of(HouseRules.NO_TRANSACTIONAL_CLASSES, "AnnotatedTransactions"),
                Arguments.of(HouseRules.ONLY_THE_GATE_MAKES_PERMITS, "PermitFromNowhere"),
                Arguments.of(HouseRules.LISTS_COME_FROM_THE_FRAME, "HandBuiltList.page"),
                Arguments.of(HouseRules.LISTS_COME_FROM_THE_FRAME, "HandBuiltList.begins"),
                Arguments.of(HouseRules.NAMES_SAY_WHAT_THINGS_ARE, "PaymentHelper"),
                Arguments.of(HouseRules.NAMES_ARE_TERMS_OF_THE_FIELD, "PaymentAtHand"),
                Arguments.of(HouseRules.NAMES_ARE_TERMS_OF_THE_FIELD, "ActInQuestion"),
                Arguments.of(HouseRules.NAMES_ARE_TERMS_OF_THE_FIELD, "SaidView"),
                Arguments.of(HouseRules.NULLS_ARE_MARKED, "Unmarked"),
                Arguments.of(HouseRules.EXPRESSIONS_ARE_BOUNDED, "Expressive.names"),
                Arguments.of(HouseRules.EXPRESSIONS_ARE_BOUNDED, "Expressive.words"),
                Arguments.of(HouseRules.EXPRESSIONS_ARE_BOUNDED, "Expressive.plain"),
                Arguments.of(HouseRules.EXPRESSIONS_ARE_BOUNDED, "Expressive.lines"),
                Arguments.of(HouseRules.MESSAGES_HAVE_BOUNDED_EXPRESSIONS, "Boundless matches (a+)+"),
                Arguments.of(HouseRules.MESSAGES_HAVE_BOUNDED_EXPRESSIONS, "Boundless matches .*b"),
                Arguments.of(HouseRules.MESSAGES_HAVE_BOUNDED_EXPRESSIONS, "Boundless matches c*"));
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
    void what_all_services_share_matches_within_bounds() {
        HouseRules.checkExpressions("org.fivetrust.shared");
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
