package org.fivetrust.agreements.authority;

import java.util.UUID;
import org.fivetrust.agreements.agreement.model.CompiledAgreement.PolicyDecision;
import org.fivetrust.agreements.authority.ActMessages.Answer;
import org.fivetrust.agreements.authority.ActMessages.Kept;
import org.fivetrust.agreements.authority.ActMessages.MatterRef;
import org.fivetrust.agreements.authority.ExplanationMessages.Explained;
import org.fivetrust.agreements.authority.RulingMessages.Item;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.CanonicalJson;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Rules on acts: gathers the ground, lets the covenant speak, keeps what it said with what it allowed. */
@Component
class RulingWorkflow {

    private final Grounds grounds;
    private final AgreementEffects agreementEffects;
    private final Decisions decisions;
    private final Rulings rulings;
    private final Matters matters;
    private final RulingReads reads;
    private final Explanations explanations;
    private final Transactions transactions;
    private final JsonMapper json;

    RulingWorkflow(
            Grounds grounds,
            AgreementEffects agreementEffects,
            Decisions decisions,
            Rulings rulings,
            Matters matters,
            RulingReads reads,
            Explanations explanations,
            Transactions transactions,
            JsonMapper json) {
        this.grounds = grounds;
        this.agreementEffects = agreementEffects;
        this.decisions = decisions;
        this.rulings = rulings;
        this.matters = matters;
        this.reads = reads;
        this.explanations = explanations;
        this.transactions = transactions;
        this.json = json;
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
                .delayUntil(ground -> agreementEffects.hold(act.principal().value(), ground.agreement()))
                .flatMap(ground -> decisions.decide(ground, act))
                .switchIfEmpty(Mono.fromSupplier(() -> decisions.withoutGround(act)))
                .flatMap(decision -> keep(act, digest, decision));
    }

    private Mono<Answer> keep(Act act, String digest, Decision decision) {
        var outcome = decision.outcome().name();
        return rulings.add(act, digest, decision)
                .then(
                        switch (decision.says()) {
                            case PolicyDecision.Permit _ ->
                                Mono.just(new Answer(outcome, decision.basis(), null, null, null));
                            case PolicyDecision.Deny(var because, var _) ->
                                Mono.just(new Answer(outcome, decision.basis(), null, because, null));
                            case PolicyDecision.RequireApproval requireApproval ->
                                Mono.defer(() -> matters.open(act, digest, decision, requireApproval))
                                        .map(matter -> answer(decision, matter));
                        });
    }

    private static Answer answer(Decision decision, MatterRef matter) {
        return new Answer(decision.outcome().name(), decision.basis(), matter, null, null);
    }

    Mono<Explained> explain(Caller caller, UUID id) {
        return explanations.explain(caller, id).as(transactions.within(caller.scope()));
    }

    Mono<Page<Item>> list(Caller caller, RulingReads.Filter filter, PageRequest page) {
        return reads.list(filter, page)
                .collectList()
                .map(rows -> Page.of(rows, page, RulingReads.Cursor::of).map(row -> row.item(json)))
                .as(transactions.within(caller.scope()));
    }
}
