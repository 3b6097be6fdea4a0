package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Restraint;
import org.fivetrust.agreements.agreement.model.Roles;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.fivetrust.agreements.authority.ActMessages.Kept;
import org.fivetrust.agreements.authority.ActMessages.MatterRef;
import org.fivetrust.agreements.authority.RulingMessages.ActInQuestion;
import org.fivetrust.agreements.authority.RulingMessages.StepView;
import org.fivetrust.agreements.authority.RulingMessages.View;
import org.fivetrust.shared.agreement.Act;
import org.fivetrust.shared.agreement.CanonicalJson;
import org.fivetrust.shared.agreement.Counterparty;
import org.fivetrust.shared.agreement.Requester;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Rules on acts: gathers the ground, lets the covenant speak, keeps what it said with what it allowed. */
@Component
class RulingWorkflow {

    private final Grounds grounds;
    private final Restraints restraints;
    private final Rulings rulings;
    private final Matters matters;
    private final Transactions transactions;
    private final Clock clock;

    RulingWorkflow(
            Grounds grounds,
            Restraints restraints,
            Rulings rulings,
            Matters matters,
            Transactions transactions,
            Clock clock) {
        this.grounds = grounds;
        this.restraints = restraints;
        this.rulings = rulings;
        this.matters = matters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** An act put by its area: ruled on once; put again, the same answer and what has become of it. */
    Mono<Answer> put(UUID id, ActMessages.Put put) {
        if (!CanonicalJson.digest(CanonicalJson.of(put.act())).equals(put.digest())) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        var act = Act.of(put.act());
        if (!act.id().equals(id)) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        return grounds.queue("act " + id)
                .then(rulings.find(act.principal(), id))
                .map(kept -> same(kept, put.digest()))
                .switchIfEmpty(Mono.defer(() -> rule(act, put.digest())))
                .as(transactions.within(Scope.ALL));
    }

    private static Answer same(Kept kept, String digest) {
        if (!kept.digest().equals(digest)) {
            throw new Refused(Refusal.rule("matter.digest-differs"));
        }
        return kept.answer();
    }

    private Mono<Answer> rule(Act act, String digest) {
        return decide(act, Set.copyOf(act.requestedBy().roles())).flatMap(decision -> keep(act, digest, decision));
    }

    private Mono<Decision> decide(Act act, Set<String> roles) {
        return grounds.inForce(act.principal(), act.on())
                .delayUntil(ground -> grounds.queue(ground.community()))
                .flatMap(ground -> Mono.zip(
                        grounds.related(ground, act),
                        restraints.of(act.principal(), ground.agreement()),
                        (related, restraint) -> decision(act, roles, ground, related, restraint)))
                .switchIfEmpty(Mono.fromSupplier(() -> withoutGround(act)));
    }

    private Decision decision(Act act, Set<String> roles, Ground ground, Grounds.Related related, Restraint restraint) {
        var said = conflicted(
                act, related, ground.covenant().rule(act.kind(), act.amount(), related.sum(), roles, act.emergency()));
        var day = notBeforeToday(act.on());
        var says = restraint.hasEnded(day)
                ? Decision.noAgreement(act.principal())
                : restraint.apply(said, act.kind(), day);
        var basis = new Basis(
                UUID.randomUUID(),
                ground.agreement(),
                ground.version(),
                ground.digest(),
                ground.resolution(),
                says.clauses(),
                act.on(),
                clock.instant());
        return new Decision(ground, says, basis, List.of(related.matters()));
    }

    /** Nobody asks for what would go to himself, his near ones or his firm. */
    private static Says conflicted(Act act, Grounds.Related related, Says says) {
        return says instanceof Says.After after && related.nearToRequester()
                ? new Says.Never(
                        Refusal.person("matter.requester-conflict")
                                .with("kind", act.kind())
                                .citing(after.clauses()),
                        after.clauses())
                : says;
    }

    /** An act dated back is still a new act. */
    private LocalDate notBeforeToday(LocalDate on) {
        var today = LocalDate.now(clock);
        return on.isBefore(today) ? today : on;
    }

    private Decision withoutGround(Act act) {
        var says = Decision.noAgreement(act.principal());
        var basis = new Basis(UUID.randomUUID(), null, null, null, null, says.clauses(), act.on(), clock.instant());
        return new Decision(null, says, basis, List.of());
    }

    private Mono<Answer> keep(Act act, String digest, Decision decision) {
        return switch (decision.says()) {
            case Says.Allowed _ ->
                rulings.add(act, digest, decision.outcome(), decision.basis(), null, null)
                        .thenReturn(new Answer(decision.outcome(), decision.basis(), null, null, null));
            case Says.Never(var because, var _) ->
                rulings.add(act, digest, decision.outcome(), decision.basis(), null, because)
                        .thenReturn(new Answer(decision.outcome(), decision.basis(), null, because, null));
            case Says.After after ->
                rulings.add(act, digest, decision.outcome(), decision.basis(), after.bandedOn(), null)
                        .then(matters.open(act, digest, decision, after))
                        .map(matter -> answer(decision, matter));
        };
    }

    private static Answer answer(Decision decision, MatterRef matter) {
        return new Answer(decision.outcome(), decision.basis(), matter, null, null);
    }

    /** A dry run: nothing is kept, nothing is opened. */
    Mono<View> ask(Caller caller, RulingMessages.Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var act = act(caller, principal, ask.act());
        return decide(act, asked(caller))
                .flatMap(decision -> Mono.just(view(act, decision)))
                .as(transactions.within(Scope.ALL));
    }

    /** Whoever only looks learns what would be said to someone entitled; centre and street learn it of themselves. */
    private static Set<String> asked(Caller caller) {
        return caller.hasAny(Roles.CENTRE_AND_STREET) ? caller.roles() : Roles.COMMUNITY;
    }

    private Act act(Caller caller, PrincipalId principal, ActInQuestion question) {
        var party = question.counterparty();
        return new Act(
                UUID.randomUUID(),
                principal,
                question.kind().toUpperCase(Locale.ROOT),
                question.amount() == null ? null : Money.parse(question.amount()),
                Objects.requireNonNullElse(question.subject(), ""),
                question.category(),
                party == null ? null : new Counterparty(party.name(), party.account()),
                false,
                Requester.of(caller),
                question.on() == null ? LocalDate.now(clock) : question.on(),
                Map.of());
    }

    private static View view(Act act, Decision decision) {
        var basis = decision.basis();
        var says = decision.says();
        return new View(
                decision.outcome(),
                act.principal().value(),
                act.kind(),
                act.amount() == null ? null : act.amount().toString(),
                says instanceof Says.After after ? after.bandedOn().toString() : null,
                decision.related(),
                basis.clauses(),
                basis.agreement(),
                basis.agreementVersion(),
                basis.agreementDigest(),
                basis.resolution(),
                says instanceof Says.After after ? steps(after) : List.of(),
                says instanceof Says.Never never ? never.because().code() : null,
                says instanceof Says.Never never ? never.because().cures() : List.of(),
                basis.asOf(),
                basis.ruledAt());
    }

    private static List<StepView> steps(Says.After after) {
        var steps = after.band().steps();
        return IntStream.range(0, steps.size())
                .mapToObj(n -> {
                    var step = steps.get(n);
                    return new StepView(n + 1, step.title(), step.english(), step.role(), step.days(), step.evidence());
                })
                .toList();
    }
}
