package org.fivetrust.agreements.authzen;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.Agreements;
import org.fivetrust.agreements.agreement.model.AgreementVersion;
import org.fivetrust.agreements.authzen.model.Access;
import org.fivetrust.agreements.authzen.model.Access.Circumstances;
import org.fivetrust.agreements.authzen.model.AccessDecision;
import org.fivetrust.agreements.ruling.Rulings;
import org.fivetrust.agreements.ruling.model.FactsSource;
import org.fivetrust.agreements.ruling.model.Ruling;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Subdistricts;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Kinds of acts on a principal: the same ruling as any other, asked in the standard form, and never kept. */
@Component
class PrincipalAccess {

    private final Subjects subjects;
    private final Subdistricts subdistricts;
    private final Agreements agreements;
    private final Rulings rulings;
    private final Clock clock;

    PrincipalAccess(Subjects subjects, Subdistricts subdistricts, Agreements agreements, Rulings rulings, Clock clock) {
        this.subjects = subjects;
        this.subdistricts = subdistricts;
        this.agreements = agreements;
        this.rulings = rulings;
        this.clock = clock;
    }

    /**
     * Sums the acts of a whole community, so it reads more than the caller sees; the answer covers the caller's
     * principals only.
     */
    Mono<EvaluationResult> evaluate(Caller caller, Access access, FactsSource source) {
        var id = access.resource().id();
        return owner(caller, id)
                .filter(principal -> Subjects.mayReach(caller, access.subject(), principal))
                .flatMap(principal -> subjects.roles(caller, access.subject(), principal)
                        .flatMap(roles -> judge(principal, access, roles, source)))
                .switchIfEmpty(Mono.fromSupplier(() -> EvaluationResult.of(
                        AccessDecision.no(Refusal.person("access.principal").with("principal", id)))));
    }

    private Mono<PrincipalId> owner(Caller caller, String id) {
        return PrincipalId.isOne(id) ? subdistricts.within(caller.scope(), new PrincipalId(id)) : Mono.empty();
    }

    private Mono<EvaluationResult> judge(PrincipalId principal, Access access, Set<String> roles, FactsSource source) {
        if (roles.isEmpty()) {
            return Mono.just(EvaluationResult.of(AccessDecision.no(Refusal.person("access.subject-unknown")
                    .with("subject", access.subject().id())
                    .with("principal", principal))));
        }
        var act = act(principal, access, roles);
        return rulings.decide(act, source(access.circumstances(), source)).map(ruling -> answered(access, ruling));
    }

    /** A day that is named is judged by what was known at a moment, as a dry run is. */
    private FactsSource source(Circumstances circumstances, FactsSource ofNow) {
        return circumstances.isOfNow() ? ofNow : FactsSource.asKnownAt(knownAt(circumstances));
    }

    private Instant knownAt(Circumstances circumstances) {
        return circumstances.knownAt() == null ? clock.instant() : circumstances.knownAt();
    }

    Mono<AgreementVersion> agreement(PrincipalId principal, Circumstances circumstances) {
        return circumstances.isOfNow()
                ? agreements.inForce(principal, day(circumstances))
                : agreements.knownInForce(principal, day(circumstances), knownAt(circumstances));
    }

    LocalDate day(Circumstances circumstances) {
        return circumstances.asOf() == null ? LocalDate.now(clock) : circumstances.asOf();
    }

    private EvaluationResult answered(Access access, Ruling ruling) {
        var agreement = ruling.agreement();
        return new EvaluationResult(
                AccessDecision.of(ruling.decision(), access.action(), agreement == null ? null : agreement.compiled()),
                agreement,
                ruling.decision(),
                ruling.basis().asOf(),
                access.circumstances().knownAt() == null
                        ? ruling.basis().ruledAt()
                        : access.circumstances().knownAt());
    }

    private Act act(PrincipalId principal, Access access, Set<String> roles) {
        var given = access.circumstances();
        return new Act(
                UUID.randomUUID(),
                principal,
                access.action().kind(),
                given.amount(),
                "",
                given.category(),
                given.counterparty() == null ? null : new Counterparty(given.counterparty(), given.account()),
                given.emergency(),
                new Person(access.subject().id(), access.subject().id(), List.copyOf(roles)),
                day(given),
                Map.of());
    }
}
