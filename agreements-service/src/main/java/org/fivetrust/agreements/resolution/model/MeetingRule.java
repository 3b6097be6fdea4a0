package org.fivetrust.agreements.resolution.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One dated row of the law: notice, quorum, majority, and where it is written. */
public record MeetingRule(
        int id,
        int noticeDays,
        Share quorum,
        Share majority,
        Base majorityOf,
        LocalDate validFrom,
        String source,
        boolean unsure) {

    /** Of whom a majority is counted. */
    public enum Base {
        PRESENT,
        ELIGIBLE
    }

    /** A figure that fell short: what it was, what it had to be. */
    public record Shortfall(String figure, String required, String actual, String source) {}

    /** Every figure that falls short; none means the vote counts. */
    public List<Shortfall> judge(Meeting meeting) {
        var missed = new ArrayList<Shortfall>();
        var notice = ChronoUnit.DAYS.between(meeting.noticeOn(), meeting.heldOn());
        if (notice < noticeDays) {
            missed.add(new Shortfall("notice", noticeDays + " days", notice + " days", source));
        }
        var quorumAt = quorum.of(meeting.eligible());
        if (meeting.present() < quorumAt) {
            missed.add(new Shortfall(
                    "quorum",
                    quorum + " of " + meeting.eligible() + " = " + quorumAt,
                    Integer.toString(meeting.present()),
                    source));
        }
        var base = majorityOf == Base.PRESENT ? meeting.present() : meeting.eligible();
        var majorityAt = majority.of(base);
        if (meeting.inFavour() < majorityAt) {
            missed.add(new Shortfall(
                    "majority",
                    majority + " of " + base + (majorityOf == Base.PRESENT ? " present" : " eligible") + " = "
                            + majorityAt,
                    Integer.toString(meeting.inFavour()),
                    source));
        }
        return List.copyOf(missed);
    }
}
