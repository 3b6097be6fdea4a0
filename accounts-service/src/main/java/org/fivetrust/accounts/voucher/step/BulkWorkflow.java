package org.fivetrust.accounts.voucher.step;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.accounts.voucher.step.BulkVouchers.Which;
import org.fivetrust.accounts.voucher.step.StepMessages.Bulk;
import org.fivetrust.accounts.voucher.step.StepMessages.Moved;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes all vouchers of a month or of an import that have the same status a step further, or none. */
@Component
class BulkWorkflow {

    private static final Map<Step, VoucherStatus> FROM = Map.of(
            Step.SUBMITTED, VoucherStatus.DRAFT,
            Step.REVIEWED, VoucherStatus.SUBMITTED,
            Step.POSTED, VoucherStatus.REVIEWED);

    private final StandingActs standing;
    private final Books books;
    private final PostingContexts contexts;
    private final BulkVouchers vouchers;
    private final Steps steps;
    private final Transactions transactions;
    private final Clock clock;

    BulkWorkflow(
            StandingActs standing,
            Books books,
            PostingContexts contexts,
            BulkVouchers vouchers,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.contexts = contexts;
        this.vouchers = vouchers;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<Moved>> takeAll(Caller caller, IdempotencyKey key, UUID book, Step step, Bulk bulk) {
        var which = bulk.which();
        return books.find(caller.scope(), book)
                .delayUntil(found -> mustExist(found, which))
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, bulk),
                        step.act(),
                        Moved.class,
                        permitted -> takeAll(found, which, step, permitted, caller.person())
                                .map(count -> CommandResult.ok(new Moved(
                                        bulk.period(), bulk.taken(), step.to().name(), count)))));
    }

    /** An unknown import is no empty one. */
    private Mono<UUID> mustExist(Book book, Which which) {
        return switch (which) {
            case Which.OfMonth _ -> Mono.empty();
            case Which.OfImport(var file) -> vouchers.mustHave(book, file);
        };
    }

    private Mono<Integer> takeAll(Book book, Which which, Step step, Permitted permitted, Person person) {
        return vouchers.lock(book, which, Objects.requireNonNull(FROM.get(step)), step)
                .delayUntil(all -> contexts.lock(book, accounts(all))
                        .map(context ->
                                Decision.ofAll(step, all, voucher -> voucher.take(step, permitted, context, person)))
                        .map(Decision::orRefuse))
                .delayUntil(all -> write(book, all, step, permitted, person))
                .map(List::size);
    }

    private static Set<String> accounts(List<Voucher> all) {
        var accounts = new LinkedHashSet<String>();
        all.forEach(voucher -> accounts.addAll(voucher.content().accounts()));
        return accounts;
    }

    private Mono<Void> write(Book book, List<Voucher> all, Step step, Permitted permitted, Person person) {
        return steps.take(
                book.principal(),
                all.stream().map(Voucher::id).toList(),
                step,
                person,
                clock.instant(),
                permitted.basis().ruling());
    }
}
