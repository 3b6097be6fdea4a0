package org.fivetrust.agreementclient;

import java.util.UUID;
import java.util.function.Function;
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
 * Asking for an act that needs a procedure: the intent is written, the agreement asked outside any transaction, the
 * outcome written. A caller who hears nothing sends the same key again and goes on with the same act.
 */
class ActRequests {

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Acts acts;
    private final AgreementGate gate;
    private final ActOutcomes outcomes;

    ActRequests(
            Idempotency idempotency, Transactions transactions, Acts acts, AgreementGate gate, ActOutcomes outcomes) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.acts = acts;
        this.gate = gate;
        this.outcomes = outcomes;
    }

    private sealed interface Close<T> {

        record Answered<T>(ResponseEntity<T> answer) implements Close<T> {}

        record No<T>(Refusal because) implements Close<T> {}
    }

    /**
     * @param keepDetails what the area keeps of the act besides; also checks the area's own facts, under its locks
     * @param read how the thing looks once the outcome is written; its id is the act's
     */
    <T> Mono<ResponseEntity<T>> request(
            IdempotentRequest idempotentRequest,
            Act act,
            Mono<Void> keepDetails,
            String locationPrefix,
            Class<T> type,
            Function<UUID, Mono<T>> read) {
        return idempotency
                .admit(idempotentRequest)
                .then(writeIntent(idempotentRequest, act, keepDetails, type))
                .flatMap(attempt -> switch (attempt) {
                    case Attempt.Replay<T>(var answer) -> Mono.just(answer);
                    case Attempt.First<T> _ -> decide(idempotentRequest, act.id(), locationPrefix, read);
                    case Attempt.Resumed<T>(var earlier) -> decide(idempotentRequest, earlier, locationPrefix, read);
                });
    }

    private <T> Mono<Attempt<T>> writeIntent(
            IdempotentRequest idempotentRequest, Act act, Mono<Void> keepDetails, Class<T> type) {
        return idempotency
                .attempt(idempotentRequest, type)
                .delayUntil(attempt -> switch (attempt) {
                    case Attempt.Replay<T> _ -> Mono.empty();
                    case Attempt.Resumed<T>(var earlier) -> idempotency.lease(idempotentRequest, earlier);
                    case Attempt.First<T> _ ->
                        acts.add(act, Idempotency.LEASE)
                                .then(keepDetails)
                                .then(idempotency.lease(idempotentRequest, act.id()));
                })
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <T> Mono<ResponseEntity<T>> decide(
            IdempotentRequest idempotentRequest, UUID act, String locationPrefix, Function<UUID, Mono<T>> read) {
        return askAgreement(idempotentRequest, act)
                .then(writeOutcome(idempotentRequest, act, locationPrefix, read))
                .flatMap(close -> switch (close) {
                    case Close.Answered<T>(var answer) -> Mono.just(answer);
                    case Close.No<T>(var because) -> Mono.error(new Refused(because));
                });
    }

    /** Asks, unless somebody has by now. */
    private Mono<Void> askAgreement(IdempotentRequest idempotentRequest, UUID act) {
        return acts.find(idempotentRequest.principal(), act)
                .as(transactions.within(idempotentRequest.caller().scope()))
                .filter(state -> state.status() == ActState.Status.ASKED)
                .flatMap(this::ask)
                .onErrorResume(
                        Unavailable.class, silent -> release(idempotentRequest).then(Mono.error(silent)));
    }

    private Mono<Void> ask(ActState state) {
        return gate.ask(state).flatMap(agreementAnswer -> outcomes.keep(state, agreementAnswer));
    }

    private Mono<Void> release(IdempotentRequest idempotentRequest) {
        return idempotency
                .release(idempotentRequest)
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <T> Mono<Close<T>> writeOutcome(
            IdempotentRequest idempotentRequest, UUID act, String locationPrefix, Function<UUID, Mono<T>> read) {
        return Mono.defer(() -> acts.lock(idempotentRequest.principal(), act))
                .flatMap(state -> state.status() == ActState.Status.REFUSED
                        ? this.<T>no(idempotentRequest, state)
                        : this.<T>yes(idempotentRequest, locationPrefix + act, read.apply(act)))
                .as(transactions.within(idempotentRequest.caller().scope()));
    }

    private <T> Mono<Close<T>> no(IdempotentRequest idempotentRequest, ActState state) {
        return acts.refusal(state.principal(), state.id())
                .delayUntil(_ -> idempotency.forget(idempotentRequest))
                .map(Close.No::new);
    }

    private <T> Mono<Close<T>> yes(IdempotentRequest idempotentRequest, String location, Mono<T> view) {
        return view.flatMap(body -> idempotency.keep(idempotentRequest, CommandResult.created(location, body)))
                .map(Close.Answered::new);
    }
}
