package org.fivetrust.agreements.agreement.model;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What holds an agreement back though it is in force: it is suspended; it is about to end and new acts are frozen; an
 * area has not been handed over. What finishes things already begun goes on during a freeze, but not while suspended;
 * what gives back to the community goes on always.
 *
 * @param awaited areas whose hand-over list is not complete, each with what is missing
 * @param finishing kinds of standing acts that may finish what is open
 * @param givingBack kinds of standing acts by which something only comes back
 */
public record AgreementHold(
        UUID agreement,
        @Nullable String suspendedFor,
        @Nullable LocalDate freezeOn,
        @Nullable LocalDate endsOn,
        Map<Area, String> awaited,
        Set<String> finishing,
        Set<String> givingBack) {

    public AgreementHold {
        awaited = Map.copyOf(awaited);
        finishing = Set.copyOf(finishing);
        givingBack = Set.copyOf(givingBack);
    }

    public AgreementHold(
            UUID agreement,
            @Nullable String suspendedFor,
            @Nullable LocalDate freezeOn,
            @Nullable LocalDate endsOn,
            Map<Area, String> awaited,
            Set<String> finishing) {
        this(agreement, suspendedFor, freezeOn, endsOn, awaited, finishing, Set.of());
    }

    /** The same answer, or why it does not hold now. */
    public PolicyDecision apply(PolicyDecision said, String kind, LocalDate on) {
        var area = area(said);
        if (area == null || said instanceof PolicyDecision.Permit && givesBack(kind)) {
            return said;
        }
        var held = against(area);
        if (held == null && isFrozen(on) && !(said instanceof PolicyDecision.Permit && finishing.contains(kind))) {
            held = frozen();
        }
        return held == null ? said : new PolicyDecision.Deny(held.citing(said.clauses()), said.clauses());
    }

    private static @Nullable Area area(PolicyDecision said) {
        if (said instanceof PolicyDecision.Permit permit) {
            return permit.area();
        }
        return said instanceof PolicyDecision.RequireApproval requireApproval ? requireApproval.area() : null;
    }

    /** Why nothing at all may be done in an area now. */
    public @Nullable Refusal against(Area area) {
        if (suspendedFor != null) {
            return suspended(agreement, suspendedFor);
        }
        var missing = awaited.get(area);
        return missing == null
                ? null
                : Refusal.state("agreement.area-not-handed-over")
                        .with("area", area)
                        .with("missing", missing)
                        .curedBy(Cure.of("handover.complete", "committee-director, centre-head, supervisor")
                                .at("/v1/agreements/" + agreement + "/handovers"));
    }

    static Refusal suspended(UUID agreement, String reason) {
        return Refusal.state("agreement.suspended")
                .with("agreement", agreement)
                .with("reason", reason)
                .curedBy(Cure.of("agreement.resume", "committee-director, street-leader, supervisor")
                        .at("/v1/agreements/" + agreement + "/resumption"));
    }

    /** Why what a mandate leaves out is left out on a day; nothing where no more is left out than was never granted. */
    public @Nullable Refusal leavingOut(Area area, LocalDate on) {
        var held = against(area);
        return held == null && isFrozen(on) ? frozen() : held;
    }

    private Refusal frozen() {
        return Refusal.state("agreement.frozen")
                .with("agreement", agreement)
                .with("since", String.valueOf(freezeOn))
                .with("ends", String.valueOf(endsOn))
                .curedBy(Cure.of("agreement.finish-and-conclude", "committee-director, street-leader")
                        .at("/v1/agreements"));
    }

    /** Whether by a standing act of this kind something only comes back to the community. */
    public boolean givesBack(String kind) {
        return givingBack.contains(kind);
    }

    /** Ended: an act dated back into its life comes too late. */
    public boolean hasEnded(LocalDate on) {
        return endsOn != null && !on.isBefore(endsOn);
    }

    public boolean isFrozen(LocalDate on) {
        return freezeOn != null && !on.isBefore(freezeOn);
    }

    /** Whether the standing permits of an area hold on a day. */
    public boolean lets(Area area, String standing, LocalDate on) {
        return givesBack(standing) || against(area) == null && (!isFrozen(on) || finishing.contains(standing));
    }

    /** The last day on which everything stays as it is now, given the last day in force. */
    public LocalDate unchangedUntil(LocalDate lastDay, LocalDate today) {
        return freezeOn != null && today.isBefore(freezeOn) && freezeOn.isBefore(lastDay)
                ? freezeOn.minusDays(1)
                : lastDay;
    }
}
