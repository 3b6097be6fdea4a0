package org.fivetrust.shared.outbox;

import java.time.Instant;
import java.util.UUID;

/** A row of the outbox not delivered yet. */
record PendingEvent(String principal, long seq, String destination, UUID id, String type, String data, Instant at) {

    /** What is delivered in order: one stream per receiver and principal, and one for the end of mandates. */
    record Lane(String destination, String principal, boolean urgent) {}

    Lane lane() {
        return new Lane(destination, principal, isUrgent());
    }

    /** That a mandate has ended waits for no other news. */
    boolean isUrgent() {
        return type.startsWith("mandate.");
    }
}
