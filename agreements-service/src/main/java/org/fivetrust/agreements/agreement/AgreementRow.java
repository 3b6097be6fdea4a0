package org.fivetrust.agreements.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/** A version of an agreement at rest; whether it is in force is a question of the day. */
record AgreementRow(
        String principal,
        UUID id,
        UUID series,
        int version,
        String street,
        String community,
        @Nullable String template,
        @Nullable Integer templateVersion,
        UUID resolution,
        LocalDate termFrom,
        LocalDate termTo,
        @Nullable LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        String[] scope,
        String[] handoverRequired,
        String clauses,
        String digest,
        String warnings,
        String status,
        Instant draftedAt,
        @Nullable String communitySignedBy,
        @Nullable Instant communitySignedAt,
        @Nullable String streetSignedBy,
        @Nullable Instant streetSignedAt,
        @Nullable String suspendedFor,
        @Nullable String suspendedRole,
        @Nullable Instant suspendedAt,
        Notice.@Nullable Side endedBy,
        @Nullable UUID endingResolution,
        @Nullable LocalDate freezeOn,
        @Nullable LocalDate effectiveOn,
        @Nullable Instant terminatedAt,
        @Nullable String terminationReason) {

    static final String SELECT = """
            select a.principal, a.id, a.series, a.version, a.street, a.community, a.template, a.template_version,
                   a.resolution, a.term_from, a.term_to, a.in_force_from, a.in_force_to, a.scope, a.handover_required,
                   a.clauses, a.digest, a.warnings::text as warnings, a.status, a.drafted_at, a.community_signed_by, a.community_signed_at,
                   a.street_signed_by, a.street_signed_at, s.reason as suspended_for, s.role as suspended_role,
                   s.suspended_at, t.side as ended_by, t.resolution as ending_resolution, t.freeze_on, t.effective_on,
                   coalesce(t.given_at, a.terminated_at) as terminated_at,
                   coalesce(t.reason, a.termination_reason) as termination_reason
            from agreement a
            left join agreement_suspension s
                   on s.principal = a.principal and s.agreement = a.series and s.resumed_at is null
            left join agreement_termination t on t.principal = a.principal and t.agreement = a.series
            """;

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

    static List<Area> areas(String[] names) {
        return Stream.of(names).map(Area::valueOf).sorted().toList();
    }

    View view(List<ClauseMessage> read, List<Warning> warned, LocalDate on) {
        return new View(
                id,
                principal,
                street,
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
                areas(scope),
                areas(handoverRequired),
                digest,
                read,
                warned,
                new Signature(communitySignedBy, communitySignedAt),
                new Signature(streetSignedBy, streetSignedAt),
                suspension(),
                ending(),
                terminatedAt,
                terminationReason,
                draftedAt);
    }

    Version asVersion(LocalDate on) {
        return new Version(id, version, digest, state(on), new TermOfValidity(termFrom, termTo), inForce(), resolution);
    }
}
