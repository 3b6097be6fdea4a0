package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.accounts.voucher.StepDesk.Outcome;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Ground;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.shared.agreement.StandingActs;
import org.fivetrust.shared.agreement.StandingActs.Known;
import org.fivetrust.shared.agreement.StandingActs.Performed;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes vouchers of several books and callers a step on, in one transaction: all is read at once, each is decided by
 * itself, what was decided is written at once.
 */
@Component
class StepsTogether {

    private final StandingActs standing;
    private final BooksAtHand books;
    private final Vouchers vouchers;
    private final Steps steps;
    private final Transactions transactions;
    private final Clock clock;

    StepsTogether(
            StandingActs standing,
            BooksAtHand books,
            Vouchers vouchers,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.vouchers = vouchers;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is decided of an errand, before anything is written. */
    private sealed interface Verdict {

        record Go(Errand errand, Permitted permitted, VoucherRow row) implements Verdict {

            Performed<VoucherView> performed(Instant at, Map<UUID, Optional<Integer>> numbers) {
                var going = errand.going(permitted);
                var step = new StepRow(
                        going.step(), going.hand().subject(), going.hand().name(), at, going.comment());
                return new Performed<>(
                        errand.asked(),
                        permitted,
                        Done.ok(VoucherView.of(row.after(
                                step,
                                numbers.getOrDefault(row.id(), Optional.empty()).orElse(null)))));
            }
        }

        record Stop(Outcome outcome) implements Verdict {}
    }

    /** No two of them on one voucher or under one key; the answers stand in their order. */
    Mono<List<Outcome>> take(List<Errand> errands) {
        var homes = errands.stream().map(Errand::home).toList();
        return vouchers.hold(homes)
                .then(Mono.defer(() -> decide(errands, homes)))
                .flatMap(this::carryOut)
                .as(transactions.within(
                        Scope.only(homes.stream().map(Home::principal).toList())));
    }

    private Mono<List<Verdict>> decide(List<Errand> errands, List<Home> homes) {
        return vouchers.all(homes)
                .collectMap(VoucherRow::id)
                .zipWhen(rows -> grounds(errands, homes, rows), Held::new)
                .zipWith(
                        standing.know(errands.stream().map(Errand::asked).toList(), VoucherView.class),
                        (held, known) -> IntStream.range(0, errands.size())
                                .mapToObj(n -> held.decide(errands.get(n), known.get(n)))
                                .toList());
    }

    /** Only of what is submitted the accounts and dimensions are looked at again. */
    private Mono<Map<UUID, Ground>> grounds(List<Errand> errands, List<Home> homes, Map<UUID, VoucherRow> rows) {
        var accounts = new HashMap<UUID, Set<String>>();
        errands.stream()
                .filter(errand -> errand.step() == Step.SUBMITTED)
                .forEach(errand -> accounts.computeIfAbsent(errand.home().book(), _ -> new LinkedHashSet<>())
                        .addAll(row(rows, errand).content().accounts()));
        return books.months(homes)
                .concatMap(ground -> accounts.containsKey(ground.book().id())
                        ? books.ground(ground.book(), accounts.get(ground.book().id()))
                        : Mono.just(ground))
                .collectMap(ground -> ground.book().id());
    }

    private static VoucherRow row(Map<UUID, VoucherRow> rows, Errand errand) {
        return Objects.requireNonNull(rows.get(errand.home().id()), "a voucher that is held is there");
    }

    private record Held(Map<UUID, VoucherRow> rows, Map<UUID, Ground> grounds) {

        Verdict decide(Errand errand, Known<VoucherView> known) {
            return switch (known) {
                case Known.Answered<VoucherView>(var answer) -> new Verdict.Stop(new Outcome.Answered(answer));
                case Known.Declined<VoucherView>(var because) -> declined(because);
                case Known.Unruled<VoucherView> _ -> new Verdict.Stop(new Outcome.Unruled());
                case Known.Allowed<VoucherView>(var permitted) -> decide(errand, permitted);
            };
        }

        private Verdict decide(Errand errand, Permitted permitted) {
            var row = row(rows, errand);
            var ground = Objects.requireNonNull(grounds.get(row.book()), "a voucher's book is there");
            return switch (errand.going(permitted).decide(List.of(row), ground)) {
                case Decision.Taken _ -> new Verdict.Go(errand, permitted, row);
                case Decision.Declined(var because) -> declined(new Refused(because));
                case Decision.Unsound unsound -> declined(new Refused(unsound.because(), unsound.faults()));
            };
        }

        private static Verdict declined(Throwable because) {
            return new Verdict.Stop(new Outcome.Declined(because));
        }
    }

    private Mono<List<Outcome>> carryOut(List<Verdict> verdicts) {
        var going = verdicts.stream()
                .filter(Verdict.Go.class::isInstance)
                .map(Verdict.Go.class::cast)
                .toList();
        return going.isEmpty()
                ? Mono.just(outcomes(verdicts, List.of()))
                : write(going).map(answers -> outcomes(verdicts, answers));
    }

    private Mono<List<ResponseEntity<VoucherView>>> write(List<Verdict.Go> going) {
        var at = clock.instant();
        return steps.takeEach(
                        going.stream().map(Verdict.Go::errand).toList(),
                        going.stream()
                                .map(go -> go.errand().going(go.permitted()))
                                .toList(),
                        at)
                .map(numbers ->
                        going.stream().map(go -> go.performed(at, numbers)).toList())
                .flatMap(standing::keepAll);
    }

    private static List<Outcome> outcomes(List<Verdict> verdicts, List<ResponseEntity<VoucherView>> answers) {
        var next = answers.iterator();
        return verdicts.stream()
                .map(verdict -> switch (verdict) {
                    case Verdict.Go _ -> new Outcome.Answered(next.next());
                    case Verdict.Stop(var outcome) -> outcome;
                })
                .toList();
    }
}
