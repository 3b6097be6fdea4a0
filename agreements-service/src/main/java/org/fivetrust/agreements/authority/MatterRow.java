package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.SeparationOfDuties;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.resolution.model.RequestedAct;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A matter at rest. */
record MatterRow(
        String principal,
        UUID id,
        String number,
        String street,
        UUID act,
        String kind,
        String area,
        @Nullable Long amount,
        @Nullable Long bandedOn,
        String subject,
        @Nullable String category,
        boolean emergency,
        @Nullable String counterparty,
        @Nullable String counterpartyNameKey,
        @Nullable String counterpartyAccountKey,
        String digest,
        Matter.Status status,
        int currentStep,
        int timesReturned,
        UUID agreement,
        String[] exclusive,
        String requestedBy,
        String requestedByName,
        Instant openedAt,
        @Nullable LocalDate papersDue,
        @Nullable String papersWanted,
        @Nullable Instant papersAt,
        @Nullable String papersBy,
        String basis,
        @Nullable UUID warrant,
        String handler,
        int secondNotices,
        boolean paused,
        String[] confirmers) {

    /** One of its steps at rest. */
    record StepRow(
            int no,
            UUID id,
            String title,
            String titleEnglish,
            String role,
            @Nullable String stage,
            @Nullable String body,
            int quorum,
            String wants,
            Step.Status status,
            @Nullable LocalDate due,
            @Nullable String by,
            @Nullable String byName,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName,
            @Nullable Instant at,
            @Nullable String comment,
            @Nullable Instant overdueAt,
            @Nullable String escalatedTo) {

        Step toStep(List<String> wanted) {
            return new Step(no, id, role, stage, wanted, status, by, onBehalfOf, due, quorum);
        }
    }

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Money worth() {
        return Money.ofFen(amount == null ? 0 : amount);
    }

    /** What it asks of a resolution. */
    RequestedAct asked() {
        return new RequestedAct(id, kind, worth(), counterpartyNameKey, requestedBy, openedAt);
    }

    Matter toMatter(List<Step> steps, SeparationOfDuties separationOfDuties) {
        return new Matter(id, status, requestedBy, timesReturned, steps, separationOfDuties);
    }
}
