package org.fivetrust.accounts.voucher.step;

import java.util.UUID;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.step.StepMessages.Return;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.StandingActs.Prospect;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Unavailable;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Takes steps of single vouchers. Requests that arrive while other steps are being written are written together; each
 * is answered once it is committed.
 */
@Component
class StepQueue {

    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int MANDATES_FETCHED = 3;

    private final StandingActs standing;
    private final GroupCommit<StepRequest, Prospect<VoucherView>> steps;

    StepQueue(StandingActs standing, StepBatch batch) {
        this.standing = standing;
        this.steps = new GroupCommit<>(LANES, StepRequest::apart, batch::take);
    }

    /** Where no mandate is stored, one is fetched; a revocation in between makes it fetch again. */
    Mono<ResponseEntity<VoucherView>> take(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Step step, @Nullable Return why) {
        return steps.join(id, new StepRequest(id, step, caller, key, why))
                .map(StepQueue::answer)
                .retryWhen(Retry.max(MANDATES_FETCHED)
                        .filter(NoMandate.class::isInstance)
                        .doBeforeRetryAsync(again -> standing.fetch(((NoMandate) again.failure()).principal)))
                .onErrorMap(Exceptions::isRetryExhausted, overtaken -> new Unavailable("agreements", overtaken));
    }

    private static ResponseEntity<VoucherView> answer(Prospect<VoucherView> prospect) {
        return switch (prospect) {
            case Prospect.Answered<VoucherView>(var answer) -> answer;
            case Prospect.Declined<VoucherView>(var because) -> throw Exceptions.propagate(because);
            case Prospect.NoMandate<VoucherView>(var principal) -> throw new NoMandate(principal);
            case Prospect.Allowed<VoucherView> _ -> throw new IllegalStateException("a step was decided, not written");
        };
    }

    private static final class NoMandate extends RuntimeException {

        private final transient PrincipalId principal;

        NoMandate(PrincipalId principal) {
            super("no mandate is stored", null, false, false);
            this.principal = principal;
        }
    }
}
