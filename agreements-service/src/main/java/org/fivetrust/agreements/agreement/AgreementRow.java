package org.fivetrust.agreements.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fivetrust.agreements.agreement.AgreementMessages.Signature;
import org.fivetrust.agreements.agreement.AgreementMessages.State;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.AgreementMessages.Version;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** An agreement at rest; whether it is in force is a question of the day. */
record AgreementRow(
        String principal,
        UUID id,
        int version,
        String street,
        String community,
        @Nullable String template,
        UUID resolution,
        LocalDate termFrom,
        LocalDate termTo,
        String clauses,
        String digest,
        String status,
        Instant draftedAt,
        @Nullable String communitySignedBy,
        @Nullable Instant communitySignedAt,
        @Nullable String streetSignedBy,
        @Nullable Instant streetSignedAt,
        @Nullable Instant terminatedAt,
        @Nullable String terminationReason) {

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    State state(LocalDate on) {
        return switch (status) {
            case "DRAFT" -> State.DRAFT;
            case "TERMINATED" -> State.TERMINATED;
            default -> on.isBefore(termFrom) ? State.SIGNED : on.isAfter(termTo) ? State.EXPIRED : State.IN_FORCE;
        };
    }

    View view(List<ClauseMessage> read, LocalDate on) {
        return new View(
                id,
                principal,
                street,
                community,
                template,
                resolution,
                version,
                state(on),
                new TermOfValidity(termFrom, termTo),
                digest,
                read,
                new Signature(communitySignedBy, communitySignedAt),
                new Signature(streetSignedBy, streetSignedAt),
                terminatedAt,
                terminationReason,
                draftedAt);
    }

    Version asVersion(LocalDate on) {
        return new Version(id, version, digest, state(on), new TermOfValidity(termFrom, termTo), resolution);
    }
}
