package org.fivetrust.agreementclient;

import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import reactor.core.publisher.Mono;

/** Writes what the neighbours said of an act. */
class ActOutcomes {

    private final Acts acts;
    private final Transactions transactions;

    ActOutcomes(Acts acts, Transactions transactions) {
        this.acts = acts;
        this.transactions = transactions;
    }

    Mono<Void> keep(ActState state, ActDecision decision) {
        return write(state, decision).as(transactions.within(Scope.only(state.principal())));
    }

    private Mono<Void> write(ActState state, ActDecision decision) {
        return switch (decision) {
            case ActDecision.ByAgreement(var agreementAnswer) -> write(state, agreementAnswer);
            case ActDecision.WithoutRecords(var because) -> acts.refused(state, because, null);
        };
    }

    private Mono<Void> write(ActState state, AgreementAnswer agreementAnswer) {
        if (agreementAnswer.matter() != null) {
            return acts.awaiting(state, agreementAnswer, agreementAnswer.matter());
        }
        if (agreementAnswer.refusal() != null) {
            return acts.refused(state, agreementAnswer.refusal().toRefusal(), agreementAnswer.basis());
        }
        return Mono.error(new IllegalStateException("an answer without matter and without refusal"));
    }
}
