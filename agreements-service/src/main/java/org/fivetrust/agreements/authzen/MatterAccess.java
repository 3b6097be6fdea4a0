package org.fivetrust.agreements.authzen;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Actor;
import org.fivetrust.agreements.authority.model.Hat;
import org.fivetrust.agreements.authority.model.HatsWanted;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.MatterSeen;
import org.fivetrust.agreements.authority.model.MattersWanted;
import org.fivetrust.agreements.authority.model.Step;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Entity;
import org.fivetrust.agreements.authzen.model.Verdict;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Words on a matter: the very rules by which the word itself would be taken or refused. */
@Component
class MatterAccess {

    static final List<String> WORDS = List.of("approve", "reject", "resubmit", "return", "withdraw");

    private final Subjects subjects;
    private final Function<MattersWanted, Flux<MatterSeen>> matters;
    private final Function<HatsWanted, Mono<List<Hat>>> hats;
    private final Transactions transactions;

    MatterAccess(
            Subjects subjects,
            Function<MattersWanted, Flux<MatterSeen>> matters,
            Function<HatsWanted, Mono<List<Hat>>> hats,
            Transactions transactions) {
        this.subjects = subjects;
        this.matters = matters;
        this.hats = hats;
        this.transactions = transactions;
    }

    Mono<Answered> evaluate(Caller caller, Access access) {
        return find(caller, access.resource().id())
                .flatMap(seen -> evaluate(caller, access, seen))
                .defaultIfEmpty(Answered.of(Verdict.no(Refusal.rule("access.no-such-resource")
                        .with("type", Entity.MATTER)
                        .with("id", access.resource().id()))));
    }

    Mono<MatterSeen> find(Caller caller, String id) {
        return uuid(id).flatMapMany(matter -> matters.apply(
                        new MattersWanted.One(matter, caller.scope().street())))
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

    Mono<Answered> evaluate(Caller caller, Access access, MatterSeen seen) {
        if (!Subjects.mayReach(caller, access.subject(), seen.principal())) {
            return Mono.just(
                    Answered.of(Verdict.no(Refusal.person("access.principal").with("principal", seen.principal()))));
        }
        return subjects.roles(caller, access.subject(), seen.principal())
                .zipWhen(
                        _ -> hats(access.subject(), seen),
                        (roles, hats) -> new Actor(access.subject().id(), roles, hats))
                .map(actor -> Answered.of(judge(seen.matter(), access, actor)));
    }

    /** Roles lent to a person and steps handed to him count like his own; a role as such is lent nothing. */
    private Mono<List<Hat>> hats(Entity subject, MatterSeen seen) {
        return subject.is(Entity.USER)
                ? hats.apply(new HatsWanted(seen.principal(), seen.matter().id(), subject.id()))
                        .as(transactions.within(Scope.only(seen.principal())))
                : Mono.just(List.of());
    }

    private static Verdict judge(Matter matter, Access access, Actor actor) {
        return switch (access.deed().name()) {
            case "approve" ->
                onStep(matter, step -> {
                    var move = matter.approve(step.id(), actor, Set.copyOf(step.wants()));
                    return Verdict.of(move, step.wants());
                });
            case "return" -> onStep(matter, step -> Verdict.of(matter.sendBack(step.id(), actor), List.of()));
            case "reject" -> onStep(matter, step -> Verdict.of(matter.reject(step.id(), actor), List.of()));
            case "resubmit" -> Verdict.of(matter.resubmit(actor), List.of());
            case "withdraw" -> Verdict.of(matter.withdraw(actor), List.of());
            default ->
                Verdict.no(Refusal.rule("access.unknown-action")
                        .with("action", access.deed().name())
                        .with("known", String.join(", ", WORDS)));
        };
    }

    private static Verdict onStep(Matter matter, Function<Step, Verdict> then) {
        return matter.steps().stream()
                .filter(step -> step.status() == Step.Status.OPEN)
                .min(Comparator.comparingInt(Step::no))
                .map(then)
                .orElseGet(() -> Verdict.closed(matter));
    }
}
