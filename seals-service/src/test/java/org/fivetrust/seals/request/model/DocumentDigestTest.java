package org.fivetrust.seals.request.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentDigestTest {

    @Test
    void isTheSameHoweverItWasTyped() {
        assertThat(new DocumentDigest("sha-256:" + "AB".repeat(32)))
                .isEqualTo(new DocumentDigest("sha-256:" + "ab".repeat(32)))
                .hasToString("sha-256:" + "ab".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abab", "sha-256:", "sha-256:ab", "md5:00000000000000000000000000000000"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> new DocumentDigest(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasExactlySixtyFourDigitsThatAreHexadecimal() {
        assertThatThrownBy(() -> new DocumentDigest("sha-256:" + "0".repeat(65)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DocumentDigest("sha-256:" + "g".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
