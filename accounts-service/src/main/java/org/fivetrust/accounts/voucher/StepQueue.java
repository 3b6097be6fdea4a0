package org.fivetrust.accounts.voucher;

import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Return;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.GroupCommit;
import org.fivetrust.shared.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Where single vouchers are handed in to be taken a step on. What is handed in while other steps are being written goes
 * together; each is answered by itself, once it is committed.
 */
@Component
class StepQueue {

    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int ASKED_AGAIN = 3;

    private final StandingActs standing;
    private final GroupCommit<StepRequest, Outcome> steps;

    StepQueue(StandingActs standing, StepBatch together) {
        this.standing = standing;
        this.steps = new GroupCommit<>(LANES, StepRequest::apart, together::take);
    }

    /** What became of one of several. */
    sealed interface Outcome {

        record Answered(ResponseEntity<VoucherView> answer) implements Outcome {}

        record Declined(Throwable because) implements Outcome {}

        /** No mandate of this principal was at hand to rule by. */
        record NoMandate(PrincipalId principal) implements Outcome {}
    }

    /** Where there is no mandate, one is fetched; a revocation that comes in between is no answer. */
    Mono<ResponseEntity<VoucherView>> take(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Step step, @Nullable Return why) {
        return steps.join(id, new StepRequest(id, step, caller, key, why))
                .map(StepQueue::answer)
                .retryWhen(Retry.max(ASKED_AGAIN)
                        .filter(NoMandate.class::isInstance)
                        .doBeforeRetryAsync(again -> standing.fetch(((NoMandate) again.failure()).principal)))
                .onErrorMap(Exceptions::isRetryExhausted, overtaken -> new Unavailable("agreements", overtaken));
    }

    private static ResponseEntity<VoucherView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var answer) -> answer;
            case Outcome.Declined(var because) -> throw Exceptions.propagate(because);
            case Outcome.NoMandate(var principal) -> throw new NoMandate(principal);
        };
    }

    private static final class NoMandate extends RuntimeException {

        private final transient PrincipalId principal;

        NoMandate(PrincipalId principal) {
            super("no mandate at hand", null, false, false);
            this.principal = principal;
        }
    }
}
