package org.fivetrust.shared.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.PrincipalId;

/** An event on the wire (CloudEvents 1.0, JSON); {@code principal} is an extension attribute. */
record CloudEvent(
        String specversion,
        UUID id,
        String source,
        String type,
        Instant time,
        String datacontenttype,
        String principal,
        Map<String, Object> data) {

    static CloudEvent of(PendingEvent pendingEvent, String source, Map<String, Object> data) {
        return new CloudEvent(
                "1.0",
                pendingEvent.id(),
                "/" + source,
                pendingEvent.type(),
                pendingEvent.at(),
                "application/json",
                pendingEvent.principal(),
                data);
    }

    Event toEvent(String destination) {
        return new Event(id, destination, new PrincipalId(principal), type, data);
    }
}
