package org.fivetrust.accounts.period;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.PeriodMessages.Finding;
import org.fivetrust.accounts.period.PeriodMessages.YearView;
import org.fivetrust.accounts.period.model.YearClosing;
import org.fivetrust.accounts.voucher.VoucherDrafts;
import org.fivetrust.accounts.voucher.model.Content;
import org.fivetrust.accounts.voucher.model.Draft;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Carries a year forward, then closes it. */
@Component
class YearWorkflow {

    private final StandingActs standing;
    private final Books books;
    private final VoucherDrafts drafts;
    private final Periods periods;
    private final ClosingReader reader;
    private final Closings closings;
    private final Transactions transactions;
    private final Clock clock;

    YearWorkflow(
            StandingActs standing,
            Books books,
            VoucherDrafts drafts,
            Periods periods,
            ClosingReader reader,
            Closings closings,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.drafts = drafts;
        this.periods = periods;
        this.reader = reader;
        this.closings = closings;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<YearView>> close(Caller caller, IdempotencyKey key, UUID book, int year) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, year),
                        "POSTING",
                        YearView.class,
                        permitted -> close(permitted, found, year, caller.person())));
    }

    private Mono<CommandResult<YearView>> close(Permitted permitted, Book book, int year, Person person) {
        return periods.lock(book)
                .then(Mono.defer(() -> reader.year(book, year)))
                .map(found -> found.close(permitted, person))
                .flatMap(closing -> keep(closing, permitted, book, year, person))
                .map(CommandResult::ok);
    }

    private Mono<YearView> keep(YearClosing closing, Permitted permitted, Book book, int year, Person person) {
        var now = clock.instant();
        return switch (closing) {
            case YearClosing.Declined(var because) -> Mono.error(new Refused(because));
            case YearClosing.Blocked(var findings) ->
                Mono.error(new Refused(
                        YearClosing.Blocked.REFUSAL.with("year", year).with("count", findings.size()), findings));
            case YearClosing.Carried(var vouchers) ->
                draft(book, vouchers, now)
                        .map(ids -> new YearView(year, "CARRIED_FORWARD", ids, null, null, List.of()));
            case YearClosing.Closed(var warnings) ->
                close(
                        book,
                        year,
                        person,
                        now,
                        permitted,
                        warnings.stream().map(Finding::of).toList());
        };
    }

    private Mono<YearView> close(
            Book book, int year, Person person, Instant now, Permitted permitted, List<Finding> warnings) {
        return closings.close(book, year, person, now, permitted.basis().ruling(), warnings)
                .thenReturn(new YearView(year, "CLOSED", List.of(), person.subject(), now, warnings));
    }

    private Mono<List<UUID>> draft(Book book, List<Content> vouchers, Instant now) {
        return Flux.fromIterable(vouchers)
                .concatMap(content ->
                        drafts.draft(book, Draft.of(UUID.randomUUID(), content), VoucherDrafts.SYSTEM, now, null))
                .collectList();
    }
}
