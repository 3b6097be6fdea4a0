package org.fivetrust.seals.request.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UseNumberTest {

    @ParameterizedTest
    @CsvSource({"2026, 1, 2026-0001", "2026, 9999, 2026-9999", "2027, 10000, 2027-10000"})
    void isWrittenAsYearAndSerial(int year, int serial, String written) {
        assertThat(new UseNumber(year, serial)).hasToString(written);
    }
}
