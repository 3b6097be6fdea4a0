package org.fivetrust.agreementclient;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Warrant;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.outbox.Outbox;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.IdempotentRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/**
 * Doing what was approved: the warrant is verified first, and agreements-service asked whether its agreement still lets
 * it be executed; then everything happens in one transaction, once.
 */
class ActExecutions {

    private final Acts acts;
    private final ActQuestions questions;
    private final AgreementGate gate;
    private final Mandates mandates;
    private final Signatures signatures;
    private final Idempotency idempotency;
    private final Outbox outbox;
    private final Clock clock;

    ActExecutions(
            Acts acts,
            ActQuestions questions,
            AgreementGate gate,
            Mandates mandates,
            Signatures signatures,
            Idempotency idempotency,
            Outbox outbox,
            Clock clock) {
        this.acts = acts;
        this.questions = questions;
        this.gate = gate;
        this.mandates = mandates;
        this.signatures = signatures;
        this.idempotency = idempotency;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A warrant whose signature holds, or why there is none; a replay is answered either way. */
    private sealed interface Presented {

        record Holds(Warrant warrant, String token, Force force) implements Presented {}

        record Fails(Throwable because) implements Presented {}
    }

    /** What agreements-service was asked when, and why it does not let the warrant be executed. */
    private record Force(Instant askedAt, @Nullable Throwable against) {}

    /** What is done under a warrant that holds. */
    @FunctionalInterface
    interface Step<T> {

        Mono<CommandResult<T>> take(Warrant warrant);
    }

    /** A step on the way that leaves the warrant unspent. */
    <T> Mono<ResponseEntity<T>> prepare(
            IdempotentRequest idempotentRequest,
            ActState state,
            @Nullable String presented,
            Class<T> type,
            Step<T> step) {
        return Mandates.untilUndisturbed(present(state, presented)
                .flatMap(warrant -> idempotency.once(
                        idempotentRequest,
                        type,
                        check(idempotentRequest, state, warrant).flatMap(step::take))));
    }

    /** The act itself. It spends the warrant. */
    <T> Mono<ResponseEntity<T>> execute(
            IdempotentRequest idempotentRequest,
            ActState state,
            @Nullable String presented,
            Class<T> type,
            Step<T> step) {
        return Mandates.untilUndisturbed(present(state, presented)
                .flatMap(warrant -> idempotency.once(
                        idempotentRequest,
                        type,
                        check(idempotentRequest, state, warrant)
                                .flatMap(held ->
                                        step.take(held).delayUntil(_ -> spend(idempotentRequest, state, held))))));
    }

    private Mono<Presented> present(ActState state, @Nullable String presented) {
        return Mono.justOrEmpty(presented == null ? state.warrant() : presented)
                .switchIfEmpty(Mono.defer(() -> pull(state)))
                .switchIfEmpty(Mono.error(() -> new Refused(Refusal.state("warrant.missing"))))
                .flatMap(token -> signatures
                        .warrant(token)
                        .zipWhen(held -> Mono.defer(() -> force(state, held)), (held, force) ->
                                (Presented) new Presented.Holds(held, token, force)))
                .onErrorResume(because -> Mono.just(new Presented.Fails(because)));
    }

    /** What is executed stays executed, and needs no asking. */
    private Mono<Force> force(ActState state, Warrant warrant) {
        var asked = new Force(clock.instant(), null);
        return state.status() == ActState.Status.EXECUTED
                ? Mono.just(asked)
                : gate.mustHold(warrant)
                        .thenReturn(asked)
                        .onErrorResume(because -> Mono.just(new Force(asked.askedAt(), because)));
    }

    /** The warrant may be on its way; agreements-service knows. */
    private Mono<String> pull(ActState state) {
        return switch (state.status()) {
            case ASKED -> questions.decide(state).flatMap(ActExecutions::warrant);
            case AWAITING_APPROVAL -> gate.ask(state).flatMap(ActExecutions::warrant);
            case REFUSED, RETURNED, REJECTED, WITHDRAWN, EXPIRED, AUTHORISED, EXECUTED -> Mono.empty();
        };
    }

    private static Mono<String> warrant(ActDecision decision) {
        return switch (decision) {
            case ActDecision.ByAgreement(var agreementAnswer) -> warrant(agreementAnswer);
            case ActDecision.WithoutRecords(var because) -> Mono.error(new Refused(because));
        };
    }

    private static Mono<String> warrant(AgreementAnswer agreementAnswer) {
        return Mono.justOrEmpty(agreementAnswer.warrant());
    }

    private Mono<Warrant> check(IdempotentRequest idempotentRequest, ActState state, Presented presented) {
        return switch (presented) {
            case Presented.Fails(var because) -> Mono.error(because);
            case Presented.Holds(var warrant, var token, var force) ->
                acts.lock(idempotentRequest.principal(), state.id())
                        .map(locked -> judge(locked, warrant))
                        .doOnNext(_ -> mustNotHaveApproved(idempotentRequest.caller(), warrant))
                        .delayUntil(_ -> mustBeInForce(idempotentRequest, force))
                        .delayUntil(locked -> adopt(locked, warrant, token))
                        .thenReturn(warrant);
        };
    }

    private ActState judge(ActState locked, Warrant warrant) {
        if (!warrant.fits(locked.principal(), locked.id(), locked.digest()) || !locked.isIntact()) {
            throw new Refused(Refusal.rule("warrant.other-act").with("act", locked.id()));
        }
        if (locked.status() == ActState.Status.EXECUTED) {
            throw new Refused(Refusal.state("warrant.spent").with("warrant", warrant.id()));
        }
        if (warrant.hasExpiredAt(clock.instant())) {
            throw new Refused(Refusal.rule("warrant.expired").with("expired", warrant.expiresAt()));
        }
        return switch (locked.status()) {
            case ASKED, AWAITING_APPROVAL, AUTHORISED -> locked;
            case REFUSED, RETURNED, REJECTED, WITHDRAWN, EXPIRED, EXECUTED ->
                throw new Refused(Refusal.state("warrant.missing"));
        };
    }

    /** One person has one part in an act, in whatever role and on whatever day. */
    private static void mustNotHaveApproved(Caller caller, Warrant warrant) {
        if (warrant.isApprovedBy(caller.subject())) {
            throw new Refused(Refusal.person("warrant.own-approval").with("matter", warrant.matter()));
        }
    }

    /** By what agreements-service said, unless something has been heard of since. */
    private Mono<Void> mustBeInForce(IdempotentRequest idempotentRequest, Force force) {
        return force.against() == null
                ? mandates.mustStandSince(idempotentRequest.principal(), force.askedAt())
                : Mono.error(force.against());
    }

    /** A genuine warrant that came with the client before it came with the event. */
    private Mono<Void> adopt(ActState locked, Warrant warrant, String token) {
        return locked.status() == ActState.Status.AUTHORISED
                ? Mono.empty()
                : acts.authorised(warrant, token, locked.matterNumber() == null ? "" : locked.matterNumber());
    }

    private record ActExecuted(UUID act, UUID warrant, String by, Instant at) {}

    private Mono<Void> spend(IdempotentRequest idempotentRequest, ActState state, Warrant warrant) {
        var event = Event.to(
                "agreements",
                state.principal(),
                new ActExecuted(
                        state.id(), warrant.id(), idempotentRequest.caller().subject(), clock.instant()));
        return acts.executed(state, idempotentRequest.caller()).then(outbox.add(event));
    }
}
