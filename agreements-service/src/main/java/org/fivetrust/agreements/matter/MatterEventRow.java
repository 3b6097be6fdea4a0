package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Splitter;
import org.fivetrust.shared.web.Caller;
import org.springframework.http.codec.ServerSentEvent;

/** A stored event and its position. */
record MatterEventRow(
        long tx,
        long seq,
        String principal,
        UUID matter,
        String number,
        String subdistrict,
        String kind,
        String what,
        String status,
        String[] roles,
        String[] people,
        Instant at) {

    /** The data of an event as a client receives it. */
    @Schema(name = "MatterEvent")
    record News(
            UUID matter,
            String number,
            String principal,
            String kind,

            @Schema(description = "What happened (动态)", example = "OPENED")
            String what,

            String status,

            @Schema(description = "Roles it waits for (待办角色)")
            List<String> roles,

            Instant at) {}

    record Place(long tx, long seq) implements Comparable<Place> {

        static final Place NOWHERE = new Place(0, 0);

        private static final Comparator<Place> ORDER =
                Comparator.comparingLong(Place::tx).thenComparingLong(Place::seq);

        static Place of(String text) {
            var parts = Splitter.of(text, '-', 2);
            try {
                return new Place(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)));
            } catch (RuntimeException notOurs) {
                throw InvalidValue.worded("event-of-stream", "/header/Last-Event-ID");
            }
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return tx + "-" + seq;
        }
    }

    Place place() {
        return new Place(tx, seq);
    }

    boolean isFor(Caller caller) {
        return caller.scope().covers(new PrincipalId(principal), subdistrict)
                && (caller.hasAny(Permission.FOLLOW_MATTERS.roles())
                        || List.of(roles).stream().anyMatch(caller.roles()::contains)
                        || List.of(people).contains(caller.subject()));
    }

    ServerSentEvent<Object> event() {
        return ServerSentEvent.<Object>builder(
                        new News(matter, number, principal, kind, what, status, List.of(roles), at))
                .id(place().toString())
                .event("matter")
                .build();
    }
}
