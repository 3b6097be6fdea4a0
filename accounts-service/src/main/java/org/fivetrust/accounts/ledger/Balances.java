package org.fivetrust.accounts.ledger;

import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Balances and movements of a book's accounts. */
@Component
public class Balances {

    private final AccountMovements accounts;
    private final MonthMovements months;

    Balances(AccountMovements accounts, MonthMovements months) {
        this.accounts = accounts;
        this.months = months;
    }

    /** What each account brought into the period and moved in it. */
    public Mono<List<AccountMovement>> of(ReportPeriod period) {
        return accounts.of(period);
    }

    /** What each account moved in each month of the period, opening balances left out. */
    public Mono<List<MonthMovement>> byMonth(ReportPeriod period) {
        return months.of(period);
    }
}
