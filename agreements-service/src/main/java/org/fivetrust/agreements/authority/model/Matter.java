package org.fivetrust.agreements.authority.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.Refusal;

/**
 * A matter (事项) as its next word finds it. One person takes at most one step and none of his own request; steps are
 * taken in order; what is missing is told once, completely (一次性告知).
 */
public record Matter(UUID id, Status status, String requester, int timesReturned, List<Step> steps) {

    public enum Status {
        OPEN,
        RETURNED,
        REJECTED,
        APPROVED,
        EXECUTED,
        WITHDRAWN,
        EXPIRED
    }

    public Matter {
        steps = List.copyOf(steps);
    }

    /** @param evidence the kinds of evidence that lie before the actor and were found good */
    public Move approve(UUID step, Actor actor, Set<String> evidence) {
        return take(step, actor, at -> {
            var missing = new ArrayList<>(at.wants());
            missing.removeAll(evidence);
            return missing.isEmpty()
                    ? next(at)
                    : new Move.Refuse(
                            Refusal.rule("matter.evidence-missing").with("missing", String.join(", ", missing)));
        });
    }

    private Move next(Step at) {
        return at.no() == steps.size() ? new Move.Complete(at) : new Move.Advance(at, steps.get(at.no()));
    }

    public Move sendBack(UUID step, Actor actor) {
        return take(
                step,
                actor,
                at -> timesReturned > 0
                        ? new Move.Refuse(Refusal.state("matter.already-returned"))
                        : new Move.SendBack(at));
    }

    public Move reject(UUID step, Actor actor) {
        return take(step, actor, Move.Reject::new);
    }

    private Move take(UUID id, Actor actor, Function<Step, Move> then) {
        var at = steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("step", id));
        if (!actor.roles().contains(at.role())) {
            return new Move.Refuse(Refusal.person("matter.wrong-role").with("role", at.role()));
        }
        if (actor.subject().equals(requester)) {
            return new Move.Refuse(Refusal.person("matter.own-request"));
        }
        if (status != Status.OPEN) {
            return new Move.Refuse(Refusal.state("matter.closed").with("status", status));
        }
        if (at.status() != Step.Status.OPEN) {
            return new Move.Refuse(Refusal.state("matter.step-not-open").with("step", at.no()));
        }
        if (steps.stream()
                .anyMatch(step -> actor.subject().equals(step.by()) && step.status() == Step.Status.APPROVED)) {
            return new Move.Refuse(Refusal.person("matter.same-person"));
        }
        return then.apply(at);
    }

    public Move resubmit(Actor actor) {
        if (!actor.subject().equals(requester)) {
            return new Move.Refuse(Refusal.person("matter.not-the-requester"));
        }
        if (status != Status.RETURNED) {
            return new Move.Refuse(Refusal.state("matter.not-returned").with("status", status));
        }
        return steps.stream()
                .filter(step -> step.status() == Step.Status.RETURNED)
                .<Move>map(Move.Reopen::new)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a returned matter without a returned step"));
    }

    public Move withdraw(Actor actor) {
        if (!actor.subject().equals(requester)) {
            return new Move.Refuse(Refusal.person("matter.not-the-requester"));
        }
        return status == Status.OPEN || status == Status.RETURNED
                ? new Move.Withdraw()
                : new Move.Refuse(Refusal.state("matter.closed").with("status", status));
    }
}
