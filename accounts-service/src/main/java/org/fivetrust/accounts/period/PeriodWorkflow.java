package org.fivetrust.accounts.period;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.accounts.book.Books;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.period.PeriodMessages.CheckView;
import org.fivetrust.accounts.period.PeriodMessages.CloseMonth;
import org.fivetrust.accounts.period.PeriodMessages.Finding;
import org.fivetrust.accounts.period.PeriodMessages.SetCheck;
import org.fivetrust.accounts.period.PeriodMessages.View;
import org.fivetrust.accounts.period.model.MonthClosing;
import org.fivetrust.accounts.voucher.model.Severity;
import org.fivetrust.agreementclient.StandingActs;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Person;
import org.fivetrust.shared.kernel.Refused;
import org.fivetrust.shared.kernel.Ruling.Permitted;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.CommandResult;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.IdempotentRequest;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Closes months and shows them. */
@Component
class PeriodWorkflow {

    private final StandingActs standing;
    private final Books books;
    private final Periods periods;
    private final ClosingReader reader;
    private final Closings closings;
    private final MonthNews news;
    private final Transactions transactions;
    private final Clock clock;

    PeriodWorkflow(
            StandingActs standing,
            Books books,
            Periods periods,
            ClosingReader reader,
            Closings closings,
            MonthNews news,
            Transactions transactions,
            Clock clock) {
        this.standing = standing;
        this.books = books;
        this.periods = periods;
        this.reader = reader;
        this.closings = closings;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<ResponseEntity<View>> close(Caller caller, IdempotencyKey key, UUID book, YearMonth month, CloseMonth wanted) {
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, wanted),
                        "POSTING",
                        View.class,
                        permitted -> close(permitted, found, month, wanted, caller.person())));
    }

    private Mono<CommandResult<View>> close(
            Permitted permitted, Book book, YearMonth month, CloseMonth wanted, Person person) {
        return periods.lock(book)
                .then(Mono.defer(() -> reader.month(book, month)))
                .map(found -> found.close(permitted, wanted.bankReconciled() != null, person))
                .flatMap(closing -> keep(closing, permitted, book, month, wanted, person))
                .then(Mono.defer(() -> news.tell(book, month)))
                .then(Mono.defer(() -> closings.find(book, month)))
                .map(CommandResult::ok);
    }

    private Mono<Void> keep(
            MonthClosing closing, Permitted permitted, Book book, YearMonth month, CloseMonth wanted, Person person) {
        return switch (closing) {
            case MonthClosing.Declined(var because) -> Mono.error(new Refused(because));
            case MonthClosing.Blocked(var findings) ->
                Mono.error(new Refused(
                        MonthClosing.Blocked.REFUSAL.with("month", month).with("count", findings.size()), findings));
            case MonthClosing.Closed(var warnings) ->
                closings.close(
                        book,
                        month,
                        person,
                        clock.instant(),
                        permitted.basis().ruling(),
                        wanted.bankReconciled(),
                        warnings.stream().map(Finding::of).toList());
        };
    }

    Mono<Page<View>> list(Caller caller, UUID book, PageRequest page) {
        return books.find(caller.scope(), book)
                .flatMap(found -> closings.list(found, page))
                .as(transactions.within(caller.scope()));
    }

    Mono<ResponseEntity<CheckView>> set(Caller caller, IdempotencyKey key, UUID book, SetCheck check) {
        mustBeSettable(check);
        return books.find(caller.scope(), book)
                .as(transactions.within(caller.scope()))
                .flatMap(found -> standing.perform(
                        new IdempotentRequest(caller, found.principal(), key, check),
                        "BOOK",
                        CheckView.class,
                        permitted -> closings.set(
                                        found,
                                        check,
                                        caller.person(),
                                        clock.instant(),
                                        permitted.basis().ruling())
                                .thenReturn(CommandResult.created(
                                        "/v1/books/" + book + "/periods",
                                        new CheckView(check.code(), check.severity(), check.validFrom())))));
    }

    /** Checks that double entry requires cannot be configured. */
    private static void mustBeSettable(SetCheck check) {
        var faults = Stream.of(
                        check.code().isTheBooks() ? null : Violation.worded("check-adjustable", "/code"),
                        check.severity() == Severity.OFF ? Violation.worded("check-severity", "/severity") : null)
                .filter(fault -> fault != null)
                .toList();
        if (!faults.isEmpty()) {
            throw new InvalidValue(List.copyOf(faults));
        }
    }
}
