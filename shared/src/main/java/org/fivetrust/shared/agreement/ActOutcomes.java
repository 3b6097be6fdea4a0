package org.fivetrust.shared.agreement;

import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import reactor.core.publisher.Mono;

/** Writes what the agreement answered to an act. */
class ActOutcomes {

    private final Acts acts;
    private final Transactions transactions;

    ActOutcomes(Acts acts, Transactions transactions) {
        this.acts = acts;
        this.transactions = transactions;
    }

    Mono<Void> keep(ActState state, Answer answer) {
        return write(state, answer).as(transactions.within(Scope.only(state.principal())));
    }

    private Mono<Void> write(ActState state, Answer answer) {
        if (answer.matter() != null) {
            return acts.awaiting(state, answer, answer.matter());
        }
        if (answer.refusal() != null) {
            return acts.refused(state, answer, answer.refusal().toRefusal());
        }
        return Mono.error(new IllegalStateException("an answer without matter and without refusal"));
    }
}
