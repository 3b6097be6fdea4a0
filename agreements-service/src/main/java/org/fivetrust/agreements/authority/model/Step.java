package org.fivetrust.agreements.authority.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a matter and how far it has come. */
public record Step(
        int no,
        UUID id,
        String role,
        List<String> wants,
        Status status,
        @Nullable String by) {

    public enum Status {
        WAITING,
        OPEN,
        APPROVED,
        RETURNED,
        REJECTED
    }

    public Step {
        wants = List.copyOf(wants);
    }
}
