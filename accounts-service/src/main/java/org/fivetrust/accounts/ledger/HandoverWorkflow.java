package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fivetrust.accounts.ledger.HandoverMessages.Sheet;
import org.fivetrust.accounts.ledger.model.BookAtHand;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.accounts.ledger.model.Turnover;
import org.fivetrust.accounts.ledger.model.Window;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Draws up what is handed over, all of it as of one day. */
@Component
class HandoverWorkflow {

    private final Ledgers ledgers;
    private final HandoverSheets sheets;
    private final Function<Window, Mono<List<Turnover>>> turnovers;
    private final Transactions transactions;

    HandoverWorkflow(
            Ledgers ledgers,
            HandoverSheets sheets,
            Function<Window, Mono<List<Turnover>>> turnovers,
            Transactions transactions) {
        this.ledgers = ledgers;
        this.sheets = sheets;
        this.turnovers = turnovers;
        this.transactions = transactions;
    }

    Mono<Sheet> read(Caller caller, UUID book, LocalDate asOf) {
        return ledgers.book(caller.scope(), book)
                .flatMap(found -> sheet(found, asOf))
                .as(transactions.within(caller.scope()));
    }

    private Mono<Sheet> sheet(BookAtHand book, LocalDate asOf) {
        var january = asOf.withDayOfYear(1);
        var window = new Window(book.principal(), book.id(), january, asOf.withDayOfMonth(1), asOf, null);
        return Mono.zip(
                sheets.find(book, asOf),
                turnovers.apply(window),
                (found, accounts) -> Sheet.of(
                        book,
                        asOf,
                        found,
                        TrialBalance.of(accounts.stream().map(Turnover::held).toList())));
    }
}
