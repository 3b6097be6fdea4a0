package org.fivetrust.shared.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a matter has come, with its steps in the order of its procedure.
 *
 * @param papers what is to be brought afterwards, where it was an emergency
 */
public record MatterProgress(
        String number,
        Instant openedAt,
        Instant changedAt,
        @Nullable WarrantTerm warrant,
        @Nullable Papers papers,
        List<Step> steps) {

    public MatterProgress {
        steps = List.copyOf(steps);
    }

    public record WarrantTerm(Instant issuedAt, Instant expiresAt) {}

    public record Papers(
            LocalDate due,
            List<String> wants,
            @Nullable String presentedBy,
            @Nullable Instant presentedAt) {}

    public enum StepStatus {
        WAITING,
        OPEN,
        APPROVED,
        RETURNED,
        REJECTED,
        CLOSED
    }

    /** @param escalatedTo the role that may take it too, since it is overdue */
    public record Step(
            String title,
            String english,
            String role,
            StepStatus status,
            List<String> wants,
            @Nullable LocalDate due,
            @Nullable String escalatedTo,
            @Nullable String by,
            @Nullable Instant at) {}
}
