package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.StepBatchStore.StepContext;
import org.fivetrust.accounts.voucher.StepBatchStore.StepWrite;
import org.fivetrust.accounts.voucher.StepQueue.Outcome;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.StandingActs.Known;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.Idempotency;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Takes vouchers of several books and callers a step on: all is read at once, each is decided by itself, what was
 * decided is written at once if what it was decided on still stands. If not, all is read again.
 */
@Component
class StepBatch {

    private static final int READ_AGAIN = 3;

    private final StandingActs standing;
    private final StepBatchStore atHand;
    private final PostingContexts books;
    private final Transactions transactions;
    private final Clock clock;

    StepBatch(
            StandingActs standing,
            StepBatchStore atHand,
            PostingContexts books,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.atHand = atHand;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is decided of an errand, before anything is written. */
    private sealed interface StepDecision {

        record Write(StepRequest errand, Permitted permitted, StepContext held) implements StepDecision {

            PrincipalId principal() {
                return new PrincipalId(held.voucher().principal());
            }

            CommandResult<VoucherView> done(Instant at, @Nullable Integer number) {
                var person = errand.going(permitted).hand();
                var step = new StepRow(
                        errand.step(),
                        person.subject(),
                        person.name(),
                        at,
                        errand.going(permitted).comment());
                return CommandResult.ok(VoucherView.of(held.voucher().after(step, number)));
            }
        }

        record Reply(Outcome outcome) implements StepDecision {}
    }

    /** No two of them on one voucher or under one key; the answers stand in their order. */
    Mono<List<Outcome>> take(List<StepRequest> errands) {
        return Mono.defer(() -> atHand.hold(errands))
                .zipWhen(held -> grounds(errands, held), (held, grounds) -> decide(errands, held, grounds))
                .flatMap(this::carryOut)
                .retryWhen(Retry.max(READ_AGAIN)
                        .filter(ConcurrencyFailureException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    /** Only of what is submitted the accounts and dimensions are looked at again. */
    private Mono<Map<UUID, PostingContext>> grounds(List<StepRequest> errands, Map<UUID, StepContext> held) {
        var accounts = new HashMap<Book, Set<String>>();
        errands.stream()
                .filter(stepRequest -> stepRequest.step() == Step.SUBMITTED && held.containsKey(stepRequest.voucher()))
                .map(stepRequest -> held.get(stepRequest.voucher()))
                .forEach(one -> accounts.computeIfAbsent(one.ground().book(), _ -> new LinkedHashSet<>())
                        .addAll(one.voucher().content().accounts()));
        return accounts.isEmpty()
                ? Mono.just(Map.of())
                : Flux.fromIterable(accounts.entrySet())
                        .concatMap(wanted -> books.ground(wanted.getKey(), wanted.getValue()))
                        .collectMap(postingContext -> postingContext.book().id())
                        .as(transactions.within(Scope.only(
                                accounts.keySet().stream().map(Book::principal).toList())));
    }

    private List<StepDecision> decide(
            List<StepRequest> errands, Map<UUID, StepContext> held, Map<UUID, PostingContext> grounds) {
        return errands.stream()
                .map(stepRequest -> {
                    var one = held.get(stepRequest.voucher());
                    return one == null
                            ? declined(new NotFound("voucher", stepRequest.voucher()))
                            : decide(
                                    stepRequest,
                                    one,
                                    grounds.getOrDefault(one.voucher().book(), one.ground()));
                })
                .toList();
    }

    private StepDecision decide(StepRequest stepRequest, StepContext stepContext, PostingContext postingContext) {
        var principal = new PrincipalId(stepContext.voucher().principal());
        return switch (standing.know(stepRequest.asked(principal), stepContext.standing(), VoucherView.class)) {
            case Known.Answered<VoucherView>(var answer) -> new StepDecision.Reply(new Outcome.Answered(answer));
            case Known.Declined<VoucherView>(var because) -> declined(because);
            case Known.Unruled<VoucherView> _ -> new StepDecision.Reply(new Outcome.NoMandate(principal));
            case Known.Allowed<VoucherView>(var permitted) ->
                decide(stepRequest, stepContext, postingContext, permitted);
        };
    }

    private static StepDecision decide(
            StepRequest stepRequest, StepContext stepContext, PostingContext postingContext, Permitted permitted) {
        return switch (stepRequest
                .going(permitted)
                .decide(List.of(stepContext.voucher().toModel()), postingContext)) {
            case Decision.Taken _ -> new StepDecision.Write(stepRequest, permitted, stepContext);
            case Decision.Declined(var because) -> declined(new Refused(because));
            case Decision.Unsound unsound -> declined(new Refused(unsound.because(), unsound.faults()));
        };
    }

    private static StepDecision declined(Throwable because) {
        return new StepDecision.Reply(new Outcome.Declined(because));
    }

    private Mono<List<Outcome>> carryOut(List<StepDecision> verdicts) {
        var at = clock.instant();
        var wanted = verdicts.stream()
                .filter(StepDecision.Write.class::isInstance)
                .map(StepDecision.Write.class::cast)
                .map(write -> wanted(write, at))
                .toList();
        return wanted.isEmpty()
                ? Mono.just(outcomes(verdicts, at, Map.of()))
                : atHand.take(wanted, at).map(numbers -> outcomes(verdicts, at, numbers));
    }

    /** The answer that is kept gets its number with the voucher. */
    private StepWrite wanted(StepDecision.Write write, Instant at) {
        return StepWrite.of(
                write.held(),
                write.errand().going(write.permitted()),
                standing.standing(write.errand().asked(write.principal()), write.permitted(), write.done(at, null)));
    }

    private static List<Outcome> outcomes(List<StepDecision> verdicts, Instant at, Map<UUID, Integer> numbers) {
        return verdicts.stream()
                .map(stepDecision -> switch (stepDecision) {
                    case StepDecision.Write write ->
                        new Outcome.Answered(Idempotency.answer(
                                write.done(at, numbers.get(write.errand().voucher()))));
                    case StepDecision.Reply(var outcome) -> outcome;
                })
                .toList();
    }
}
