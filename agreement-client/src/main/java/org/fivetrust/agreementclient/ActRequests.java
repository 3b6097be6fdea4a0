package org.fivetrust.agreementclient;

import java.util.UUID;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Idempotency.Attempt;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Asking for an act that needs a procedure: the intent is written, the neighbours asked outside any transaction, the
 * outcome written. A caller who hears nothing sends the same key again and goes on with the same act.
 */
class ActRequests {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Acts acts;
    private final ActQuestions questions;
    private final ActOutcomes outcomes;

    ActRequests(
            Idempotency idempotency,
            Transactions transactions,
            Acts acts,
            ActQuestions questions,
            ActOutcomes outcomes) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.acts = acts;
        this.questions = questions;
        this.outcomes = outcomes;
    }

    private sealed interface Close<T> {

        record Answered<T>(ResponseEntity<T> answer) implements Close<T> {}

        record No<T>(Refusal because) implements Close<T> {}
    }

    <O, V> Mono<ResponseEntity<V>> request(ActKind<O, V> kind, IdempotentRequest idempotentRequest, Act act, O order) {
        return idempotency
                .admit(idempotentRequest)
                .then(writeIntent(kind, idempotentRequest, act, order))
                .flatMap(attempt -> switch (attempt) {
                    case Attempt.Replay<V>(var answer) -> Mono.just(answer);
                    case Attempt.First<V> _ -> decide(kind, idempotentRequest, act.id());
                    case Attempt.Resumed<V>(var earlier) -> decide(kind, idempotentRequest, earlier);
                });
    }

    private <O, V> Mono<Attempt<V>> writeIntent(
            ActKind<O, V> kind, IdempotentRequest idempotentRequest, Act act, O order) {
        return idempotency
                .attempt(idempotentRequest, kind.definition().answer())
                .delayUntil(attempt -> switch (attempt) {
                    case Attempt.Replay<V> _ -> Mono.empty();
                    case Attempt.Resumed<V>(var earlier) -> idempotency.lease(idempotentRequest, earlier);
                    case Attempt.First<V> _ ->
                        acts.add(act, kind.records(order), Idempotency.LEASE)
                                .then(Mono.defer(() -> kind.save(act, order)))
                                .then(idempotency.lease(idempotentRequest, act.id()));
                })
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <V> Mono<ResponseEntity<V>> decide(ActKind<?, V> kind, IdempotentRequest idempotentRequest, UUID act) {
        return askNeighbours(idempotentRequest, act)
                .then(writeOutcome(kind, idempotentRequest, act))
                .flatMap(close -> switch (close) {
                    case Close.Answered<V>(var answer) -> Mono.just(answer);
                    case Close.No<V>(var because) -> Mono.error(new Refused(because));
                });
    }

    /** Asks, unless somebody has by now. */
    private Mono<Void> askNeighbours(IdempotentRequest idempotentRequest, UUID act) {
        return acts.find(idempotentRequest.principal(), act)
                .as(transactions.within(idempotentRequest.caller().scope()))
                .filter(state -> state.status() == ActState.Status.ASKED)
                .flatMap(this::ask)
                .onErrorResume(
                        Unavailable.class, silent -> release(idempotentRequest).then(Mono.error(silent)));
    }

    private Mono<Void> ask(ActState state) {
        return questions.decide(state).flatMap(decision -> outcomes.keep(state, decision));
    }

    private Mono<Void> release(IdempotentRequest idempotentRequest) {
        return idempotency
                .release(idempotentRequest)
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <V> Mono<Close<V>> writeOutcome(ActKind<?, V> kind, IdempotentRequest idempotentRequest, UUID act) {
        return Mono.defer(() -> acts.lock(idempotentRequest.principal(), act))
                .flatMap(state -> state.status() == ActState.Status.REFUSED
                        ? this.<V>no(idempotentRequest, state)
                        : yes(kind, idempotentRequest, act))
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <V> Mono<Close<V>> no(IdempotentRequest idempotentRequest, ActState state) {
        return acts.refusal(state.principal(), state.id())
                .delayUntil(_ -> idempotency.forget(idempotentRequest))
                .map(Close.No::new);
    }

    private <V> Mono<Close<V>> yes(ActKind<?, V> kind, IdempotentRequest idempotentRequest, UUID act) {
        return kind.view(idempotentRequest.caller(), act)
                .map(view -> CommandResult.created(kind.definition().path() + act, view))
                .flatMap(created -> idempotency.keep(idempotentRequest, created))
                .map(Close.Answered::new);
    }
}
