package org.fivetrust.agreements.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.authority.MatterMessages.FirstAsked;
import org.fivetrust.agreements.authority.MatterMessages.Item;
import org.fivetrust.agreements.authority.MatterMessages.NoteView;
import org.fivetrust.agreements.authority.MatterMessages.StepView;
import org.fivetrust.agreements.authority.MatterMessages.View;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.shared.kernel.Basis;
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
        @Nullable Long amount,
        @Nullable Long bandedOn,
        String subject,
        @Nullable String category,
        boolean emergency,
        @Nullable String counterparty,
        String digest,
        Matter.Status status,
        int currentStep,
        int timesReturned,
        UUID agreement,
        String requestedBy,
        String requestedByName,
        Instant openedAt,
        String basis,
        @Nullable UUID warrant) {

    /** One of its steps at rest. */
    record StepRow(
            int no,
            UUID id,
            String title,
            String titleEnglish,
            String role,
            String wants,
            Step.Status status,
            @Nullable LocalDate due,
            @Nullable String by,
            @Nullable String byName,
            @Nullable Instant at,
            @Nullable String comment) {

        Step toStep(List<String> wanted) {
            return new Step(no, id, role, wanted, status, by);
        }

        StepView view(List<String> wanted) {
            return new StepView(id, no, title, titleEnglish, role, status, wanted, due, by, byName, at, comment);
        }
    }

    /** A line of the inbox. */
    record ItemRow(
            String principal,
            UUID id,
            String number,
            String kind,
            @Nullable Long amount,
            String subject,
            Matter.Status status,
            @Nullable UUID step,
            @Nullable String role,
            @Nullable LocalDate due,
            String requestedBy,
            Instant openedAt) {

        Item toItem() {
            return new Item(
                    id, number, kind, principal, text(amount), subject, status, step, role, due, requestedBy, openedAt);
        }
    }

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    Money worth() {
        return Money.ofFen(amount == null ? 0 : amount);
    }

    Matter toMatter(List<Step> steps) {
        return new Matter(id, status, requestedBy, timesReturned, steps);
    }

    View view(Basis ruling, List<StepView> steps, List<NoteView> notes) {
        return new View(
                id,
                number,
                act,
                kind,
                principal,
                text(amount),
                text(bandedOn),
                subject,
                category,
                counterparty,
                emergency,
                status,
                new FirstAsked(requestedBy, requestedByName, openedAt),
                ruling,
                digest,
                steps,
                notes,
                warrant);
    }

    private static @Nullable String text(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen).toString();
    }
}
