package org.fivetrust.agreements.authzen;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.fivetrust.agreements.authority.model.Findings;
import org.fivetrust.agreements.authority.model.Gathered;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.RulingQuery;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Access.Circumstances;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.act.Requester;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Kinds of acts on a principal: the same ruling as any other, asked in the standard form, and never kept. */
@Component
class PrincipalAccess {

    private final Subjects subjects;
    private final Subdistricts subdistricts;
    private final Function<GroundWanted, Mono<Ground>> grounds;
    private final BiFunction<RulingQuery, Gathered, Mono<Findings>> inquiries;
    private final BiFunction<Act, Related, Question> questions;
    private final Clock clock;

    PrincipalAccess(
            Subjects subjects,
            Subdistricts subdistricts,
            Function<GroundWanted, Mono<Ground>> grounds,
            BiFunction<RulingQuery, Gathered, Mono<Findings>> inquiries,
            BiFunction<Act, Related, Question> questions,
            Clock clock) {
        this.subjects = subjects;
        this.subdistricts = subdistricts;
        this.grounds = grounds;
        this.inquiries = inquiries;
        this.questions = questions;
        this.clock = clock;
    }

    /** Acts of a whole community are summed, so more is read than the caller sees; he is told only of his own. */
    Mono<EvaluationResult> evaluate(Caller caller, Access access, Gathered gathered) {
        var id = access.resource().id();
        return owner(caller, id)
                .filter(principal -> Subjects.mayReach(caller, access.subject(), principal))
                .flatMap(principal -> subjects.roles(caller, access.subject(), principal)
                        .flatMap(roles -> judge(principal, access, roles, gathered)))
                .switchIfEmpty(Mono.fromSupplier(() -> EvaluationResult.of(
                        AccessDecision.no(Refusal.person("access.principal").with("principal", id)))));
    }

    private Mono<PrincipalId> owner(Caller caller, String id) {
        return PrincipalId.isOne(id) ? subdistricts.within(caller.scope(), new PrincipalId(id)) : Mono.empty();
    }

    private Mono<EvaluationResult> judge(PrincipalId principal, Access access, Set<String> roles, Gathered gathered) {
        if (roles.isEmpty()) {
            return Mono.just(EvaluationResult.of(AccessDecision.no(Refusal.person("access.subject-unknown")
                    .with("subject", access.subject().id())
                    .with("principal", principal))));
        }
        var act = act(principal, access, roles);
        return inquiries
                .apply(inquiry(act, access.circumstances()), gathered)
                .map(findings -> answered(access, act, findings));
    }

    Mono<Ground> ground(PrincipalId principal, Circumstances circumstances) {
        return grounds.apply(new GroundWanted.InForce(principal, day(circumstances), agreedBy(circumstances)));
    }

    private @Nullable Instant agreedBy(Circumstances circumstances) {
        return circumstances.knownAt() == null && circumstances.asOf() != null
                ? clock.instant()
                : circumstances.knownAt();
    }

    LocalDate day(Circumstances circumstances) {
        return circumstances.asOf() == null ? LocalDate.now(clock) : circumstances.asOf();
    }

    private RulingQuery inquiry(Act act, Circumstances circumstances) {
        var party = act.counterparty();
        return new RulingQuery(
                act.principal(),
                act.kind(),
                act.id(),
                act.requestedBy().subject(),
                act.requestedBy().name(),
                party == null ? null : party.name(),
                party == null ? null : party.account(),
                act.on(),
                agreedBy(circumstances),
                circumstances.knownAt());
    }

    private EvaluationResult answered(Access access, Act act, Findings findings) {
        var ground = findings.ground();
        var compiledAgreement = ground == null ? null : ground.covenant();
        var policyDecision = questions.apply(act, findings.related()).put(compiledAgreement);
        var knownAt = access.circumstances().knownAt();
        return new EvaluationResult(
                AccessDecision.of(policyDecision, access.deed(), compiledAgreement),
                ground,
                policyDecision,
                act.on(),
                knownAt == null ? clock.instant() : knownAt);
    }

    private Act act(PrincipalId principal, Access access, Set<String> roles) {
        var given = access.circumstances();
        return new Act(
                UUID.randomUUID(),
                principal,
                access.deed().kind(),
                given.amount(),
                "",
                given.category(),
                given.counterparty() == null ? null : new Counterparty(given.counterparty(), given.account()),
                given.emergency(),
                new Requester(access.subject().id(), access.subject().id(), List.copyOf(roles)),
                day(given),
                Map.of());
    }
}
