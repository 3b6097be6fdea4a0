package org.fivetrust.accounts.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.JournalMessages.AuxiliaryItem;
import org.fivetrust.accounts.ledger.JournalMessages.AuxiliaryView;
import org.fivetrust.accounts.ledger.JournalMessages.DayJournalView;
import org.fivetrust.accounts.ledger.JournalMessages.DayView;
import org.fivetrust.accounts.ledger.JournalMessages.GeneralLedgerView;
import org.fivetrust.accounts.ledger.LedgerWorkflow.LedgerQuery;
import org.fivetrust.accounts.ledger.Ledgers.Reading;
import org.fivetrust.accounts.ledger.model.AsOf;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows the general ledger, the journals of money by day and the auxiliary ledgers. */
@Component
class JournalWorkflow {

    static final int MOST_MONTHS = 120;

    private final Ledgers ledgers;
    private final CashJournal cashJournal;
    private final SubsidiaryLedger subsidiaryLedger;
    private final Balances balances;
    private final Transactions transactions;
    private final Clock clock;

    JournalWorkflow(
            Ledgers ledgers,
            CashJournal cashJournal,
            SubsidiaryLedger subsidiaryLedger,
            Balances balances,
            Transactions transactions,
            Clock clock) {
        this.ledgers = ledgers;
        this.cashJournal = cashJournal;
        this.subsidiaryLedger = subsidiaryLedger;
        this.balances = balances;
        this.transactions = transactions;
        this.clock = clock;
    }

    Mono<GeneralLedgerView> general(Caller caller, LedgerQuery ledgerQuery) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(LedgerWorkflow.reading(book, ledgerQuery)))
                .flatMap(reading -> general(reading.book(), ledgerQuery))
                .as(transactions.within(caller.scope()));
    }

    private Mono<GeneralLedgerView> general(Book book, LedgerQuery ledgerQuery) {
        var asked = ledgerQuery.months().atMost(MOST_MONTHS);
        var last = ledgerQuery.seen().last(asked.first(), asked.to());
        var january = asked.from().withMonth(1).atDay(1);
        var reportPeriod = new ReportPeriod(
                book.principal().value(),
                book.id(),
                january,
                january,
                last,
                ledgerQuery.seen().knownAt());
        var of = ledgerQuery.account() == null ? "" : ledgerQuery.account();
        return balances.general(reportPeriod, of, asked.from(), asked.to())
                .map(ledger -> GeneralLedgerView.of(book, asked, ledger, last, known(ledgerQuery.seen())));
    }

    Mono<DayJournalView> money(Caller caller, LedgerQuery ledgerQuery, MoneyKind kind, PageRequest page) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(LedgerWorkflow.reading(book, ledgerQuery)))
                .flatMap(reading -> money(reading, kind, page, ledgerQuery.seen()))
                .as(transactions.within(caller.scope()));
    }

    private Mono<DayJournalView> money(Reading reading, MoneyKind kind, PageRequest page, AsOf asOf) {
        return Mono.zip(
                cashJournal.lines(reading, kind, page),
                cashJournal.opening(reading, kind, page),
                (lines, opening) -> page(CashJournal.page(DayView.of(lines, opening), page), reading, known(asOf)));
    }

    private static DayJournalView page(Page<DayView> found, Reading reading, Instant knownAt) {
        return new DayJournalView(found.items(), found.next(), reading.last(), knownAt);
    }

    Mono<AuxiliaryView> auxiliary(Caller caller, LedgerQuery ledgerQuery, String dimension) {
        return ledgers.book(caller.scope(), ledgerQuery.book())
                .flatMap(book -> ledgers.known(LedgerWorkflow.reading(book, ledgerQuery)))
                .flatMap(reading -> subsidiaryLedger
                        .by(dimension, reading)
                        .map(AuxiliaryItem::of)
                        .collectList()
                        .map(items -> view(ledgerQuery, dimension, items, reading)))
                .as(transactions.within(caller.scope()));
    }

    private AuxiliaryView view(LedgerQuery ledgerQuery, String dimension, List<AuxiliaryItem> items, Reading reading) {
        return new AuxiliaryView(
                dimension,
                ledgerQuery.months().from().toString(),
                ledgerQuery.months().to().toString(),
                items,
                reading.last(),
                known(ledgerQuery.seen()));
    }

    private Instant known(AsOf asOf) {
        return asOf.knownAt() == null ? clock.instant() : asOf.knownAt();
    }
}
