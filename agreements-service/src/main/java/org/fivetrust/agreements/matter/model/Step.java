package org.fivetrust.agreements.matter.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One step of a matter and how far it has come. Steps that follow each other in one group are open together (并行); the
 * next opens when the whole group is done. With a quorum it is decided by a body, so many of whom must have been there.
 */
public record Step(
        int no,
        UUID id,
        String role,
        @Nullable String group,
        List<String> wants,
        Status status,
        @Nullable String by,
        @Nullable String onBehalfOf,
        @Nullable LocalDate due,
        int quorum) {

    public enum Status {
        WAITING,
        OPEN,
        APPROVED,
        RETURNED,
        REJECTED,
        /** The matter ended before its turn came. */
        CLOSED
    }

    public Step {
        wants = List.copyOf(wants);
    }

    public Step(int no, UUID id, String role, List<String> wants, Status status, @Nullable String by) {
        this(no, id, role, null, wants, status, by, null, null, 0);
    }

    boolean isDone() {
        return status == Status.APPROVED;
    }

    /** The approver and the delegator: both have had a part in the matter. */
    Stream<String> people() {
        return isDone() ? Stream.of(by, onBehalfOf).filter(Objects::nonNull) : Stream.empty();
    }

    boolean isParallelTo(Step other) {
        return group != null && group.equals(other.group);
    }
}
