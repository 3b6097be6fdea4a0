package org.fivetrust.agreements.resolution.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fivetrust.agreements.resolution.model.MeetingRule.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * Who signed in, and when. It detects forged minutes: one signature under two names, a listed person without a
 * signature, a signature older than the meeting, a list that differs from the count.
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
            @Nullable String signature,
            String nameKey,
            String identity) {

        public Signed(String name, @Nullable String kind, @Nullable Instant at, @Nullable String signature) {
            this(name, kind, at, signature, name, "");
        }

        /** Identifies the person of the line, by the given identity or else by the name. */
        public String key() {
            return identity.isEmpty() ? nameKey : nameKey + "#" + identity;
        }
    }

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
        var people = different(missed);
        tally("attendance-count", meeting.present(), people.size(), missed);
        circumstances
                .groups()
                .forEach(group -> tally("group-count", group.present(), of(group.kind(), people), missed));
        return List.copyOf(missed);
    }

    /** Each person once. Two of one name are two people only where each line says what tells them apart. */
    private List<Signed> different(ArrayList<Shortfall> missed) {
        var people = new ArrayList<Signed>();
        var known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (var one : signed) {
            var same = known.same(one);
            if (same == null) {
                people.add(one);
                known.add(one);
            } else {
                missed.add(
                        new Shortfall("attendee-twice", "each person once", same.name() + ", " + one.name(), SOURCE));
            }
        }
        return people;
    }

    /** Those met so far. */
    private record Known(Map<String, Signed> named, Map<String, Signed> namedOnly, Map<String, Signed> identified) {

        void add(Signed one) {
            named.putIfAbsent(one.nameKey(), one);
            (one.identity().isEmpty() ? namedOnly : identified)
                    .put(one.identity().isEmpty() ? one.nameKey() : one.identity(), one);
        }

        @Nullable
        Signed same(Signed one) {
            if (one.identity().isEmpty()) {
                return named.get(one.nameKey());
            }
            var identified = this.identified.get(one.identity());
            return identified == null ? namedOnly.get(one.nameKey()) : identified;
        }
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

    private static long of(String kind, List<Signed> people) {
        return people.stream().filter(one -> kind.equals(one.kind())).count();
    }
}
