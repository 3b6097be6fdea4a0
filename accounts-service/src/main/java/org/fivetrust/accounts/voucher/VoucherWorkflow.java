package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.VoucherMessages.Ask;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.CorrectedVoucher;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Person;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.model.VoucherStatus;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drafts vouchers, changes drafts, shows what there is. */
@Component
class VoucherWorkflow {

    private final StandingActs standing;
    private final PostingContexts books;
    private final Vouchers vouchers;
    private final Drafts drafts;
    private final ElectronicPapers papers;
    private final Steps steps;
    private final Transactions transactions;
    private final Clock clock;

    VoucherWorkflow(
            StandingActs standing,
            PostingContexts books,
            Vouchers vouchers,
            Drafts drafts,
            ElectronicPapers papers,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.vouchers = vouchers;
        this.drafts = drafts;
        this.papers = papers;
        this.steps = steps;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<VoucherView>> draft(Caller caller, IdempotencyKey key, UUID book, Ask ask) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, ask),
                        "VOUCHER",
                        VoucherView.class,
                        permitted -> draft(permitted, found, ask, Persons.of(caller))));
    }

    private Mono<CommandResult<VoucherView>> draft(Permitted permitted, Book book, Ask ask, Person person) {
        var draft = new Draft(
                UUID.randomUUID(),
                book.principal(),
                book.id(),
                ask.toContent(),
                ask.toDocuments(),
                ask.toSource(),
                null,
                person,
                clock.instant(),
                permitted.basis().ruling());
        return decide(permitted, draft.content(), book, person)
                .flatMap(decision -> carryOut(decision, add(draft)))
                .map(view -> CommandResult.created("/v1/vouchers/" + view.id(), view));
    }

    private Mono<Decision> decide(Permitted permitted, Content content, Book book, Person person) {
        var ground = books.ground(book, content.accounts());
        var corrects = content.corrects();
        return papers(book, content)
                .then(
                        corrects == null
                                ? ground.map(at -> Voucher.draft(permitted, content, at, person))
                                : vouchers.find(Scope.only(book.principal()), corrects)
                                        .map(VoucherRow::toOriginal)
                                        .zipWith(
                                                ground,
                                                (correctedVoucher, at) -> Voucher.correct(
                                                        permitted, correctedVoucher, content, at, person)));
    }

    /** The voucher that holds the papers is one of the same principal. */
    private Mono<Void> papers(Book book, Content content) {
        return content.papersAt() == null
                ? Mono.empty()
                : vouchers.find(Scope.only(book.principal()), content.papersAt())
                        .then();
    }

    private Mono<VoucherView> add(Draft draft) {
        return papers.mustBeNew(draft)
                .then(Mono.defer(() -> drafts.byHand(draft)))
                .flatMap(holder -> holder.equals(draft.id())
                        ? papers.claim(draft)
                                .then(Mono.defer(() -> vouchers.find(Scope.only(draft.principal()), holder)))
                        : Mono.error(new Refused(
                                Refusal.state("accounts.source-booked").with("voucher", holder))))
                .map(VoucherView::of);
    }

    Mono<ResponseEntity<VoucherView>> change(
            Caller caller, @Nullable IdempotencyKey key, UUID id, Version version, Ask ask) {
        return vouchers.find(caller.scope(), id)
                .flatMap(row -> books.find(caller.scope(), row.book()))
                .as(transactions.within(caller.scope()))
                .flatMap(book -> standing.perform(
                        new IdempotentRequest(caller, book.principal(), key, ask),
                        "VOUCHER",
                        VoucherView.class,
                        permitted -> change(permitted, book, id, version, ask.toContent(), Persons.of(caller))));
    }

    private Mono<CommandResult<VoucherView>> change(
            Permitted permitted, Book book, UUID id, Version version, Content wanted, Person person) {
        return vouchers.lock(book.principal(), id)
                .doOnNext(row -> version.mustBe(row.version()))
                .flatMap(row -> change(row, wanted, book))
                .flatMap(change -> carryOut(change.decide(permitted, person), keep(change, permitted, person)))
                .map(CommandResult::ok);
    }

    private Mono<Change> change(VoucherRow row, Content wanted, Book book) {
        var corrects = row.marks().corrects();
        var change = books.ground(book, wanted.accounts())
                .map(postingContext -> new Change(row.toModel(), wanted, null, postingContext));
        return corrects == null
                ? change
                : change.zipWith(
                        vouchers.find(Scope.only(book.principal()), corrects),
                        (known, original) -> known.of(original.toOriginal()));
    }

    /** What a draft shall say from now on. */
    private record Change(
            Voucher voucher, Content wanted, @Nullable CorrectedVoucher original, PostingContext ground) {

        Change of(CorrectedVoucher correctedVoucher) {
            return new Change(voucher, wanted, correctedVoucher, ground);
        }

        Decision decide(Permitted permitted, Person person) {
            return voucher.change(permitted, wanted, original, ground, person);
        }
    }

    /** Whoever changes it has had a hand in it. */
    private Mono<VoucherView> keep(Change change, Permitted permitted, Person person) {
        var voucher = change.voucher();
        return drafts.change(voucher, change.wanted())
                .then(steps.take(
                        voucher.principal(),
                        List.of(voucher.id()),
                        Step.DRAFTED,
                        person,
                        clock.instant(),
                        permitted.basis().ruling()))
                .then(Mono.defer(() -> vouchers.find(Scope.only(voucher.principal()), voucher.id())))
                .map(VoucherView::of);
    }

    /** Only what was decided is carried out; the rest leaves as a refusal. */
    private static Mono<VoucherView> carryOut(Decision decision, Mono<VoucherView> work) {
        return switch (decision) {
            case Decision.Taken _ -> work;
            case Decision.Declined(var because) -> Mono.error(new Refused(because));
            case Decision.Unsound unsound -> Mono.error(new Refused(unsound.because(), unsound.faults()));
        };
    }

    Mono<VoucherView> find(Caller caller, UUID id) {
        return vouchers.find(caller.scope(), id).map(VoucherView::of).as(transactions.within(caller.scope()));
    }

    Mono<Page<VoucherView>> list(
            Caller caller, UUID book, @Nullable YearMonth month, @Nullable VoucherStatus status, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> vouchers.list(found, month, status, page))
                .map(rows -> rows.map(VoucherView::of))
                .as(transactions.within(caller.scope()));
    }
}
