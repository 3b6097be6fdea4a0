package org.fivetrust.agreements.authority.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;

/**
 * A matter (事项) as its next word finds it. One person takes at most one step and none of his own request, whatever hat
 * he wears; steps are taken in order, those of one group side by side; what is missing is told once, completely
 * (一次性告知).
 */
public record Matter(UUID id, Status status, String requester, int timesReturned, List<Step> steps, Bounds bounds) {

    /** Whose part is to check, and to say what data cannot tell. */
    public static final String SUPERVISOR = "supervisor";

    public enum Status {
        OPEN,
        RETURNED,
        REJECTED,
        APPROVED,
        EXECUTED,
        WITHDRAWN,
        EXPIRED;

        /** Whether an emergency in this state still owes its papers: what came to nothing owes none. */
        public boolean owes() {
            return this != REJECTED && this != WITHDRAWN && this != EXPIRED;
        }

        /** Whether its agreement still has a say in what becomes of it. */
        public boolean isUnfinished() {
            return this == OPEN || this == RETURNED || this == APPROVED;
        }
    }

    public Matter {
        steps = List.copyOf(steps);
    }

    public Matter(UUID id, Status status, String requester, int timesReturned, List<Step> steps) {
        this(id, status, requester, timesReturned, steps, Bounds.NONE);
    }

    /** @param evidence the kinds of evidence that lie before the actor and were found good */
    public Move approve(UUID step, Actor actor, Set<String> evidence) {
        return approve(step, actor, new Laid(evidence, 0));
    }

    public Move approve(UUID step, Actor actor, Laid laid) {
        return take(
                step,
                actor,
                taken -> bounds.againstGoingOn()
                        .or(() -> wanting(taken.step(), laid))
                        .<Move>map(Move.Refuse::new)
                        .orElseGet(() -> next(taken)));
    }

    /** Whether this person may take this step now, whatever the evidence will be. */
    public Optional<Refusal> objection(UUID step, Actor actor) {
        var everything = new Laid(Set.copyOf(step(step).wants()), Integer.MAX_VALUE, Integer.MAX_VALUE);
        return approve(step, actor, everything) instanceof Move.Refuse(var because)
                ? Optional.of(because)
                : Optional.empty();
    }

    private static Optional<Refusal> wanting(Step step, Laid laid) {
        var missing = new ArrayList<>(step.wants());
        missing.removeAll(laid.kinds());
        if (!missing.isEmpty()) {
            return Optional.of(Refusal.rule("matter.evidence-missing").with("missing", String.join(", ", missing)));
        }
        return laid.there(step) >= step.quorum()
                ? Optional.empty()
                : Optional.of(Refusal.rule("matter.minutes-short")
                        .with("present", laid.there(step))
                        .with("quorum", step.quorum()));
    }

    private Move next(Taking taken) {
        var left = steps.stream()
                .filter(step -> !step.isDone() && !step.id().equals(taken.step().id()))
                .toList();
        if (left.isEmpty()) {
            return new Move.Complete(taken);
        }
        var first = left.getFirst();
        return first.status() == Step.Status.WAITING
                ? new Move.Advance(taken, together(first))
                : new Move.Advance(taken, List.of());
    }

    /** The step itself, and those of its group that follow it. */
    private List<Step> together(Step first) {
        return steps.stream()
                .filter(step -> step.equals(first) || step.isBeside(first))
                .filter(step -> step.status() == Step.Status.WAITING)
                .toList();
    }

    public Move sendBack(UUID step, Actor actor) {
        return take(
                step,
                actor,
                taken -> bounds.againstGoingOn()
                        .or(this::secondNotice)
                        .<Move>map(Move.Refuse::new)
                        .orElseGet(() -> new Move.SendBack(taken)));
    }

    private Optional<Refusal> secondNotice() {
        return timesReturned > 0 ? Optional.of(Refusal.state("matter.already-returned")) : Optional.empty();
    }

    public Move reject(UUID step, Actor actor) {
        return take(step, actor, Move.Reject::new);
    }

    private Move take(UUID id, Actor actor, Function<Taking, Move> then) {
        var at = step(id);
        var capacities = actor.capacities(at.role());
        if (capacities.isEmpty()) {
            return new Move.Refuse(Refusal.person("matter.wrong-role").with("role", at.role()));
        }
        return capacities.stream()
                .filter(hat -> objection(at, actor, hat).isEmpty())
                .findFirst()
                .map(hat -> then.apply(new Taking(at, hat)))
                .orElseGet(() -> new Move.Refuse(
                        objection(at, actor, capacities.getFirst()).orElseThrow()));
    }

