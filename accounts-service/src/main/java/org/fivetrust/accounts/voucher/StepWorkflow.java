package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.VoucherMessages.Bulk;
import org.fivetrust.accounts.voucher.VoucherMessages.Moved;
import org.fivetrust.accounts.voucher.Vouchers.Which;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.shared.agreement.StandingActs;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Claim;
import org.fivetrust.shared.web.Done;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes many vouchers a step on at once: all that stand there go, or none. */
@Component
class StepWorkflow {

    private static final Map<Step, VoucherStatus> FROM = Map.of(
            Step.SUBMITTED, VoucherStatus.DRAFT,
            Step.REVIEWED, VoucherStatus.SUBMITTED,
            Step.POSTED, VoucherStatus.REVIEWED);

    private final StandingActs standing;
    private final BooksAtHand books;
    private final Cohorts cohorts;
    private final Steps steps;
    private final Batches batches;
    private final Transactions transactions;
    private final Clock clock;

    StepWorkflow(
            StandingActs standing,
            BooksAtHand books,
            Cohorts cohorts,
            Steps steps,
            Batches batches,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.cohorts = cohorts;
        this.steps = steps;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A whole month of one book, or all that came with one file; an unknown file is no empty one. */
    Mono<ResponseEntity<Moved>> takeAll(Caller caller, IdempotencyKey key, UUID book, Step step, Bulk bulk) {
        var which = bulk.which();
        return books.find(caller.scope(), book)
                .delayUntil(found -> known(found, which))
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new Claim(caller, found.principal(), key, bulk),
                        Going.act(step),
                        Moved.class,
                        permitted -> together(found, bulk, new Going(step, Hands.of(caller), permitted, null))));
    }

    private Mono<UUID> known(Book book, Which which) {
        return switch (which) {
            case Which.OfMonth _ -> Mono.empty();
            case Which.OfImport(var id) -> batches.find(book, id);
        };
    }

    private Mono<Done<Moved>> together(Book book, Bulk bulk, Going going) {
        var from = FROM.get(going.step());
        if (from == null) {
            return Mono.error(new IllegalArgumentException("vouchers are not " + going.step() + " together"));
        }
        return cohorts.lock(book, bulk.which(), from, going.step())
                .flatMap(all -> goOn(book, all, going).thenReturn(all.size()))
                .map(count -> Done.ok(
                        new Moved(bulk.period(), bulk.taken(), going.step().to().name(), count)));
    }

    private Mono<Void> goOn(Book book, List<Voucher> all, Going going) {
        return books.ground(book, accounts(all))
                .map(ground -> going.decide(all, ground))
                .flatMap(decision -> carryOut(decision, book, all, going));
    }

    private static Set<String> accounts(List<Voucher> all) {
        var accounts = new LinkedHashSet<String>();
        all.forEach(voucher -> voucher.content().lines().forEach(line -> accounts.add(line.account())));
        return accounts;
    }

    private Mono<Void> carryOut(Decision decision, Book book, List<Voucher> all, Going going) {
        return switch (decision) {
            case Decision.Declined(var because) -> Mono.error(new Refused(because));
            case Decision.Unsound unsound -> Mono.error(new Refused(unsound.because(), unsound.faults()));
            case Decision.Taken(var step) ->
                steps.take(
                        book.principal(),
                        all.stream().map(Voucher::id).toList(),
                        step,
                        going.hand(),
                        clock.instant(),
                        going.permitted().basis().ruling(),
                        going.comment());
        };
    }
}
