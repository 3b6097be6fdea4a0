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

    static CloudEvent of(Pending pending, String source, Map<String, Object> data) {
        return new CloudEvent(
                "1.0",
                pending.id(),
                "/" + source,
                pending.type(),
                pending.at(),
                "application/json",
                pending.principal(),
                data);
    }

    Event toEvent(String destination) {
        return new Event(id, destination, new PrincipalId(principal), type, data);
    }
}
