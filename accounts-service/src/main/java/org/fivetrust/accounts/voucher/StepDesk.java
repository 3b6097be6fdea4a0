package org.fivetrust.accounts.voucher;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.voucher.VoucherMessages.Return;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.agreement.StandingActs;
import org.fivetrust.shared.kernel.NotFound;
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
class StepDesk {

    private static final int LANES = Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int ASKED_AGAIN = 3;

    private final StandingActs standing;
    private final GroupCommit<UUID, Optional<Home>> homes;
    private final GroupCommit<Errand, Outcome> steps;

    StepDesk(StandingActs standing, Vouchers vouchers, StepsTogether together) {
        this.standing = standing;
        this.homes = new GroupCommit<>(1, _ -> Set.of(), ids -> homes(vouchers, ids));
        this.steps = new GroupCommit<>(LANES, Errand::apart, together::take);
    }

    /** What became of one of several. */
    sealed interface Outcome {

        record Answered(ResponseEntity<VoucherView> answer) implements Outcome {}

        record Declined(Throwable because) implements Outcome {}

        /** No mandate was at hand to rule by. */
        record Unruled() implements Outcome {}
    }

    private static Mono<List<Optional<Home>>> homes(Vouchers vouchers, List<UUID> ids) {
        return vouchers.homes(ids)
                .collectMap(Home::id)
                .map(found -> ids.stream()
                        .map(id -> Optional.ofNullable(found.get(id)))
                        .toList());
    }

    Mono<ResponseEntity<VoucherView>> take(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Step step, @Nullable Return why) {
        return homes.join(id, id)
                .map(home -> home.filter(found -> caller.sees(found.principal()))
                        .orElseThrow(() -> new NotFound("voucher", id)))
                .map(home -> new Errand(home, step, caller, key, why))
                .flatMap(this::take);
    }

    /** Where there is no mandate, one is fetched; a revocation that comes in between is no answer. */
    private Mono<ResponseEntity<VoucherView>> take(Errand errand) {
        return Mono.defer(() -> steps.join(errand.home().principal(), errand))
                .map(StepDesk::answer)
                .retryWhen(Retry.max(ASKED_AGAIN)
                        .filter(NoMandate.class::isInstance)
                        .doBeforeRetryAsync(_ -> standing.fetch(errand.home().principal())))
                .onErrorMap(Exceptions::isRetryExhausted, overtaken -> new Unavailable("agreements", overtaken));
    }

    private static ResponseEntity<VoucherView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var answer) -> answer;
            case Outcome.Declined(var because) -> throw Exceptions.propagate(because);
            case Outcome.Unruled _ -> throw new NoMandate();
        };
    }

    private static final class NoMandate extends RuntimeException {

        NoMandate() {
            super("no mandate at hand", null, false, false);
        }
    }
}
