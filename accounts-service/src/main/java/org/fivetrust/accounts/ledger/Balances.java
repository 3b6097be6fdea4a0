package org.fivetrust.accounts.ledger;

import java.time.YearMonth;
import java.util.List;
import org.fivetrust.accounts.ledger.model.AccountMovement;
import org.fivetrust.accounts.ledger.model.GeneralLedger;
import org.fivetrust.accounts.ledger.model.MonthMovement;
import org.fivetrust.accounts.ledger.model.ReportPeriod;
import org.fivetrust.accounts.ledger.model.TrialBalance;
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

    Mono<TrialBalance> trial(ReportPeriod period) {
        return of(period)
                .map(accounts -> TrialBalance.of(
                        accounts.stream().map(AccountMovement::held).toList()));
    }

    /**
     * @param period from January of the first month's year
     * @param of the beginning of the codes of the accounts
     */
    Mono<GeneralLedger> general(ReportPeriod period, String of, YearMonth from, YearMonth to) {
        return Mono.zip(
                of(period), byMonth(period), (accounts, moved) -> GeneralLedger.of(accounts, moved, of, from, to));
    }
}
