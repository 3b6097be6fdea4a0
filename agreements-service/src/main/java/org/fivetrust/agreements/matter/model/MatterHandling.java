package org.fivetrust.agreements.matter.model;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Roles;
import org.jspecify.annotations.Nullable;

/**
 * The handling of a matter besides its steps: pauses, extensions, reassignment. None of it decides the matter. Each
 * method answers with the objection, if there is one.
 */
public record MatterHandling(Matter matter, String handler) {

    /** Time asked for: who asked, and what has become of it. */
    public record Extension(UUID id, UUID step, String askedBy, boolean open) {}

    /** Responsibility handed on; with a step, a substitute for somebody on the other side. */
    public record Reassignment(
            UUID id, String from, String to, @Nullable UUID step, boolean pending) {}

    public Optional<Refusal> againstPausing(Actor actor) {
        if (!matter.isAtAnOpenStep(actor)) {
            return no(Refusal.person("matter.not-at-a-step"));
        }
        if (matter.status() != Matter.Status.OPEN) {
            return no(matter.closed());
        }
        return matter.bounds().paused() ? no(Refusal.state("matter.paused")) : Optional.empty();
    }

    public Optional<Refusal> againstResuming(Actor actor) {
        if (!matter.isAtAnOpenStep(actor) && !actor.subject().equals(handler)) {
            return no(Refusal.person("matter.not-at-a-step"));
        }
        return matter.bounds().paused() ? Optional.empty() : no(Refusal.state("matter.not-paused"));
    }

    /** In advance: on the due day it is too late to ask. */
    public Optional<Refusal> againstAsking(UUID step, Actor actor, LocalDate today) {
        var at = matter.step(step);
        if (actor.capacities(at.role()).isEmpty()) {
            return no(Refusal.person("matter.wrong-role").with("role", at.role()));
        }
        return late(at, today);
    }

    /** By another person, of the role superior to the step's, and in advance as well. */
    public Optional<Refusal> againstGranting(Extension asked, Actor actor, String superior, LocalDate today) {
        if (!actor.roles().contains(superior)) {
            return no(Refusal.person("matter.wrong-role").with("role", superior));
        }
        if (actor.subject().equals(asked.askedBy())) {
            return no(Refusal.person("matter.extension-needs-another"));
        }
        return asked.open() ? late(matter.step(asked.step()), today) : no(Refusal.state("matter.extension-settled"));
    }

    private Optional<Refusal> late(Step at, LocalDate today) {
        if (matter.status() != Matter.Status.OPEN) {
            return no(matter.closed());
        }
        var due = at.due();
        if (at.status() != Step.Status.OPEN || due == null) {
            return no(Refusal.state("matter.step-not-open").with("step", at.no()));
        }
        return today.isBefore(due)
                ? Optional.empty()
                : no(Refusal.rule("matter.extension-too-late").with("due", due));
    }

    /** A step is reassigned only by a holder of its role with a conflict of interest; responsibility by its bearer. */
    public Optional<Refusal> againstReassigning(Actor actor, String to, @Nullable UUID step) {
        if (!actor.subject().equals(handler) && !matter.isAtAnOpenStep(actor)) {
            return no(Refusal.person("matter.not-the-handler"));
        }
        if (!matter.isRunning()) {
            return no(matter.closed());
        }
        if (actor.subject().equals(to)) {
            return no(Refusal.rule("matter.handed-to-oneself"));
        }
        return step == null || mustKeepOut(actor, matter.step(step))
                ? matter.bounds().againstGoingOn()
                : no(Refusal.rule("matter.no-substitute-needed"));
    }

    private boolean mustKeepOut(Actor actor, Step step) {
        return actor.roles().contains(step.role())
                && matter.bounds().conflicted().contains(actor.subject());
    }

    /** A substitute is of the step's own side, decides rather than reports, and has had no part in the matter. */
    public Optional<Refusal> againstAccepting(Reassignment reassignment, Actor actor) {
        if (!actor.subject().equals(reassignment.to())) {
            return no(Refusal.person("matter.not-handed-to-you"));
        }
        if (!reassignment.pending()) {
            return no(Refusal.state("matter.handing-settled"));
        }
        if (!matter.isRunning()) {
            return no(matter.closed());
        }
        if (reassignment.step() == null) {
            return matter.bounds().againstGoingOn();
        }
        var actingCapacity =
                ActingCapacity.substitute(matter.step(reassignment.step()).role());
        return matter.personal(actor, actingCapacity)
                .or(() -> matter.repeated(actor, actingCapacity))
                .or(() -> decides(actor) ? Optional.empty() : no(Refusal.person("matter.not-a-substitute")))
                .or(matter.bounds()::againstGoingOn);
    }

    private static boolean decides(Actor actor) {
        return actor.roles().stream()
                .anyMatch(role -> !role.equals(Roles.REPORTER)
                        && (Roles.COMMUNITY.contains(role) || Roles.CENTRE_AND_SUBDISTRICT.contains(role)));
    }

    private static Optional<Refusal> no(Refusal because) {
        return Optional.of(because);
    }
}
