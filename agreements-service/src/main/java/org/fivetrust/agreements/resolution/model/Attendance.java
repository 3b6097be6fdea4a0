package org.fivetrust.agreements.resolution.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, and when. Forged minutes show here: one signature under two names, someone listed who never signed, a
 * signature older than the meeting, a list that does not tally with the count.
 */
public record Attendance(List<Signed> signed) {

    private static final String SOURCE = "签到簿与会议记录核对：会议记录由到会人员本人签名";

    public Attendance {
        signed = List.copyOf(signed);
    }

    /** One line of the list; the signature is the digest of what was signed or of its image. */
    public record Signed(
            String name,
            @Nullable String kind,
            @Nullable Instant at,
            @Nullable String signature) {}

    /**
     * @param day the first moment of the day of the meeting
     * @param usedBefore signatures that stand under other meetings of this principal
     */
    public List<Shortfall> judge(Meeting meeting, Circumstances circumstances, Instant day, Set<String> usedBefore) {
        if (signed.isEmpty()) {
            return List.of();
        }
        var missed = new ArrayList<Shortfall>();
        var owners = new HashMap<String, String>();
        for (var one : signed) {
            line(one, day, missed);
            reuse(one, owners, usedBefore, missed);
        }
        tally("attendance-count", meeting.present(), signed.size(), missed);
        circumstances.groups().forEach(group -> tally("group-count", group.present(), of(group.kind()), missed));
        return List.copyOf(missed);
    }

    private static void line(Signed one, Instant day, List<Shortfall> missed) {
        if (one.at() == null || one.signature() == null) {
            missed.add(new Shortfall("attendee-absent", "a signature with its time", one.name(), SOURCE));
        } else if (one.at().isBefore(day)) {
            missed.add(new Shortfall("signed-before-meeting", "from " + day, one.name() + " at " + one.at(), SOURCE));
        }
    }

    private static void reuse(
            Signed one, HashMap<String, String> owners, Set<String> usedBefore, List<Shortfall> missed) {
        var signature = one.signature();
        if (signature == null) {
            return;
        }
        var other = owners.putIfAbsent(signature, one.name());
        if (other != null) {
            missed.add(new Shortfall("signature-twice", "one signature each", other + ", " + one.name(), SOURCE));
        } else if (usedBefore.contains(signature)) {
            missed.add(new Shortfall("signature-of-another-meeting", "signed at this meeting", one.name(), SOURCE));
        }
    }

    private static void tally(String figure, int told, long listed, List<Shortfall> missed) {
        if (told != listed) {
            missed.add(new Shortfall(figure, told + " present", listed + " on the list", SOURCE));
        }
    }

    private long of(String kind) {
        return signed.stream().filter(one -> kind.equals(one.kind())).count();
    }
}
