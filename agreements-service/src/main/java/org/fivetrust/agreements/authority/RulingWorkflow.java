package org.fivetrust.agreements.authority;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Roles;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.fivetrust.agreements.authority.ActMessages.Kept;
import org.fivetrust.agreements.authority.ActMessages.MatterRef;
import org.fivetrust.agreements.authority.RulingMessages.Explained;
import org.fivetrust.agreements.authority.RulingMessages.Item;
import org.fivetrust.agreements.authority.RulingMessages.StepView;
import org.fivetrust.agreements.authority.RulingMessages.View;
import org.fivetrust.agreements.authority.model.Ground;
import org.fivetrust.agreements.authority.model.GroundWanted;
import org.fivetrust.agreements.authority.model.Related;
import org.fivetrust.agreements.authority.model.Said;
import org.fivetrust.shared.agreement.Act;
import org.fivetrust.shared.agreement.CanonicalJson;
import org.fivetrust.shared.agreement.Counterparty;
import org.fivetrust.shared.agreement.Requester;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rules on acts: gathers the ground, lets the covenant speak, keeps what it said with what it allowed. */
@Component
class RulingWorkflow {

    private final Grounds grounds;
    private final Rulings rulings;
    private final Matters matters;
    private final RulingReads reads;
    private final Explanations explanations;
    private final Transactions transactions;
    private final JsonMapper json;
    private final Clock clock;

    RulingWorkflow(
            Grounds grounds,
            Rulings rulings,
            Matters matters,
            RulingReads reads,
            Explanations explanations,
            Transactions transactions,
            JsonMapper json,
            Clock clock) {
        this.grounds = grounds;
        this.rulings = rulings;
        this.matters = matters;
        this.reads = reads;
        this.explanations = explanations;
        this.transactions = transactions;
        this.json = json;
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
        return grounds.inForce(act.principal(), act.on())
                .delayUntil(ground -> grounds.queue(ground.community()))
                .flatMap(ground -> decide(ground, act, null))
                .switchIfEmpty(Mono.fromSupplier(() -> withoutGround(act)))
                .flatMap(decision -> keep(act, digest, decision));
    }

    private Mono<Decision> decide(Ground ground, Act act, @Nullable Instant knownAt) {
        return grounds.related(ground, act, knownAt).map(related -> decision(act, ground, related));
    }

    private Decision decision(Act act, Ground ground, Related related) {
        var says = Explanations.question(act, related.sum()).put(ground.covenant());
        var basis = new Basis(
                UUID.randomUUID(),
                ground.agreement(),
                ground.version(),
                ground.digest(),
                ground.resolution(),
                says.clauses(),
                act.on(),
                clock.instant());
        return new Decision(ground, says, basis, related);
    }

    private Decision withoutGround(Act act) {
        var says = Explanations.question(act, Money.ZERO).put(null);
        var basis = new Basis(UUID.randomUUID(), null, null, null, null, says.clauses(), act.on(), clock.instant());
        return new Decision(null, says, basis, Related.NONE);
    }

    private Mono<Answer> keep(Act act, String digest, Decision decision) {
        var outcome = decision.outcome().name();
        return rulings.add(act, digest, decision)
                .then(
                        switch (decision.says()) {
                            case Says.Allowed _ -> Mono.just(new Answer(outcome, decision.basis(), null, null, null));
                            case Says.Never(var because, var _) ->
                                Mono.just(new Answer(outcome, decision.basis(), null, because, null));
                            case Says.After after ->
                                Mono.defer(() -> matters.open(act, digest, decision, after))
                                        .map(matter -> answer(decision, matter));
                        });
    }

    private static Answer answer(Decision decision, MatterRef matter) {
        return new Answer(decision.outcome().name(), decision.basis(), matter, null, null);
    }

    /** A dry run: nothing is kept, nothing is opened, nobody waits for it. */
    Mono<View> ask(Caller caller, RulingMessages.Ask ask) {
        var principal = new PrincipalId(ask.principal());
        caller.mustActFor(principal);
        var now = clock.instant();
        mustBeOneDay(ask);
        if (ask.knownAt() != null && ask.knownAt().isAfter(now)) {
            throw new InvalidValue("/knownAt", "is not in the future");
        }
        var knownAt = ask.knownAt() == null && ask.asOf() != null ? now : ask.knownAt();
        var act = act(caller, principal, ask);
        return grounds.find(new GroundWanted.InForce(principal, act.on(), knownAt))
                .flatMap(ground -> decide(ground, act, knownAt))
                .switchIfEmpty(Mono.fromSupplier(() -> withoutGround(act)))
                .map(decision -> view(act, decision, knownAt))
                .as(transactions.within(Scope.ALL));
    }

    private static void mustBeOneDay(RulingMessages.Ask ask) {
        var on = ask.act().on();
        if (on != null && ask.asOf() != null && !on.equals(ask.asOf())) {
            throw new InvalidValue("/asOf", "is another day than /act/on");
        }
    }

    /** Whoever only looks learns what would be said to someone entitled; centre and street learn it of themselves. */
    private static Set<String> asked(Caller caller) {
        return caller.hasAny(Roles.CENTRE_AND_STREET) ? caller.roles() : Roles.COMMUNITY;
    }

    private Act act(Caller caller, PrincipalId principal, RulingMessages.Ask ask) {
        var question = ask.act();
        var party = question.counterparty();
        var on = question.on() == null ? ask.asOf() : question.on();
        return new Act(
                UUID.randomUUID(),
                principal,
                question.kind().toUpperCase(Locale.ROOT),
                question.amount() == null ? null : Money.parse(question.amount()),
                Objects.requireNonNullElse(question.subject(), ""),
                question.category(),
                party == null ? null : new Counterparty(party.name(), party.account()),
                Boolean.TRUE.equals(question.emergency()),
                new Requester(caller.subject(), caller.name(), List.copyOf(asked(caller))),
                on == null ? LocalDate.now(clock) : on,
                Map.of());
    }

    private static View view(Act act, Decision decision, @Nullable Instant knownAt) {
        var basis = decision.basis();
        var said = Said.of(decision.says());
        return new View(
                said.outcome().name(),
                act.principal().value(),
                act.kind(),
                act.amount() == null ? null : act.amount().toString(),
                said.bandedOn() == null ? null : said.bandedOn().toString(),
                decision.related().matters(),
                basis.clauses(),
                RulingMessages.AuthorityView.of(said.band(), basis.clauses()),
                basis.agreement(),
                basis.agreementVersion(),
                basis.agreementDigest(),
                basis.resolution(),
                StepView.of(said.steps()),
                said.code(),
                decision.says() instanceof Says.Never never ? never.because().cures() : List.of(),
                basis.asOf(),
                basis.ruledAt(),
                knownAt == null ? basis.ruledAt() : knownAt);
    }

    Mono<Explained> explain(Caller caller, UUID id) {
        return explanations.explain(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<Item>> list(Caller caller, RulingReads.Filter filter, PageRequest page) {
        return reads.list(caller, filter, page)
                .collectList()
                .map(rows -> Page.of(rows, page, RulingReads.Cursor::of).map(row -> row.item(json)))
                .as(transactions.within(caller.scope()));
    }
}
