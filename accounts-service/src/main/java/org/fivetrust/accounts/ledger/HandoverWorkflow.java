package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.accounts.book.model.Book;
import org.fivetrust.accounts.ledger.HandoverMessages.Sheet;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws up what is handed over, all of it as of one day. */
@Component
class HandoverWorkflow {

    private final Ledgers ledgers;
    private final HandoverSheets sheets;
    private final Balances balances;
    private final Transactions transactions;

    HandoverWorkflow(Ledgers ledgers, HandoverSheets sheets, Balances balances, Transactions transactions) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.balances = balances;
        this.transactions = transactions;
    }

    Mono<Sheet> read(Caller caller, UUID book, LocalDate asOf) {
        return ledgers.book(caller.scope(), book)
                .flatMap(found -> sheet(found, asOf))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Sheet> sheet(Book book, LocalDate asOf) {
        var january = asOf.withDayOfYear(1);
        var reportPeriod =
                new ReportPeriod(book.principal().value(), book.id(), january, asOf.withDayOfMonth(1), asOf, null);
        return Mono.zip(
                sheets.find(book, asOf),
                balances.of(reportPeriod),
                (bookState, accounts) -> Sheet.of(
                        book,
                        asOf,
                        bookState,
                        TrialBalance.of(
                                accounts.stream().map(AccountMovement::held).toList())));
    }
}
