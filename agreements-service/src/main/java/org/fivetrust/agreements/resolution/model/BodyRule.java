package org.fivetrust.agreements.resolution.model;

import java.util.ArrayList;
import java.util.List;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.jspecify.annotations.Nullable;

/** A dated row with all it asks of a body at a place: the vote itself, the body's size, a group's quorum, the order. */
public record BodyRule(
        MeetingRule vote,
        String place,
        Size size,
        @Nullable GroupQuorum group,
        boolean partyFirst,
        boolean needsAuthority) {

    public BodyRule(MeetingRule vote, String place, Size size, @Nullable GroupQuorum group, boolean partyFirst) {
        this(vote, place, size, group, partyFirst, false);
    }

    /** How many members the body has; no edge means any. */
    public record Size(@Nullable Integer least, @Nullable Integer most, boolean odd) {

        public static final Size ANY = new Size(null, null, false);

        boolean holds(int members) {
            return (least == null || members >= least)
                    && (most == null || members <= most)
                    && (!odd || members % 2 == 1);
        }

        @Override
        public String toString() {
            var text = (least == null ? "" : "at least " + least) + (most == null ? "" : " at most " + most);
            return (text + (odd ? " odd" : "")).strip();
        }
    }

    /** So many of one group must be present. */
    public record GroupQuorum(String kind, Share share) {}

    /** Every figure that falls short; none means the vote counts under this row. */
    public List<Shortfall> judge(Meeting meeting, Circumstances circumstances) {
        var missed = new ArrayList<>(vote.judge(meeting));
        if (!size.holds(meeting.eligible())) {
            missed.add(shortfall("size", size.toString(), Integer.toString(meeting.eligible())));
        }
        if (group != null) {
            group(group, circumstances, missed);
        }
        var reviewed = circumstances.partyReviewedOn();
        if (partyFirst && (reviewed == null || reviewed.isAfter(meeting.heldOn()))) {
            missed.add(shortfall(
                    "party-review", "before the meeting", reviewed == null ? "none told" : reviewed.toString()));
        }
        if (needsAuthority && !circumstances.authorised()) {
            missed.add(shortfall("authority", "authorised by the whole assembly", "not told, or not valid"));
        }
        return List.copyOf(missed);
    }

    private void group(GroupQuorum wanted, Circumstances circumstances, List<Shortfall> missed) {
        var came = circumstances.group(wanted.kind());
        if (came == null) {
            missed.add(shortfall("group-quorum", wanted.share() + " of " + wanted.kind(), "not told"));
            return;
        }
        var least = wanted.share().of(came.eligible());
        if (came.present() < least) {
            missed.add(shortfall(
                    "group-quorum",
                    wanted.share() + " of " + came.eligible() + " " + wanted.kind() + " = " + least,
                    Integer.toString(came.present())));
        }
    }

    private Shortfall shortfall(String figure, String required, String actual) {
        return new Shortfall(figure, required, actual, vote.source());
    }
}
