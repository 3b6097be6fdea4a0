package org.fivetrust.shared.agreement;

import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Idempotency.Attempt;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Asking for an act that needs a procedure: the intent is written, the agreement asked outside any transaction, the
 * outcome written. A caller who hears nothing sends the same key again and goes on with the same act.
 */
public class ActRequests {

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
    public <T> Mono<ResponseEntity<T>> request(
            Claim claim,
            Act act,
            Mono<Void> keepDetails,
            String locationPrefix,
            Class<T> type,
            Function<UUID, Mono<T>> read) {
        return idempotency
                .admit(claim)
                .then(intend(claim, act, keepDetails, type))
                .flatMap(attempt -> switch (attempt) {
                    case Attempt.Replay<T>(var answer) -> Mono.just(answer);
                    case Attempt.First<T> _ -> settle(claim, act.id(), locationPrefix, read);
                    case Attempt.Resumed<T>(var earlier) -> settle(claim, earlier, locationPrefix, read);
                });
    }

    private <T> Mono<Attempt<T>> intend(Claim claim, Act act, Mono<Void> keepDetails, Class<T> type) {
        return idempotency
                .attempt(claim, type)
                .delayUntil(attempt -> switch (attempt) {
                    case Attempt.Replay<T> _ -> Mono.empty();
                    case Attempt.Resumed<T>(var earlier) -> idempotency.lease(claim, earlier);
                    case Attempt.First<T> _ ->
                        acts.add(act, Idempotency.LEASE).then(keepDetails).then(idempotency.lease(claim, act.id()));
                })
                .as(transactions.within(claim.caller().scope()));
    }

    private <T> Mono<ResponseEntity<T>> settle(
            Claim claim, UUID act, String locationPrefix, Function<UUID, Mono<T>> read) {
        return heard(claim, act).then(close(claim, act, locationPrefix, read)).flatMap(close -> switch (close) {
            case Close.Answered<T>(var answer) -> Mono.just(answer);
            case Close.No<T>(var because) -> Mono.error(new Refused(because));
        });
    }

    /** Asks, unless somebody has by now. */
    private Mono<Void> heard(Claim claim, UUID act) {
        return acts.find(claim.principal(), act)
                .as(transactions.within(claim.caller().scope()))
                .filter(state -> state.status() == ActState.Status.ASKED)
                .flatMap(this::ask)
                .onErrorResume(Unavailable.class, silent -> release(claim).then(Mono.error(silent)));
    }

    private Mono<Void> ask(ActState state) {
        return gate.ask(state).flatMap(answer -> outcomes.keep(state, answer));
    }

    private Mono<Void> release(Claim claim) {
        return idempotency.release(claim).as(transactions.within(claim.caller().scope()));
    }

    private <T> Mono<Close<T>> close(Claim claim, UUID act, String locationPrefix, Function<UUID, Mono<T>> read) {
        return Mono.defer(() -> acts.lock(claim.principal(), act))
                .flatMap(state -> state.status() == ActState.Status.REFUSED
                        ? this.<T>no(claim, state)
                        : this.<T>yes(claim, locationPrefix + act, read.apply(act)))
                .as(transactions.within(claim.caller().scope()));
    }

    private <T> Mono<Close<T>> no(Claim claim, ActState state) {
        return acts.refusal(state.principal(), state.id())
                .delayUntil(_ -> idempotency.forget(claim))
                .map(Close.No::new);
    }

    private <T> Mono<Close<T>> yes(Claim claim, String location, Mono<T> view) {
        return view.flatMap(body -> idempotency.keep(claim, Done.created(location, body)))
                .map(Close.Answered::new);
    }
}
