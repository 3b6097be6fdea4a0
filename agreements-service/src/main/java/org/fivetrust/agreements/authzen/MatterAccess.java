package org.fivetrust.agreements.authzen;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.agreements.authzen.model.AccessEntity;
import org.fivetrust.agreements.matter.Matters;
import org.fivetrust.agreements.matter.model.ActingCapacity;
import org.fivetrust.agreements.matter.model.ActingCapacityQuery;
import org.fivetrust.agreements.matter.model.Actor;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.agreements.matter.model.MatterQuery;
import org.fivetrust.agreements.matter.model.Step;
import org.fivetrust.agreements.matter.model.VisibleMatter;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Words on a matter: the very rules by which the word itself would be taken or refused. */
@Component
class MatterAccess {

    static final List<String> WORDS = List.of("approve", "reject", "resubmit", "return", "withdraw");

    private final Subjects subjects;
    private final Matters matters;
    private final Transactions transactions;

    MatterAccess(Subjects subjects, Matters matters, Transactions transactions) {
        this.subjects = subjects;
        this.matters = matters;
        this.transactions = transactions;
    }

    Mono<EvaluationResult> evaluate(Caller caller, Access access) {
        return find(caller, access.resource().id())
                .flatMap(seen -> evaluate(caller, access, seen))
                .defaultIfEmpty(EvaluationResult.of(AccessDecision.no(Refusal.rule("access.no-such-resource")
                        .with("type", AccessEntity.MATTER)
                        .with("id", access.resource().id()))));
    }

    Mono<VisibleMatter> find(Caller caller, String id) {
        return uuid(id).flatMapMany(matter ->
                        matters.find(new MatterQuery.One(matter, caller.scope().subdistrict())))
                .singleOrEmpty()
                .as(transactions.within(caller.scope()));
    }

    private static Mono<UUID> uuid(String id) {
        try {
            return Mono.just(UUID.fromString(id));
        } catch (IllegalArgumentException notOurs) {
            return Mono.empty();
        }
    }

    Mono<EvaluationResult> evaluate(Caller caller, Access access, VisibleMatter seen) {
        if (!Subjects.mayReach(caller, access.subject(), seen.principal())) {
            return Mono.just(EvaluationResult.of(
                    AccessDecision.no(Refusal.person("access.principal").with("principal", seen.principal()))));
        }
        return subjects.roles(caller, access.subject(), seen.principal())
                .zipWhen(
                        _ -> capacities(access.subject(), seen),
                        (roles, capacities) -> new Actor(access.subject().id(), roles, capacities))
                .map(actor -> EvaluationResult.of(judge(seen.matter(), access, actor)));
    }

    /** Delegated roles and reassigned steps count like a person's own; a role alone has no delegation. */
    private Mono<List<ActingCapacity>> capacities(AccessEntity subject, VisibleMatter seen) {
        return subject.is(AccessEntity.USER)
                ? matters.capacities(new ActingCapacityQuery(
                                seen.principal(), seen.matter().id(), subject.id()))
                        .as(transactions.within(Scope.only(seen.principal())))
                : Mono.just(List.of());
    }

    private static AccessDecision judge(Matter matter, Access access, Actor actor) {
        return switch (access.action().name()) {
            case "approve" ->
                onStep(matter, step -> {
                    var transition = matter.approve(step.id(), actor, Set.copyOf(step.wants()));
                    return AccessDecision.of(transition, step.wants());
                });
            case "return" -> onStep(matter, step -> AccessDecision.of(matter.sendBack(step.id(), actor), List.of()));
            case "reject" -> onStep(matter, step -> AccessDecision.of(matter.reject(step.id(), actor), List.of()));
            case "resubmit" -> AccessDecision.of(matter.resubmit(actor), List.of());
            case "withdraw" -> AccessDecision.of(matter.withdraw(actor), List.of());
            default ->
                AccessDecision.no(Refusal.rule("access.unknown-action")
                        .with("action", access.action().name())
                        .with("known", String.join(", ", WORDS)));
        };
    }

    private static AccessDecision onStep(Matter matter, Function<Step, AccessDecision> then) {
        return matter.steps().stream()
                .filter(step -> step.status() == Step.Status.OPEN)
                .min(Comparator.comparingInt(Step::no))
                .map(then)
                .orElseGet(() -> AccessDecision.closed(matter));
    }
}
