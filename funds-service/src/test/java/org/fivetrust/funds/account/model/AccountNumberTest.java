package org.fivetrust.funds.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountNumberTest {

    private final AccountNumber number = new AccountNumber("6222021234567890");

    @Test
    void showsOnlyItsLastFourWhenMasked() {
        assertThat(number.masked()).isEqualTo("****7890");
    }

    @Test
    void cannotBeSpelledOutByWritingItAsText() {
        assertThat("paid to " + number).isEqualTo("paid to ****7890");
    }

    @Test
    void isKnownInFullToWhoAsksForItsValue() {
        assertThat(number.value()).isEqualTo("6222021234567890");
    }
}
