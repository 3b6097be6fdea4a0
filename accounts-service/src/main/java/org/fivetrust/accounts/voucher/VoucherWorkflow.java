package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.VoucherMessages.Ask;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Step;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.step.Steps;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
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
    private final Books books;
    private final PostingContexts contexts;
    private final Vouchers vouchers;
    private final VoucherDrafts drafts;
    private final ElectronicPapers papers;
    private final Steps steps;
    private final Transactions transactions;
    private final Clock clock;

    VoucherWorkflow(
            StandingActs standing,
            Books books,
            PostingContexts contexts,
            Vouchers vouchers,
            VoucherDrafts drafts,
            ElectronicPapers papers,
            Steps steps,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.contexts = contexts;
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
                        permitted -> draft(permitted, found, ask, caller.person())));
    }

    private Mono<CommandResult<VoucherView>> draft(Permitted permitted, Book book, Ask ask, Person person) {
        var draft = new Draft(UUID.randomUUID(), ask.toContent(), ask.toDocuments(), ask.toSource(), null, null);
        return decide(permitted, draft.content(), book, person)
                .map(Decision::orRefuse)
                .flatMap(_ -> add(book, draft, person, permitted))
                .map(view -> CommandResult.created("/v1/vouchers/" + view.id(), view));
    }

    private Mono<Decision> decide(Permitted permitted, Content content, Book book, Person person) {
        var corrects = content.corrects();
        return papers(book, content)
                .then(contexts.lock(book, content.accounts()))
                .flatMap(context -> corrects == null
                        ? Mono.just(Voucher.draft(permitted, content, context, person))
                        : vouchers.find(Scope.only(book.principal()), corrects)
                                .map(StoredVoucher::toCorrected)
                                .map(corrected -> Voucher.correct(permitted, corrected, content, context, person)));
    }

    /** The voucher that holds the papers is one of the same principal. */
    private Mono<Void> papers(Book book, Content content) {
        return content.papersAt() == null
                ? Mono.empty()
                : vouchers.find(Scope.only(book.principal()), content.papersAt())
                        .then();
    }

    /** A paper it shows may be among those of a voucher that a posting rule drafted. */
    private Mono<VoucherView> add(Book book, Draft draft, Person person, Permitted permitted) {
        var now = clock.instant();
        return papers.mustBeNew(book, draft)
                .then(Mono.defer(() -> papers.holder(book, draft)))
                .switchIfEmpty(Mono.defer(() ->
                        drafts.draft(book, draft, person, now, permitted.basis().ruling())))
                .flatMap(holder -> holder.equals(draft.id())
                        ? papers.claim(book, draft, now)
                                .then(Mono.defer(() -> vouchers.find(Scope.only(book.principal()), holder)))
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
                        permitted -> change(permitted, book, id, version, ask.toContent(), caller.person())));
    }

    private Mono<CommandResult<VoucherView>> change(
            Permitted permitted, Book book, UUID id, Version version, Content wanted, Person person) {
        return vouchers.lock(book.principal(), id)
                .doOnNext(row -> version.mustBe(row.version()))
                .delayUntil(row -> decide(permitted, row, wanted, book, person).map(Decision::orRefuse))
                .flatMap(row -> change(book, row.toModel(), wanted, person, permitted))
                .map(CommandResult::ok);
    }

    private Mono<Decision> decide(Permitted permitted, StoredVoucher row, Content wanted, Book book, Person person) {
        var corrects = row.marks().corrects();
        return contexts.lock(book, wanted.accounts())
                .flatMap(context -> corrects == null
                        ? Mono.just(row.toModel().change(permitted, wanted, null, context, person))
                        : vouchers.find(Scope.only(book.principal()), corrects)
                                .map(StoredVoucher::toCorrected)
                                .map(corrected -> row.toModel().change(permitted, wanted, corrected, context, person)));
    }

    /** An editor counts as a preparer and may not review. */
    private Mono<VoucherView> change(Book book, Voucher voucher, Content wanted, Person person, Permitted permitted) {
        return drafts.change(book, voucher, wanted)
                .then(steps.take(
                        book.principal(),
                        List.of(voucher.id()),
                        Step.DRAFTED,
                        person,
                        clock.instant(),
                        permitted.basis().ruling()))
                .then(Mono.defer(() -> vouchers.find(Scope.only(book.principal()), voucher.id())))
                .map(VoucherView::of);
    }

    Mono<VoucherView> find(Caller caller, UUID id) {
        return vouchers.find(caller.scope(), id).map(VoucherView::of).as(transactions.within(caller.scope()));
    }

    Mono<Page<VoucherView>> list(Caller caller, UUID book, VoucherQuery query, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> vouchers.list(caller.scope(), found, query, page))
                .map(rows -> rows.map(VoucherView::of))
                .as(transactions.within(caller.scope()));
    }
}
