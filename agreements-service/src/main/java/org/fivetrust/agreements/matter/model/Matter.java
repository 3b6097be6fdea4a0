package org.fivetrust.agreements.matter.model;

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
import org.fivetrust.shared.kernel.Roles;

/**
 * A matter (事项): an act that needs approval, with its steps. One person takes at most one step and none of an own
 * request, in any capacity; steps are taken in order, those of one group in parallel; what is missing is listed once,
 * completely (一次性告知).
 */
public record Matter(
        UUID id, Status status, String requester, int timesReturned, List<Step> steps, SeparationOfDuties bounds) {

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
        this(id, status, requester, timesReturned, steps, SeparationOfDuties.NONE);
    }

    /** @param evidence the kinds of evidence that lie before the actor and were found good */
    public Transition approve(UUID step, Actor actor, Set<String> evidence) {
        return approve(step, actor, new PresentedEvidence(evidence, 0));
    }

    public Transition approve(UUID step, Actor actor, PresentedEvidence presentedEvidence) {
        return take(
                step,
                actor,
                taken -> bounds.againstGoingOn()
                        .or(() -> wanting(taken.step(), presentedEvidence))
                        .<Transition>map(Transition.Refuse::new)
                        .orElseGet(() -> next(taken)));
    }

    /** Whether this person may take this step now, whatever the evidence will be. */
    public Optional<Refusal> objection(UUID step, Actor actor) {
        var everything = new PresentedEvidence(Set.copyOf(step(step).wants()), Integer.MAX_VALUE, Integer.MAX_VALUE);
        return approve(step, actor, everything) instanceof Transition.Refuse(var because)
                ? Optional.of(because)
                : Optional.empty();
    }

    private static Optional<Refusal> wanting(Step step, PresentedEvidence presentedEvidence) {
        var missing = new ArrayList<>(step.wants());
        missing.removeAll(presentedEvidence.kinds());
        if (!missing.isEmpty()) {
            return Optional.of(Refusal.rule("matter.evidence-missing").with("missing", String.join(", ", missing)));
        }
        return presentedEvidence.there(step) >= step.quorum()
                ? Optional.empty()
                : Optional.of(Refusal.rule("matter.minutes-short")
                        .with("present", presentedEvidence.there(step))
                        .with("quorum", step.quorum()));
    }

    private Transition next(StepTaken taken) {
        var left = steps.stream()
                .filter(step -> !step.isDone() && !step.id().equals(taken.step().id()))
                .toList();
        if (left.isEmpty()) {
            return new Transition.Complete(taken);
        }
        var first = left.getFirst();
        return first.status() == Step.Status.WAITING
                ? new Transition.Advance(taken, together(first))
                : new Transition.Advance(taken, List.of());
    }

    /** The step itself, and those of its group that follow it. */
    private List<Step> together(Step first) {
        return steps.stream()
                .filter(step -> step.equals(first) || step.isParallelTo(first))
                .filter(step -> step.status() == Step.Status.WAITING)
                .toList();
    }

    public Transition sendBack(UUID step, Actor actor) {
        return take(
                step,
                actor,
                taken -> bounds.againstGoingOn()
                        .<Transition>map(Transition.Refuse::new)
                        .orElseGet(() -> timesReturned == 0
                                ? new Transition.SendBack(taken)
                                : new Transition.SecondNotice(Refusal.state("matter.already-returned"))));
    }

    public Transition reject(UUID step, Actor actor) {
        return take(step, actor, Transition.Reject::new);
    }

    private Transition take(UUID id, Actor actor, Function<StepTaken, Transition> then) {
        var at = step(id);
        var capacities = actor.capacities(at.role());
        if (capacities.isEmpty()) {
            return new Transition.Refuse(Refusal.person("matter.wrong-role").with("role", at.role()));
        }
        return capacities.stream()
                .filter(actingCapacity -> objection(at, actor, actingCapacity).isEmpty())
                .findFirst()
                .map(actingCapacity -> then.apply(new StepTaken(at, actingCapacity)))
                .orElseGet(() -> new Transition.Refuse(
                        objection(at, actor, capacities.getFirst()).orElseThrow()));
    }

    public Step step(UUID id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("step", id));
    }

    /** Why this person may not take this step in this capacity now; first what the person can never cure. */
    private Optional<Refusal> objection(Step at, Actor actor, ActingCapacity actingCapacity) {
        return Stream.<Optional<Refusal>>of(
                        personal(actor, actingCapacity), untimely(at), repeated(actor, actingCapacity))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Refusal> personal(Actor actor, ActingCapacity actingCapacity) {
        return bounds.against(actor, actingCapacity, this);
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

    Optional<Refusal> repeated(Actor actor, ActingCapacity actingCapacity) {
        var people = actor.people(actingCapacity);
        return steps.stream().flatMap(Step::people).anyMatch(people::contains)
                ? Optional.of(Refusal.person("matter.same-person"))
                : Optional.empty();
    }

    /**
     * Whether the actor may confirm as a supervisor that a piece of evidence is of this very act: not the requester,
     * and not a person who takes another step than the supervisor's.
     */
    public EvidenceConfirmation confirming(Actor actor) {
        if (!status.owes()) {
            return new EvidenceConfirmation.Refuse(closed());
        }
        var capacities = actor.capacities(Roles.SUPERVISOR);
        if (capacities.isEmpty()) {
            return new EvidenceConfirmation.Refuse(
                    Refusal.person("matter.wrong-role").with("role", Roles.SUPERVISOR));
        }
        return capacities.stream()
                .filter(actingCapacity ->
                        againstConfirming(actor, actingCapacity).isEmpty())
                .findFirst()
                .<EvidenceConfirmation>map(EvidenceConfirmation.By::new)
                .orElseGet(() -> new EvidenceConfirmation.Refuse(
                        againstConfirming(actor, capacities.getFirst()).orElseThrow()));
    }

    private Optional<Refusal> againstConfirming(Actor actor, ActingCapacity actingCapacity) {
        var people = actor.people(actingCapacity);
        return personal(actor, actingCapacity)
                .or(() -> steps.stream()
                        .filter(step -> !step.role().equals(Roles.SUPERVISOR))
                        .flatMap(Step::people)
                        .filter(people::contains)
                        .findFirst()
                        .map(_ -> Refusal.person("matter.same-person")));
    }

    /** Whether the actor may take an open step by role; such a person may pause, ask for an extension, or reassign. */
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

    /** Whether this person may send it again now, whatever is brought. */
    public Transition resubmit(Actor actor) {
        return resubmit(actor, Correction.COMPLETE);
    }

    public Transition resubmit(Actor actor, Correction correction) {
        if (!actor.subject().equals(requester)) {
            return new Transition.Refuse(Refusal.person("matter.not-the-requester"));
        }
        if (status != Status.RETURNED) {
            return new Transition.Refuse(Refusal.state("matter.not-returned").with("status", status));
        }
        return bounds.againstGoingOn()
                .or(correction::objection)
                .<Transition>map(Transition.Refuse::new)
                .orElseGet(this::reopen);
    }

    private Transition reopen() {
        return steps.stream()
                .filter(step -> step.status() == Step.Status.RETURNED)
                .<Transition>map(at -> new Transition.Reopen(at, unfinished(at)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a returned matter without a returned step"));
    }

    private List<Step> unfinished(Step returned) {
        return steps.stream()
                .filter(step ->
                        step.equals(returned) || step.isParallelTo(returned) && step.status() == Step.Status.OPEN)
                .toList();
    }

    public Transition withdraw(Actor actor) {
        if (!actor.subject().equals(requester)) {
            return new Transition.Refuse(Refusal.person("matter.not-the-requester"));
        }
        return isRunning() ? new Transition.Withdraw() : new Transition.Refuse(closed());
    }

    /** By who asked, also after the last approval, as long as the area has not executed it and answers for that. */
    public Transition callBack(String by) {
        if (!by.equals(requester)) {
            return new Transition.Refuse(Refusal.person("matter.not-the-requester"));
        }
        return status.isUnfinished() ? new Transition.Withdraw() : new Transition.Refuse(closed());
    }

    /** All who approved with the step that is taken now, for whom, and who confirmed evidence, in order. */
    public List<String> approvers(Actor actor, StepTaken taken) {
        var earlier = steps.stream().flatMap(Step::people);
        var now = actor.people(taken.capacity()).stream();
        return Stream.of(earlier, now, bounds.confirmers().stream())
                .flatMap(Function.identity())
                .distinct()
                .sorted()
                .toList();
    }

    /** All who have had a part so far: the requester, approvers and their delegators. */
    public Set<String> involved() {
        var involved = new HashSet<String>();
        involved.add(requester);
        steps.stream().flatMap(Step::people).filter(Objects::nonNull).forEach(involved::add);
        return involved;
    }
}
