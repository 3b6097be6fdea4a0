package org.fivetrust.agreements.resolution.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.fivetrust.agreements.resolution.model.MeetingRule.Base;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.fivetrust.shared.kernel.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingRuleTest {

    private static final LocalDate HELD = LocalDate.of(2025, 12, 15);

    private static final MeetingRule COMMITTEE =
            new MeetingRule(2, 5, new Share(2, 3, false), new Share(1, 2, true), Base.PRESENT, HELD, "law", true);

    private static final MeetingRule COLLECTIVE =
            new MeetingRule(8, 5, new Share(2, 3, false), new Share(2, 3, false), Base.ELIGIBLE, HELD, "law", false);

    private static Meeting meeting(int noticeDays, int eligible, int present, int inFavour) {
        return new Meeting(HELD.minusDays(noticeDays), HELD, eligible, present, inFavour, present - inFavour, 0);
    }

    @Test
    void dongfang_adopts_for_its_committee() {
        assertThat(COMMITTEE.judge(meeting(5, 61, 45, 31))).isEmpty();
    }

    @Test
    void the_same_vote_is_too_little_for_the_collective() {
        assertThat(COLLECTIVE.judge(meeting(5, 61, 45, 31)))
                .containsExactly(new Shortfall("majority", "at least 2/3 of 61 eligible = 41", "31", "law"));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 61, 41, 21, ''",
        "5, 61, 40, 40, quorum",
        "5, 60, 40, 21, ''",
        "5, 60, 40, 20, majority",
        "4, 60, 40, 21, notice",
        "0, 60, 39, 10, 'notice,quorum,majority'"
    })
    void each_figure_that_falls_short_is_told(int notice, int eligible, int present, int inFavour, String missed) {
        assertThat(COMMITTEE.judge(meeting(notice, eligible, present, inFavour)).stream()
                        .map(Shortfall::figure)
                        .reduce((one, other) -> one + "," + other)
                        .orElse(""))
                .isEqualTo(missed);
    }

    @Test
    void impossible_figures_are_all_named() {
        assertThatThrownBy(() -> new Meeting(HELD.plusDays(1), HELD, 10, 11, 9, 9, 9))
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        invalid -> assertThat(invalid.violations()).hasSize(3));
    }

    @ParameterizedTest
    @CsvSource({"61, 41", "60, 40", "1, 1", "3, 2", "100000, 66667"})
    void two_thirds_are_reached_by(int many, int enough) {
        assertThat(new Share(2, 3, false).of(many)).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"45, 23", "44, 23", "1, 1", "2, 2"})
    void more_than_half_is_passed_by(int many, int enough) {
        assertThat(new Share(1, 2, true).of(many)).isEqualTo(enough);
    }
}
