package org.fivetrust.shared.outbox;

import java.util.Map;
import java.util.UUID;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.PrincipalId;

/** Something another service must hear of, for one principal. */
public record Event(UUID id, String destination, PrincipalId principal, String type, Map<String, Object> data) {

    public static Event to(String destination, PrincipalId principal, String type, Map<String, Object> data) {
        return new Event(UUID.randomUUID(), destination, principal, type, data);
    }

    /** A fact as a record; its name is the type: {@code TrustAccountOpened} is sent as {@code trust-account.opened}. */
    public static Event to(String destination, PrincipalId principal, Record fact) {
        return to(destination, principal, EventJson.type(fact.getClass()), EventJson.write(fact));
    }

    /** The data as a record of the receiver's; what it does not name is ignored. */
    public <T extends Record> T as(Class<T> fact) {
        return EventJson.read(this, fact);
    }

    /** A fact that must be there; its absence is the sender's mistake and stops the delivery, loudly. */
    public String text(String name) {
        var value = data.get(name);
        if (value == null) {
            throw InvalidValue.worded("event-field", "/data/" + name, "type", type);
        }
        return value.toString();
    }

    public UUID uuid(String name) {
        return UUID.fromString(text(name));
    }
}