    public Step step(UUID id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("step", id));
    }

    /** Why this person may not take this step under this hat now; first what he could never cure himself. */
    private Optional<Refusal> objection(Step at, Actor actor, Hat hat) {
        return Stream.<Optional<Refusal>>of(personal(actor, hat), untimely(at), repeated(actor, hat))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Refusal> personal(Actor actor, Hat hat) {
        return bounds.against(actor, hat, this);
    }

    private Optional<Refusal> untimely(Step at) {
        if (status != Status.OPEN) {
            return Optional.of(closed());
        }
        if (bounds.paused()) {
            return Optional.of(Refusal.state("matter.paused"));
        }
        return at.status() == Step.Status.OPEN
                ? Optional.empty()
                : Optional.of(Refusal.state("matter.step-not-open").with("step", at.no()));
    }

    Optional<Refusal> repeated(Actor actor, Hat hat) {
        var people = actor.people(hat);
        return steps.stream().flatMap(Step::people).anyMatch(people::contains)
                ? Optional.of(Refusal.person("matter.same-person"))
                : Optional.empty();
    }

    /**
     * Who says, as a supervisor, that a piece of evidence is of this very act: neither who asked for it nor who decides
     * it, other than by the supervisor's own checking.
     */
    public Confirming confirming(Actor actor) {
        if (!status.owes()) {
            return new Confirming.Refuse(closed());
        }
        var capacities = actor.capacities(SUPERVISOR);
        if (capacities.isEmpty()) {
            return new Confirming.Refuse(Refusal.person("matter.wrong-role").with("role", SUPERVISOR));
        }
        return capacities.stream()
                .filter(hat -> againstConfirming(actor, hat).isEmpty())
                .findFirst()
                .<Confirming>map(Confirming.By::new)
                .orElseGet(() -> new Confirming.Refuse(
                        againstConfirming(actor, capacities.getFirst()).orElseThrow()));
    }

    private Optional<Refusal> againstConfirming(Actor actor, Hat hat) {
        var people = actor.people(hat);
        return personal(actor, hat)
                .or(() -> steps.stream()
                        .filter(step -> !step.role().equals(SUPERVISOR))
                        .flatMap(Step::people)
                        .filter(people::contains)
                        .findFirst()
                        .map(_ -> Refusal.person("matter.same-person")));
    }

    /** Whether the actor has a place at an open step: there he may stop the clock, ask for time, or hand on. */
    boolean isAtAnOpenStep(Actor actor) {
        return steps.stream()
                .anyMatch(step -> step.status() == Step.Status.OPEN
                        && !actor.capacities(step.role()).isEmpty());
    }

    boolean isRunning() {
        return status == Status.OPEN || status == Status.RETURNED;
    }

    Refusal closed() {
        return Refusal.state("matter.closed").with("status", status);
    }

    public Move resubmit(Actor actor) {
        if (!actor.subject().equals(requester)) {
            return new Move.Refuse(Refusal.person("matter.not-the-requester"));
        }
        if (status != Status.RETURNED) {
            return new Move.Refuse(Refusal.state("matter.not-returned").with("status", status));
        }
        return bounds.againstGoingOn().<Move>map(Move.Refuse::new).orElseGet(this::reopen);
    }

    private Move reopen() {
        return steps.stream()
                .filter(step -> step.status() == Step.Status.RETURNED)
                .<Move>map(at -> new Move.Reopen(at, unfinished(at)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a returned matter without a returned step"));
    }

    private List<Step> unfinished(Step returned) {
        return steps.stream()
                .filter(step -> step.equals(returned) || step.isBeside(returned) && step.status() == Step.Status.OPEN)
                .toList();
    }

    public Move withdraw(Actor actor) {
        if (!actor.subject().equals(requester)) {
            return new Move.Refuse(Refusal.person("matter.not-the-requester"));
        }
        return isRunning() ? new Move.Withdraw() : new Move.Refuse(closed());
    }

    /** Everybody who has had a part so far: the requester, and whoever approved, for whomever. */
    public Set<String> involved() {
        var involved = new HashSet<String>();
        involved.add(requester);
        steps.stream().flatMap(Step::people).filter(Objects::nonNull).forEach(involved::add);
        return involved;
    }
}
