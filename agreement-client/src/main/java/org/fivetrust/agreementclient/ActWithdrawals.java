package org.fivetrust.agreementclient;

import java.util.Objects;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Calling an act back before it is executed: the intent is written, so that nobody executes it any more,
 * agreements-service asked to withdraw the matter and its warrant, the outcome written. Whoever hears nothing says it
 * again.
 */
class ActWithdrawals {

    private static final Refusal NOT_THE_REQUESTER = Refusal.person("act.not-the-requester");

    private final Idempotency idempotency;
    private final Transactions transactions;
    private final Acts acts;
    private final AgreementGate gate;

    ActWithdrawals(Idempotency idempotency, Transactions transactions, Acts acts, AgreementGate gate) {
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.acts = acts;
        this.gate = gate;
    }

    <V> Mono<ResponseEntity<V>> withdraw(
            ActKind<?, V> kind, IdempotentRequest claim, ActState state, String reason, Mono<Void> intent) {
        if (!state.act().requestedBy().subject().equals(claim.caller().subject())) {
            return Mono.error(new Refused(NOT_THE_REQUESTER));
        }
        return idempotency.across(
                claim,
                kind.definition().answer(),
                _ -> open(claim, state)
                        .then(Mono.defer(() -> intent))
                        .as(transactions.within(claim.caller().scope()))
                        .then(Mono.defer(
                                () -> gate.withdraw(state, claim.caller().subject(), reason)))
                        .then(Mono.defer(() -> writeOutcome(kind, claim, state, reason))));
    }

    private <V> Mono<CommandResult<V>> writeOutcome(
            ActKind<?, V> kind, IdempotentRequest claim, ActState state, String reason) {
        return open(claim, state)
                .flatMap(open ->
                        acts.moved(open.principal(), open.id(), ActState.Status.WITHDRAWN, matter(open), reason))
                .then(Mono.defer(() -> kind.view(claim.caller(), state.id())))
                .map(CommandResult::ok)
                .as(transactions.within(claim.caller().scope()));
    }

    private static UUID matter(ActState state) {
        return Objects.requireNonNull(state.matter(), "an act that was asked has a matter");
    }

    /** Holds an act that is not executed, or is withdrawn already. */
    private Mono<ActState> open(IdempotentRequest claim, ActState state) {
        return acts.lock(claim.principal(), state.id()).map(ActWithdrawals::mustBeOpen);
    }

    private static ActState mustBeOpen(ActState locked) {
        return switch (locked.status()) {
            case AWAITING_APPROVAL, RETURNED, AUTHORISED, WITHDRAWN -> locked;
            case ASKED, REFUSED, REJECTED, EXPIRED, EXECUTED -> throw new Refused(notOpen(locked.status()));
        };
    }

    static Refusal notOpen(Object status) {
        return Refusal.state("act.not-open").with("status", status);
    }
}
