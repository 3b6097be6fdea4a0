package org.fivetrust.accounts.ledger;

import java.util.UUID;
import org.fivetrust.accounts.ledger.LedgerMessages.EntryView;
import org.fivetrust.accounts.ledger.LedgerMessages.TrialBalanceView;
import org.fivetrust.accounts.ledger.model.TrialBalance;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Page;
import org.fivetrust.shared.web.PageRequest;
import org.fivetrust.shared.web.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows what the books say. */
@Component
class LedgerWorkflow {

    private final Ledgers ledgers;
    private final Transactions transactions;

    LedgerWorkflow(Ledgers ledgers, Transactions transactions) {
        this.ledgers = ledgers;
        this.transactions = transactions;
    }

    Mono<TrialBalanceView> trialBalance(Caller caller, UUID book, Months months) {
        return ledgers.book(caller.scope(), book)
                .flatMap(found -> trialBalance(found, months))
                .as(transactions.within(caller.scope()));
    }

    private Mono<TrialBalanceView> trialBalance(BookAtHand book, Months months) {
        return ledgers.held(book, months)
                .collectList()
                .map(TrialBalance::of)
                .map(balance -> TrialBalanceView.of(book, months, balance));
    }

    Mono<Page<EntryView>> entries(Caller caller, UUID book, @Nullable String account, Months months, PageRequest page) {
        return ledgers.book(caller.scope(), book)
                .flatMap(found -> ledgers.entries(found, account, months, page))
                .map(rows -> rows.map(EntryView::of))
                .as(transactions.within(caller.scope()));
    }
}
