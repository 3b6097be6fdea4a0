package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.VoucherMessages.Reverse;
import org.fivetrust.accounts.voucher.context.PostingContexts;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.CorrectedVoucher;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.StoredVoucher;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.accounts.voucher.view.VoucherView;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes off what is posted, by a red-letter voucher that is then submitted, reviewed and posted like any other. */
@Component
class CorrectionWorkflow {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final StandingActs standing;
    private final Books books;
    private final PostingContexts contexts;
    private final Vouchers vouchers;
    private final VoucherDrafts drafts;
    private final Transactions transactions;
    private final Clock clock;

    CorrectionWorkflow(
            StandingActs standing,
            Books books,
            PostingContexts contexts,
            Vouchers vouchers,
            VoucherDrafts drafts,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.contexts = contexts;
        this.vouchers = vouchers;
        this.drafts = drafts;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<VoucherView>> reverse(Caller caller, IdempotencyKey key, UUID id, Reverse wanted) {
        return vouchers.find(caller.scope(), id)
                .flatMap(row -> books.find(caller.scope(), row.book()))
                .as(transactions.within(caller.scope()))
                .flatMap(book -> standing.perform(
                        new IdempotentRequest(caller, book.principal(), key, wanted),
                        "VOUCHER",
                        VoucherView.class,
                        permitted -> reverse(permitted, book, id, wanted, caller.person())));
    }

    /** The corrected voucher is locked until the red one is written, so that it is reversed once. */
    private Mono<CommandResult<VoucherView>> reverse(
            Permitted permitted, Book book, UUID id, Reverse wanted, Person person) {
        return vouchers.lock(book.principal(), id)
                .map(StoredVoucher::toCorrected)
                .flatMap(corrected -> reverse(permitted, book, corrected, wanted, person))
                .map(view -> CommandResult.created("/v1/vouchers/" + view.id(), view));
    }

    private Mono<VoucherView> reverse(
            Permitted permitted, Book book, CorrectedVoucher corrected, Reverse wanted, Person person) {
        return contexts.lock(book, corrected.content().accounts())
                .map(context -> decided(permitted, corrected, red(corrected, wanted, context), context, person))
                .flatMap(red -> drafts.draft(
                        book,
                        Draft.of(UUID.randomUUID(), red),
                        person,
                        clock.instant(),
                        permitted.basis().ruling()))
                .flatMap(written -> vouchers.find(Scope.only(book.principal()), written))
                .map(VoucherView::of);
    }

    private LocalDate day(CorrectedVoucher corrected, Reverse wanted, PostingContext context) {
        if (wanted.date() != null) {
            return wanted.date();
        }
        var own = corrected.content().date();
        return context.isClosed(own) ? LocalDate.ofInstant(clock.instant(), CHINA) : own;
    }

    /** What is not posted has no number to name; the model declines it. */
    private Content red(CorrectedVoucher corrected, Reverse wanted, PostingContext context) {
        return corrected.label() == null
                ? corrected.content()
                : corrected.reversal(day(corrected, wanted, context), wanted.reason());
    }

    private static Content decided(
            Permitted permitted, CorrectedVoucher corrected, Content red, PostingContext context, Person person) {
        Voucher.reverse(permitted, corrected, red, context, person).orRefuse();
        return red;
    }
}
