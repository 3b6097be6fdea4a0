package org.fivetrust.archives.retention.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionTest {

    @ParameterizedTest(name = "{0} of {1} ends on {2}")
    @CsvSource({"D30, 2026, 2056-12-31", "D10, 2026, 2036-12-31", "D10, 2016, 2026-12-31"})
    void runsFromTheYearAfterTheFilesOwn(Retention retention, int year, LocalDate last) {
        assertThat(retention.lastDay(year)).isEqualTo(last);
    }

    @ParameterizedTest
    @EnumSource(names = {"Y", "D5"})
    void hasNoLastDayForEverOrBeforeItsEvent(Retention retention) {
        assertThat(retention.lastDay(2026)).isNull();
    }

    @Test
    void isOrderedFromTheLongestToTheShortest() {
        assertThat(Retention.D10.isShorterThan(Retention.D30)).isTrue();
        assertThat(Retention.D30.isShorterThan(Retention.Y)).isTrue();
        assertThat(Retention.D5.isShorterThan(Retention.D10)).isTrue();
        assertThat(Retention.Y.isShorterThan(Retention.Y)).isFalse();
        assertThat(Retention.Y.isShorterThan(Retention.D10)).isFalse();
    }
}
