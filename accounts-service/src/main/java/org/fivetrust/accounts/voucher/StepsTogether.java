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
import org.fivetrust.accounts.voucher.StepDesk.Outcome;
import org.fivetrust.accounts.voucher.StepsAtHand.Held;
import org.fivetrust.accounts.voucher.StepsAtHand.Wanted;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Ground;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.agreement.StandingActs;
import org.fivetrust.shared.agreement.StandingActs.Known;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Done;
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
class StepsTogether {

    private static final int READ_AGAIN = 3;

    private final StandingActs standing;
    private final StepsAtHand atHand;
    private final BooksAtHand books;
    private final Transactions transactions;
    private final Clock clock;

    StepsTogether(
            StandingActs standing, StepsAtHand atHand, BooksAtHand books, Transactions transactions, Clock clock) {
        this.standing = standing;
        this.atHand = atHand;
        this.books = books;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is decided of an errand, before anything is written. */
    private sealed interface Verdict {

        record Go(Errand errand, Permitted permitted, Held held) implements Verdict {

            PrincipalId principal() {
                return new PrincipalId(held.voucher().principal());
            }

            Done<VoucherView> done(Instant at, @Nullable Integer number) {
                var hand = errand.going(permitted).hand();
                var step = new StepRow(
                        errand.step(),
                        hand.subject(),
                        hand.name(),
                        at,
                        errand.going(permitted).comment());
                return Done.ok(VoucherView.of(held.voucher().after(step, number)));
            }
        }

        record Stop(Outcome outcome) implements Verdict {}
    }

    /** No two of them on one voucher or under one key; the answers stand in their order. */
    Mono<List<Outcome>> take(List<Errand> errands) {
        return Mono.defer(() -> atHand.hold(errands))
                .zipWhen(held -> grounds(errands, held), (held, grounds) -> decide(errands, held, grounds))
                .flatMap(this::carryOut)
                .retryWhen(Retry.max(READ_AGAIN)
                        .filter(ConcurrencyFailureException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    /** Only of what is submitted the accounts and dimensions are looked at again. */
    private Mono<Map<UUID, Ground>> grounds(List<Errand> errands, Map<UUID, Held> held) {
        var accounts = new HashMap<Book, Set<String>>();
        errands.stream()
                .filter(errand -> errand.step() == Step.SUBMITTED && held.containsKey(errand.voucher()))
                .map(errand -> held.get(errand.voucher()))
                .forEach(one -> accounts.computeIfAbsent(one.ground().book(), _ -> new LinkedHashSet<>())
                        .addAll(one.voucher().content().accounts()));
        return accounts.isEmpty()
                ? Mono.just(Map.of())
                : Flux.fromIterable(accounts.entrySet())
                        .concatMap(wanted -> books.ground(wanted.getKey(), wanted.getValue()))
                        .collectMap(ground -> ground.book().id())
                        .as(transactions.within(Scope.only(
                                accounts.keySet().stream().map(Book::principal).toList())));
    }

    private List<Verdict> decide(List<Errand> errands, Map<UUID, Held> held, Map<UUID, Ground> grounds) {
        return errands.stream()
                .map(errand -> {
                    var one = held.get(errand.voucher());
                    return one == null
                            ? declined(new NotFound("voucher", errand.voucher()))
                            : decide(
                                    errand,
                                    one,
                                    grounds.getOrDefault(one.voucher().book(), one.ground()));
                })
                .toList();
    }

    private Verdict decide(Errand errand, Held held, Ground ground) {
        var principal = new PrincipalId(held.voucher().principal());
        return switch (standing.know(errand.asked(principal), held.standing(), VoucherView.class)) {
            case Known.Answered<VoucherView>(var answer) -> new Verdict.Stop(new Outcome.Answered(answer));
            case Known.Declined<VoucherView>(var because) -> declined(because);
            case Known.Unruled<VoucherView> _ -> new Verdict.Stop(new Outcome.Unruled(principal));
            case Known.Allowed<VoucherView>(var permitted) -> decide(errand, held, ground, permitted);
        };
    }

    private static Verdict decide(Errand errand, Held held, Ground ground, Permitted permitted) {
        return switch (errand.going(permitted).decide(List.of(held.voucher().toModel()), ground)) {
            case Decision.Taken _ -> new Verdict.Go(errand, permitted, held);
            case Decision.Declined(var because) -> declined(new Refused(because));
            case Decision.Unsound unsound -> declined(new Refused(unsound.because(), unsound.faults()));
        };
    }

    private static Verdict declined(Throwable because) {
        return new Verdict.Stop(new Outcome.Declined(because));
    }

    private Mono<List<Outcome>> carryOut(List<Verdict> verdicts) {
        var at = clock.instant();
        var wanted = verdicts.stream()
                .filter(Verdict.Go.class::isInstance)
                .map(Verdict.Go.class::cast)
                .map(go -> wanted(go, at))
                .toList();
        return wanted.isEmpty()
                ? Mono.just(outcomes(verdicts, at, Map.of()))
                : atHand.take(wanted, at).map(numbers -> outcomes(verdicts, at, numbers));
    }

    /** The answer that is kept gets its number with the voucher. */
    private Wanted wanted(Verdict.Go go, Instant at) {
        return Wanted.of(
                go.held(),
                go.errand().going(go.permitted()),
                standing.standing(go.errand().asked(go.principal()), go.permitted(), go.done(at, null)));
    }

    private static List<Outcome> outcomes(List<Verdict> verdicts, Instant at, Map<UUID, Integer> numbers) {
        return verdicts.stream()
                .map(verdict -> switch (verdict) {
                    case Verdict.Go go ->
                        new Outcome.Answered(Idempotency.answer(
                                go.done(at, numbers.get(go.errand().voucher()))));
                    case Verdict.Stop(var outcome) -> outcome;
                })
                .toList();
    }
}
