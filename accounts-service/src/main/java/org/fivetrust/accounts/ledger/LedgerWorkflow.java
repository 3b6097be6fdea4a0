package org.fivetrust.accounts.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryPage;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryView;
import org.fivetrust.accounts.ledger.LedgerMessages.TrialBalanceView;
import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows what the books say of accounts and lines. */
@Component
class LedgerWorkflow {

    private final Ledgers ledgers;
    private final Balances balances;
    private final Transactions transactions;
    private final Clock clock;

    LedgerWorkflow(Ledgers ledgers, Balances balances, Transactions transactions, Clock clock) {
        this.ledgers = ledgers;
        this.balances = balances;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<TrialBalanceView> trialBalance(Caller caller, UUID book, MonthRange monthRange, AsOf asOf) {
        return ledgers.book(caller.scope(), book)
                .flatMap(found -> trialBalance(found, monthRange, asOf))
                .as(transactions.within(caller.scope()));
    }

    private Mono<TrialBalanceView> trialBalance(Book book, MonthRange monthRange, AsOf asOf) {
        var last = asOf.last(monthRange.first(), monthRange.to());
        return balances.trial(new ReportPeriod(
                        book.principal().value(),
                        book.id(),
                        monthRange.first(),
                        monthRange.first(),
                        last,
                        asOf.knownAt()))
                .map(balance -> TrialBalanceView.of(book, monthRange, balance, last, known(asOf)));
    }

    /** What a reading asks for. */
    record LedgerQuery(UUID book, @Nullable String account, MonthRange months, AsOf seen) {}

    /** Lines of a ledger with the balance before them, which only an account has. */
    Mono<EntryPage> entries(Caller caller, LedgerQuery ledgerQuery, PageRequest page) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(reading(book, ledgerQuery)))
                .flatMap(reading -> entries(reading, page, ledgerQuery.seen()))
                .as(transactions.within(caller.scope()));
    }

    private Mono<EntryPage> entries(Reading reading, PageRequest page, AsOf asOf) {
        return Mono.zip(
                ledgers.lines(reading, page),
                reading.account() == null ? Mono.just(0L) : ledgers.opening(reading, page),
                (lines, opening) -> entries(reading, lines, opening, page, known(asOf)));
    }

    private static EntryPage entries(
            Reading reading, List<EntryRow> lines, long opening, PageRequest request, Instant knownAt) {
        var ofAccount = reading.account() != null;
        var page = LedgerCursor.page(ofAccount ? balanced(lines, opening) : lines, request)
                .map(EntryView::of);
        return new EntryPage(
                page.items(), page.next(), ofAccount ? Money.ofFen(opening).toString() : null, reading.last(), knownAt);
    }

    private static List<EntryRow> balanced(List<EntryRow> lines, long opening) {
        var balanced = new ArrayList<EntryRow>();
        var balance = opening;
        for (var line : lines) {
            balance = Math.addExact(balance, line.debit() - line.credit());
            balanced.add(line.withBalance(balance));
        }
        return balanced;
    }

    static Reading reading(Book book, LedgerQuery ledgerQuery) {
        return new Reading(
                book,
                ledgerQuery.account(),
                ledgerQuery.months().first(),
                ledgerQuery
                        .seen()
                        .last(ledgerQuery.months().first(), ledgerQuery.months().to()),
                ledgerQuery.seen().knownAt());
    }

    private Instant known(AsOf asOf) {
        return asOf.knownAt() == null ? clock.instant() : asOf.knownAt();
    }
}
