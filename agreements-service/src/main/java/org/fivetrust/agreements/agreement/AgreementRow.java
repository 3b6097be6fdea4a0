package org.fivetrust.agreements.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.agreements.agreement.AgreementMessages.Signature;
import org.fivetrust.agreements.agreement.AgreementMessages.State;
import org.fivetrust.agreements.agreement.AgreementMessages.TermOfValidity;
import org.fivetrust.agreements.agreement.AgreementMessages.Version;
import org.fivetrust.agreements.agreement.AgreementMessages.View;
import org.fivetrust.agreements.agreement.AgreementMessages.Warning;
import org.fivetrust.agreements.agreement.LifecycleMessages.Ending;
import org.fivetrust.agreements.agreement.LifecycleMessages.Suspension;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.agreement.model.Notice;
import org.fivetrust.agreements.agreement.model.Period;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.JsonNode;

/** A stored version of an agreement with the suspension and termination of its series. */
@Table("agreement_view")
record AgreementRow(
        String principal,
        UUID id,
        UUID series,
        int version,
        String subdistrict,
        String community,
        @Nullable String template,
        @Nullable Integer templateVersion,
        UUID resolution,
        LocalDate termFrom,
        LocalDate termTo,
        @Nullable LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        List<Area> scope,
        List<Area> handoverRequired,
        String clauses,
        String digest,
        JsonNode warnings,
        String status,
        Instant draftedAt,
        @Nullable String communitySignedBy,
        @Nullable Instant communitySignedAt,
        @Nullable String subdistrictSignedBy,
        @Nullable Instant subdistrictSignedAt,
        @Nullable String suspendedFor,
        @Nullable String suspendedRole,
        @Nullable Instant suspendedAt,
        Notice.@Nullable Side endedBy,
        @Nullable UUID endingResolution,
        @Nullable LocalDate freezeOn,
        @Nullable LocalDate effectiveOn,
        @Nullable Instant terminatedAt,
        @Nullable String terminationReason) {

    private static final ZoneId TIME_ZONE = ZoneId.of("Asia/Shanghai");

    AgreementRow {
        scope = scope.stream().sorted().toList();
        handoverRequired = handoverRequired.stream().sorted().toList();
    }

    PrincipalId owner() {
        return new PrincipalId(principal);
    }

    boolean isSigned() {
        return status.equals("SIGNED");
    }

    State state(LocalDate on) {
        if (inForceFrom == null || inForceTo == null) {
            return State.DRAFT;
        }
        if (status.equals("TERMINATED") || effectiveOn != null && !on.isBefore(effectiveOn)) {
            return State.TERMINATED;
        }
        if (new Period(inForceFrom, inForceTo).holds(on)) {
            return suspendedFor == null ? State.IN_FORCE : State.SUSPENDED;
        }
        var amended = inForceTo.isBefore(termTo) && effectiveOn == null;
        if (on.isBefore(inForceFrom)) {
            return amended && inForceTo.isBefore(inForceFrom) ? State.AMENDED : State.SIGNED;
        }
        return amended ? State.AMENDED : State.EXPIRED;
    }

    private @Nullable TermOfValidity inForce() {
        return inForceFrom == null || inForceTo == null ? null : new TermOfValidity(inForceFrom, inForceTo);
    }

    private @Nullable Suspension suspension() {
        return suspendedFor == null || suspendedRole == null || suspendedAt == null
                ? null
                : new Suspension(suspendedFor, suspendedRole, suspendedAt);
    }

    private @Nullable Ending ending() {
        return endedBy == null
                        || terminationReason == null
                        || freezeOn == null
                        || effectiveOn == null
                        || terminatedAt == null
                ? null
                : new Ending(endedBy, terminationReason, endingResolution, freezeOn, effectiveOn, terminatedAt);
    }

    View view(List<ClauseMessage> read, List<Warning> warned, LocalDate on) {
        return new View(
                id,
                principal,
                subdistrict,
                community,
                template,
                templateVersion,
                resolution,
                series,
                version,
                state(on),
                on,
                new TermOfValidity(termFrom, termTo),
                inForce(),
                scope,
                handoverRequired,
                digest,
                read,
                Stream.concat(warned.stream(), late().stream()).toList(),
                new Signature(communitySignedBy, communitySignedAt),
                new Signature(subdistrictSignedBy, subdistrictSignedAt),
                suspension(),
                ending(),
                terminatedAt,
                terminationReason,
                draftedAt);
    }

    /** What was signed after it began covers days on which it bound nobody. */
    private Optional<Warning> late() {
        return Stream.of(draftedAt, communitySignedAt, subdistrictSignedAt)
                .filter(Objects::nonNull)
                .map(at -> LocalDate.ofInstant(at, TIME_ZONE))
                .max(Comparator.naturalOrder())
                .filter(termFrom::isBefore)
                .map(day -> Violation.worded("signed-late", "/term/from", "day", day, "from", termFrom))
                .map(Warning::of);
    }

    Version asVersion(LocalDate on) {
        return new Version(id, version, digest, state(on), new TermOfValidity(termFrom, termTo), inForce(), resolution);
    }
}
