package org.fivetrust.agreements.resolution.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.resolution.model.Attendance.Signed;
import org.fivetrust.agreements.resolution.model.Circumstances.Group;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttendanceTest {

    private static final LocalDate HELD = LocalDate.of(2025, 12, 15);

    private static final Instant DAY = Instant.parse("2025-12-14T16:00:00Z");

    private static final Circumstances NONE = new Circumstances(List.of(), null);

    private static Meeting meeting(int present) {
        return new Meeting(HELD, HELD, 10, present, 1, 0, 0);
    }

    private static Signed signed(String name, @Nullable Instant at, @Nullable String signature) {
        return new Signed(name, "MEMBER", at, signature);
    }

    private static List<String> figures(List<Shortfall> missed) {
        return missed.stream().map(Shortfall::figure).toList();
    }

    @Test
    void a_list_that_nobody_told_is_not_judged() {
        assertThat(new Attendance(List.of()).judge(meeting(7), NONE, DAY, Set.of()))
                .isEmpty();
    }

    @Test
    void everyone_signed_once_on_the_day() {
        var list = new Attendance(List.of(signed("王", DAY, "a"), signed("李", DAY.plusSeconds(60), "b")));
        assertThat(list.judge(meeting(2), NONE, DAY, Set.of())).isEmpty();
    }

    @Test
    void a_signature_one_second_before_the_day_is_too_early() {
        var list = new Attendance(List.of(signed("王", DAY.minusSeconds(1), "a")));
        assertThat(figures(list.judge(meeting(1), NONE, DAY, Set.of()))).containsExactly("signed-before-meeting");
    }

    private static Signed known(String name, String nameKey, String identity, String signature) {
        return new Signed(name, "MEMBER", DAY, signature, nameKey, identity);
    }

    @Test
    void one_man_on_five_lines_is_one() {
        var list = new Attendance(List.of(
                signed("王", DAY, "a"),
                signed("王", DAY, "b"),
                signed("王", DAY, "c"),
                signed("王", DAY, "d"),
                signed("王", DAY, "e")));
        var missed = list.judge(meeting(5), new Circumstances(List.of(new Group("MEMBER", 9, 5)), null), DAY, Set.of());
        assertThat(figures(missed)).containsOnly("attendee-twice", "attendance-count", "group-count");
        assertThat(missed.getLast().actual()).isEqualTo("1 on the list");
        assertThat(list.judge(meeting(1), NONE, DAY, Set.of())).hasSize(4);
    }

    @Test
    void namesakes_are_two_only_where_both_say_what_tells_them_apart() {
        var both = new Attendance(List.of(known("王", "王", "07", "a"), known("王", "王", "08", "b")));
        assertThat(both.judge(meeting(2), NONE, DAY, Set.of())).isEmpty();
        var one = new Attendance(List.of(known("王", "王", "07", "a"), known("王 ", "王", "", "b")));
        assertThat(figures(one.judge(meeting(2), NONE, DAY, Set.of())))
                .containsExactly("attendee-twice", "attendance-count");
        var borrowed = new Attendance(List.of(known("王", "王", "07", "a"), known("李", "李", "07", "b")));
        assertThat(figures(borrowed.judge(meeting(2), NONE, DAY, Set.of())))
                .containsExactly("attendee-twice", "attendance-count");
    }

    @Test
    void one_signature_under_two_names_names_both() {
        var list = new Attendance(List.of(signed("王", DAY, "a"), signed("李", DAY, "a")));
        assertThat(list.judge(meeting(2), NONE, DAY, Set.of()))
                .singleElement()
                .satisfies(missed -> assertThat(missed.actual()).isEqualTo("王, 李"));
    }

    @Test
    void who_did_not_sign_was_not_there() {
        var list = new Attendance(List.of(signed("王", null, null), signed("李", DAY, null)));
        assertThat(figures(list.judge(meeting(2), NONE, DAY, Set.of())))
                .containsExactly("attendee-absent", "attendee-absent");
    }

    @Test
    void counts_tally_for_all_and_for_each_group() {
        var list = new Attendance(List.of(signed("王", DAY, "a")));
        var told = new Circumstances(List.of(new Group("WOMAN_REPRESENTATIVE", 3, 2)), null);
        assertThat(figures(list.judge(meeting(2), told, DAY, Set.of())))
                .containsExactly("attendance-count", "group-count");
    }

    @Test
    void a_signature_of_another_meeting_is_found() {
        var list = new Attendance(List.of(signed("王", DAY, "a")));
        assertThat(figures(list.judge(meeting(1), NONE, DAY, Set.of("a"))))
                .containsExactly("signature-of-another-meeting");
    }
}
