package org.fivetrust.accounts.voucher;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.voucher.VoucherMessages.Reverse;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.CorrectedVoucher;
import org.fivetrust.accounts.voucher.model.Decision;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.accounts.voucher.model.Person;
import org.fivetrust.accounts.voucher.model.PostingContext;
import org.fivetrust.accounts.voucher.model.Voucher;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Refused;
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
    private final PostingContexts books;
    private final Vouchers vouchers;
    private final Drafts drafts;
    private final Transactions transactions;
    private final Clock clock;

    CorrectionWorkflow(
            StandingActs standing,
            PostingContexts books,
            Vouchers vouchers,
            Drafts drafts,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
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
                        permitted -> reverse(permitted, book, id, wanted, Persons.of(caller))));
    }

    /** Held until the red voucher is written, so that two of them never are. */
    private Mono<CommandResult<VoucherView>> reverse(
            Permitted permitted, Book book, UUID id, Reverse wanted, Person person) {
        return vouchers.lock(book.principal(), id)
                .map(VoucherRow::toOriginal)
                .zipWhen(
                        correctedVoucher ->
                                books.ground(book, correctedVoucher.content().accounts()),
                        Case::new)
                .flatMap(at -> carryOut(permitted, at, at.day(wanted, today()), person))
                .map(view -> CommandResult.created("/v1/vouchers/" + view.id(), view));
    }

    /** A voucher to be written off, and what it stands on. */
    private record Case(CorrectedVoucher original, PostingContext ground) {

        LocalDate day(Reverse wanted, LocalDate today) {
            if (wanted.date() != null) {
                return wanted.date();
            }
            var own = original.content().date();
            return ground.isClosed(own) ? today : own;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }

    private Mono<VoucherView> carryOut(Permitted permitted, Case at, LocalDate day, Person person) {
        var red = at.original().label() == null
                ? at.original().content()
                : at.original().reversal(day);
        return switch (Voucher.reverse(permitted, at.original(), red, at.ground(), person)) {
            case Decision.Taken _ -> add(permitted, at.ground().book(), red, person);
            case Decision.Declined(var because) -> Mono.error(new Refused(because));
            case Decision.Unsound unsound -> Mono.error(new Refused(unsound.because(), unsound.faults()));
        };
    }

    private Mono<VoucherView> add(Permitted permitted, Book book, Content red, Person person) {
        return drafts.apply(new Draft(
                        UUID.randomUUID(),
                        book.principal(),
                        book.id(),
                        red,
                        List.of(),
                        null,
                        null,
                        person,
                        clock.instant(),
                        permitted.basis().ruling()))
                .flatMap(written -> vouchers.find(Scope.only(book.principal()), written))
                .map(VoucherView::of);
    }
}
