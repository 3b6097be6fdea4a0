package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a*",
                "[a-z]+",
                "a{2,}",
                ".*x",
                "(a|b)*",
                "(a+)+",
                "(?:a{0,9}){0,9}",
                "(a|a){12}",
                "a{0,60}a{0,60}",
                "(a*+)*+",
                "(?:ab)++",
                "a*?",
                "a??",
                "(a)\\1",
                "(?<=a)b",
                "(?>a{1,3})b",
                "(?i)a",
                "[a&&[b]]",
                "`?[a-z]+(\\.[A-Za-z0-9_$]+){2,}`?",
                "(",
                "a)",
                "[a",
                "a{",
                "\\"
            })
    void an_expression_whose_ways_are_many_or_unknown_cannot_be_made(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> BoundedPattern.of(expression));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-z0-9](?:[a-z0-9-]{1,62})[a-z0-9]",
                "-?(0|[1-9][0-9]{0,11})\\.[0-9]{2}",
                "(?!0\\.00$)(0|[1-9][0-9]{0,11})\\.[0-9]{2}",
                "/v1/books/[^/]++/statements/[^/]++(/print|/lines/[^/]++)?",
                "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
                "\\p{IsHan}\\s\\d[^+\\s]*+",
                "(^|[^非])限定性",
                "[]a]",
                ""
            })
    void an_expression_whose_ways_are_few_is_made(String expression) {
        assertThat(BoundedPattern.of(expression)).hasToString(expression);
    }

    @Test
    void it_asks_what_the_expression_says() {
        var month = BoundedPattern.of("([0-9]{4})-(0[1-9]|1[0-2])(-[0-9]{2})?");
        assertThat(month.matches("2026-06")).isTrue();
        assertThat(month.matches("2026-13")).isFalse();
        assertThat(month.groups("2026-06")).contains(List.of("2026", "06", ""));
        assertThat(month.groups("June")).isEmpty();
        assertThat(month.occursIn("in 2026-06, at last")).isTrue();
    }

    @Test
    void a_text_longer_than_any_is_of_no_form() {
        var letters = BoundedPattern.of("a*+");
        assertThat(letters.matches("a".repeat(BoundedPattern.LONGEST_TEXT))).isTrue();
        assertThat(letters.matches("a".repeat(BoundedPattern.LONGEST_TEXT + 1))).isFalse();
        assertThat(letters.groups("a".repeat(BoundedPattern.LONGEST_TEXT + 1))).isEmpty();
        assertThat(BoundedPattern.of("b").occursIn("a".repeat(BoundedPattern.LONGEST_TEXT) + "b"))
                .isFalse();
    }

    @Test
    void a_text_is_taken_apart_at_a_character() {
        assertThat(Splitter.of("a,,b,", ',')).containsExactly("a", "", "b", "");
        assertThat(Splitter.of("a b c", ' ', 2)).containsExactly("a", "b c");
        assertThat(Splitter.of("", ' ')).containsExactly("");
    }

    @Test
    void of_a_long_text_its_beginning_is_shown() {
        assertThat(Excerpt.of("short", 10)).isEqualTo("short");
        assertThat(Excerpt.of("a\r\nb", 10)).isEqualTo("a  b");
        assertThat(Excerpt.of("x".repeat(1_000_000), 3)).isEqualTo("xxx…");
        assertThat(Excerpt.of("ab😀", 3)).isEqualTo("ab…");
    }
}
