package org.fivetrust.accounts.voucher.step;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredStep;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.step.StepBatchStore.StepContext;
import org.fivetrust.accounts.voucher.step.StepBatchStore.StepWrite;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.agreementclient.StandingActs.Prospect;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Takes vouchers of several books and callers a step further in two database calls: the first reads all that the steps
 * are decided on, each step is decided by itself, the second writes those that are allowed. If what they were decided
 * on has changed in between, all of it is read again.
 */
@Component
class StepBatch {

    private static final int READ_AGAIN = 3;

    private final StandingActs standing;
    private final StepBatchStore store;
    private final PostingContexts contexts;
    private final Transactions transactions;
    private final Clock clock;

    StepBatch(
            StandingActs standing,
            StepBatchStore store,
            PostingContexts contexts,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.store = store;
        this.contexts = contexts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Answers in the order of the requests, of which no two are of one voucher or under one key. */
    Mono<List<Prospect<VoucherView>>> take(List<StepRequest> requests) {
        return Mono.defer(() -> store.load(requests))
                .zipWhen(loaded -> lock(requests, loaded), (loaded, locked) -> decide(requests, loaded, locked))
                .flatMap(this::write)
                .retryWhen(Retry.max(READ_AGAIN)
                        .filter(ConcurrencyFailureException.class::isInstance)
                        .onRetryExhaustedThrow((_, last) -> last.failure()));
    }

    /** Only a step that submits looks at accounts and dimensions. */
    private Mono<Map<UUID, PostingContext>> lock(List<StepRequest> requests, Map<UUID, StepContext> loaded) {
        var accounts = new HashMap<Book, Set<String>>();
        requests.stream()
                .filter(request -> request.step() == Step.SUBMITTED && loaded.containsKey(request.voucher()))
                .map(request -> loaded.get(request.voucher()))
                .forEach(one -> accounts.computeIfAbsent(one.context().book(), _ -> new LinkedHashSet<>())
                        .addAll(one.voucher().content().accounts()));
        return accounts.isEmpty()
                ? Mono.just(Map.of())
                : Flux.fromIterable(accounts.entrySet())
                        .concatMap(wanted -> contexts.lock(wanted.getKey(), wanted.getValue()))
                        .collectMap(context -> context.book().id())
                        .as(transactions.within(Scope.only(
                                accounts.keySet().stream().map(Book::principal).toList())));
    }

    /**
     * A request, what it was decided on, and what comes of it.
     *
     * @param on null where there is no such voucher
     */
    private record Decided(StepRequest request, @Nullable StepContext on, Prospect<VoucherView> prospect) {}

    private List<Decided> decide(
            List<StepRequest> requests, Map<UUID, StepContext> loaded, Map<UUID, PostingContext> locked) {
        return requests.stream()
                .map(request -> {
                    var on = loaded.get(request.voucher());
                    return new Decided(
                            request,
                            on,
                            on == null
                                    ? new Prospect.Declined<>(new NotFound("voucher", request.voucher()))
                                    : decide(
                                            request,
                                            on,
                                            locked.getOrDefault(on.voucher().book(), on.context())));
                })
                .toList();
    }

    private Prospect<VoucherView> decide(StepRequest request, StepContext on, PostingContext context) {
        return switch (standing.prospect(
                request.of(on.principal()), request.step().act(), on.standing(), StoredVoucher.class)) {
            case Prospect.Allowed<StoredVoucher>(var permitted) -> {
                var refused = request.decide(on.voucher().toModel(), permitted, context)
                        .refused();
                yield refused == null ? new Prospect.Allowed<>(permitted) : new Prospect.Declined<>(refused);
            }
            case Prospect.Answered<StoredVoucher>(var answer) -> {
                var number = request.step() == Step.POSTED ? on.voucher().number() : null;
                yield new Prospect.Answered<>(view(answer, number));
            }
            case Prospect.Declined<StoredVoucher>(var because) -> new Prospect.Declined<>(because);
            case Prospect.NoMandate<StoredVoucher>(var principal) -> new Prospect.NoMandate<>(principal);
        };
    }

    /** Stored answers have no number: a voucher is given it while its step is written, and keeps it. */
    private static ResponseEntity<VoucherView> view(ResponseEntity<StoredVoucher> answer, @Nullable Integer number) {
        return new ResponseEntity<>(
                VoucherView.of(Objects.requireNonNull(answer.getBody()), number),
                answer.getHeaders(),
                answer.getStatusCode());
    }

    private Mono<List<Prospect<VoucherView>>> write(List<Decided> decided) {
        var at = clock.instant();
        var writes = decided.stream().flatMap(one -> write(one, at)).toList();
        return writes.isEmpty()
                ? Mono.just(decided.stream().map(Decided::prospect).toList())
                : store.write(writes, at)
                        .map(numbers -> decided.stream()
                                .map(one -> answer(one, at, numbers))
                                .toList());
    }

    private Stream<StepWrite> write(Decided one, Instant at) {
        return one.on() != null && one.prospect() instanceof Prospect.Allowed<VoucherView>(var permitted)
                ? Stream.of(StepWrite.of(
                        one.request(),
                        one.on(),
                        standing.ruled(
                                one.request().of(one.on().principal()),
                                one.request().step().act(),
                                permitted,
                                after(one.request(), one.on(), at))))
                : Stream.empty();
    }

    private static Prospect<VoucherView> answer(Decided one, Instant at, Map<UUID, Integer> numbers) {
        return one.on() != null && one.prospect() instanceof Prospect.Allowed<VoucherView>
                ? new Prospect.Answered<>(ResponseEntity.ok(VoucherView.of(
                        after(one.request(), one.on(), at),
                        numbers.get(one.request().voucher()))))
                : one.prospect();
    }

    private static StoredVoucher after(StepRequest request, StepContext on, Instant at) {
        var person = request.person();
        return on.voucher()
                .after(new StoredStep(request.step(), person.subject(), person.name(), at, request.comment()));
    }
}
