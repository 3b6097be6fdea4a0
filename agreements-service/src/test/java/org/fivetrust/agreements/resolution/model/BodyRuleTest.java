package org.fivetrust.agreements.resolution.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.fivetrust.agreements.resolution.model.BodyRule.GroupQuorum;
import org.fivetrust.agreements.resolution.model.BodyRule.Size;
import org.fivetrust.agreements.resolution.model.Circumstances.Group;
import org.fivetrust.agreements.resolution.model.MeetingRule.Base;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyRuleTest {

    private static final LocalDate HELD = LocalDate.of(2025, 12, 15);

    private static final MeetingRule VOTE =
            new MeetingRule(1, 0, new Share(1, 2, true), new Share(1, 2, true), Base.PRESENT, HELD, "law", false);

    private static final Size BOARD = new Size(3, 7, true);

    private static String figures(BodyRule rule, int eligible, Circumstances circumstances) {
        var meeting = new Meeting(HELD, HELD, eligible, eligible, eligible, 0, 0);
        return rule.judge(meeting, circumstances).stream()
                .map(Shortfall::figure)
                .collect(Collectors.joining(","));
    }

    private static Circumstances women(int eligible, int present) {
        return new Circumstances(List.of(new Group("WOMAN_REPRESENTATIVE", eligible, present)), null);
    }

    @ParameterizedTest
    @CsvSource({"1, size", "2, size", "3, ''", "4, size", "5, ''", "7, ''", "8, size", "9, size"})
    void a_board_is_odd_from_three_to_seven(int members, String missed) {
        var rule = new BodyRule(VOTE, "CN", BOARD, null, false);
        assertThat(figures(rule, members, women(0, 0))).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({"20, size", "21, ''", "500, ''"})
    void representatives_are_more_than_twenty(int members, String missed) {
        var rule = new BodyRule(VOTE, "CN", new Size(21, null, false), null, false);
        assertThat(figures(rule, members, women(0, 0))).isEqualTo(missed);
    }

    @ParameterizedTest
    @CsvSource({"9, 6, ''", "9, 5, group-quorum", "10, 6, group-quorum", "10, 7, ''", "0, 0, ''"})
    void two_thirds_of_the_women_are_present(int eligible, int present, String missed) {
        var rule = new BodyRule(
                VOTE, "CN-37", Size.ANY, new GroupQuorum("WOMAN_REPRESENTATIVE", new Share(2, 3, false)), false);
        assertThat(figures(rule, 30, women(eligible, present))).isEqualTo(missed);
    }

    @Test
    void a_group_nobody_told_of_was_not_there() {
        var rule = new BodyRule(
                VOTE, "CN-37", Size.ANY, new GroupQuorum("WOMAN_REPRESENTATIVE", new Share(2, 3, false)), false);
        assertThat(figures(rule, 30, new Circumstances(List.of(), null))).isEqualTo("group-quorum");
    }

    @Test
    void the_party_reviews_first_or_the_same_day() {
        var rule = new BodyRule(VOTE, "CN", Size.ANY, null, true);
        assertThat(figures(rule, 30, new Circumstances(List.of(), null))).isEqualTo("party-review");
        assertThat(figures(rule, 30, new Circumstances(List.of(), HELD.plusDays(1))))
                .isEqualTo("party-review");
        assertThat(figures(rule, 30, new Circumstances(List.of(), HELD))).isEmpty();
    }

    @Test
    void representatives_decide_what_they_are_authorised_to() {
        var rule = new BodyRule(VOTE, "CN-37", Size.ANY, null, false, true);
        assertThat(figures(rule, 30, new Circumstances(List.of(), null, false))).isEqualTo("authority");
        assertThat(figures(rule, 30, new Circumstances(List.of(), null, true))).isEmpty();
    }
}
