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
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes many vouchers a step on at once: all that stand there go, or none. */
@Component
class BulkWorkflow {

    private static final Map<Step, VoucherStatus> FROM = Map.of(
            Step.SUBMITTED, VoucherStatus.DRAFT,
            Step.REVIEWED, VoucherStatus.SUBMITTED,
            Step.POSTED, VoucherStatus.REVIEWED);

    private final StandingActs standing;
    private final PostingContexts books;
    private final BulkVouchers bulkVouchers;
    private final Steps steps;
    private final Batches batches;
    private final Transactions transactions;
    private final Clock clock;

    BulkWorkflow(
            StandingActs standing,
            PostingContexts books,
            BulkVouchers bulkVouchers,
            Steps steps,
            Batches batches,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.bulkVouchers = bulkVouchers;
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
                        new IdempotentRequest(caller, found.principal(), key, bulk),
                        StepCommand.act(step),
                        Moved.class,
                        permitted ->
                                together(found, bulk, new StepCommand(step, Persons.of(caller), permitted, null))));
    }

    private Mono<UUID> known(Book book, Which which) {
        return switch (which) {
            case Which.OfMonth _ -> Mono.empty();
            case Which.OfImport(var id) -> batches.find(book, id);
        };
    }

    private Mono<CommandResult<Moved>> together(Book book, Bulk bulk, StepCommand stepCommand) {
        var from = FROM.get(stepCommand.step());
        if (from == null) {
            return Mono.error(new IllegalArgumentException("vouchers are not " + stepCommand.step() + " together"));
        }
        return bulkVouchers
                .lock(book, bulk.which(), from, stepCommand.step())
                .flatMap(all -> goOn(book, all, stepCommand).thenReturn(all.size()))
                .map(count -> CommandResult.ok(new Moved(
                        bulk.period(), bulk.taken(), stepCommand.step().to().name(), count)));
    }

    private Mono<Void> goOn(Book book, List<Voucher> all, StepCommand stepCommand) {
        return books.ground(book, accounts(all))
                .map(postingContext -> stepCommand.decide(all, postingContext))
                .flatMap(decision -> carryOut(decision, book, all, stepCommand));
    }

    private static Set<String> accounts(List<Voucher> all) {
        var accounts = new LinkedHashSet<String>();
        all.forEach(voucher -> voucher.content().lines().forEach(line -> accounts.add(line.account())));
        return accounts;
    }

    private Mono<Void> carryOut(Decision decision, Book book, List<Voucher> all, StepCommand stepCommand) {
        return switch (decision) {
            case Decision.Declined(var because) -> Mono.error(new Refused(because));
            case Decision.Unsound unsound -> Mono.error(new Refused(unsound.because(), unsound.faults()));
            case Decision.Taken(var step) ->
                steps.take(
                        book.principal(),
                        all.stream().map(Voucher::id).toList(),
                        step,
                        stepCommand.hand(),
                        clock.instant(),
                        stepCommand.permitted().basis().ruling(),
                        stepCommand.comment());
        };
    }
}
