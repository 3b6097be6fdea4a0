package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0.00, 0", "0.01, 1", "4980.00, 498000", "-0.10, -10", "999999999999.99, 99999999999999"})
    void reads_and_writes_two_decimals(String text, long fen) {
        assertThat(Money.parse(text)).isEqualTo(Money.ofFen(fen)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "1.5", "1,000.00", " 1.00", "1.000", "01.00", "+1.00", "1e2", "NaN", "1000000000000.00"
            })
    void reads_nothing_else(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
    }

    @Test
    void never_wraps_around() {
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void is_compared_by_worth() {
        assertThat(Money.parse("500.01")).isGreaterThan(Money.parse("500.00"));
        assertThat(Money.parse("1.00").minus(Money.parse("1.01")).isNegative()).isTrue();
    }
}
