package org.fivetrust.agreementclient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.kernel.ExecutedAct;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The flow of every act: requested and frozen, decided by agreements-service, executed once under its warrant. Whatever
 * the area, an order is executed only if its row is still what was frozen; the key, the act and the event of an
 * execution are written in one transaction; each change of the act writes its evidence leaf by a trigger.
 */
public class ActFlow {

    private final ActRequests requests;
    private final ActExecutions executions;
    private final ActWithdrawals withdrawals;
    private final Acts acts;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    ActFlow(
            ActRequests requests,
            ActExecutions executions,
            ActWithdrawals withdrawals,
            Acts acts,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.requests = requests;
        this.executions = executions;
        this.withdrawals = withdrawals;
        this.acts = acts;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * One attempt at executing an act.
     *
     * @param warrant the one the client brings; else the one that was delivered
     */
    public record Execution(
            Caller caller,
            IdempotencyKey key,
            UUID act,
            Object body,
            @Nullable String warrant) {

        public Execution(Caller caller, IdempotencyKey key, UUID act, @Nullable WarrantInHand presented) {
            this(
                    caller,
                    key,
                    act,
                    presented == null ? WarrantInHand.NONE : presented,
                    presented == null ? null : presented.warrant());
        }

        IdempotentRequest claim(ActState state) {
            return new IdempotentRequest(caller, state.principal(), key, body);
        }
    }

    /** An act that may be executed now, with its order as it is stored and was frozen. */
    public record Authorised<O>(ActState state, Warrant warrant, O order, ExecutedAct executed) {

        /** A part of it, which the same warrant lets be executed. */
        public <P> Authorised<P> part(Act part, P partOrder) {
            return new Authorised<>(
                    state.part(part),
                    warrant,
                    partOrder,
                    new ExecutedAct(part.principal(), part.id(), executed.by(), executed.at()));
        }
    }

    public <O, V> Mono<ResponseEntity<V>> request(ActKind<O, V> kind, IdempotentRequest claim, O order) {
        var caller = claim.caller();
        caller.mustActFor(claim.principal());
        return requests.request(kind, claim, asked(kind, caller, order), order);
    }

    private <O> Act asked(ActKind<O, ?> kind, Caller caller, O order) {
        return kind.content(order)
                .askedBy(caller.person(), UUID.randomUUID(), kind.definition().name(), LocalDate.now(clock));
    }

    /** What writing an act would come to. Nobody is asked, and nothing of it stays. */
    public <O, T> Mono<T> tryOut(
            ActKind<O, ?> kind, Caller caller, PrincipalId principal, O order, Function<Act, Mono<T>> attempt) {
        caller.mustActFor(principal);
        var act = asked(kind, caller, order);
        return acts.add(act, Set.of(), Idempotency.LEASE)
                .then(Mono.defer(() -> attempt.apply(act)))
                .as(transactions.undone(caller.scope()));
    }

    /**
     * Writes a part of an act, in the transaction that saves the act: it is decided and executed with the whole alone.
     */
    public Mono<Void> addPart(Act part, UUID of) {
        return acts.addPart(part, of);
    }

    /** A step on the way that leaves the warrant unspent. */
    public <O, V> Mono<ResponseEntity<V>> prepare(ActKind<O, V> kind, Execution execution, ActStep<O> step) {
        return find(kind, execution)
                .flatMap(state -> executions.prepare(
                        execution.claim(state),
                        state,
                        execution.warrant(),
                        kind.definition().answer(),
                        warrant -> run(kind, execution, state, work(kind, execution, state, warrant, step))));
    }

    /** The act itself: it spends the warrant and sends the event. */
    public <O, V> Mono<ResponseEntity<V>> execute(ActKind<O, V> kind, Execution execution, ActStep<O> step) {
        return find(kind, execution)
                .flatMap(state -> executions.execute(
                        execution.claim(state),
                        state,
                        execution.warrant(),
                        kind.definition().answer(),
                        warrant -> run(
                                kind,
                                execution,
                                state,
                                work(kind, execution, state, warrant, step).then(send(kind, state)))));
    }

    /**
     * Calls an act back before it is executed, by who asked for it. The matter and a warrant are withdrawn with it.
     *
     * @param intent what the area writes first, so that it is not executed meanwhile; saying it twice changes nothing
     */
    public <O, V> Mono<ResponseEntity<V>> withdraw(
            ActKind<O, V> kind, Execution execution, String reason, Mono<Void> intent) {
        return find(kind, execution)
                .flatMap(state -> withdrawals.withdraw(kind, execution.claim(state), state, reason, intent));
    }

    private <O, V> Mono<ActState> find(ActKind<O, V> kind, Execution execution) {
        return acts.visible(
                        execution.caller(), execution.act(), kind.definition().name())
                .doOnNext(ActFlow::mustBeWhole);
    }

    private static void mustBeWhole(ActState state) {
        if (state.partOf() != null) {
            throw new Refused(Refusal.state("act.part-of-another").with("act", state.partOf()));
        }
    }

    private <O, V> Mono<Void> work(
            ActKind<O, V> kind, Execution execution, ActState state, Warrant warrant, ActStep<O> step) {
        return kind.stored(state)
                .map(order -> authorised(kind, execution.caller(), state, warrant, order))
                .flatMap(step::take);
    }

    /** A row that was changed is not what was approved, and nobody executes what they asked for. */
    private <O, V> Authorised<O> authorised(
            ActKind<O, V> kind, Caller caller, ActState state, Warrant warrant, O order) {
        var asked = state.act();
        var executed = kind.content(order)
                .askedBy(asked.requestedBy(), asked.id(), asked.kind(), asked.on())
                .execute(
                        warrant,
                        caller.subject(),
                        clock.instant(),
                        kind.definition().ownAct())
                .orRefuse();
        return new Authorised<>(state, warrant, order, executed);
    }

    private <O, V> Mono<Void> send(ActKind<O, V> kind, ActState state) {
        return Flux.defer(() -> kind.executed(state)).concatMap(outbox::add).then();
    }

    private static <O, V> Mono<CommandResult<V>> run(
            ActKind<O, V> kind, Execution execution, ActState state, Mono<Void> work) {
        return work.then(Mono.defer(() -> kind.view(execution.caller(), state.id())))
                .map(kind::done);
    }
}
