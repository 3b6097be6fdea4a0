package org.fivetrust.funds.monthlystatement.model;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.Refusal;

/** A month of a trust account; of the one that is not over yet, what there is. */
public record StatementPeriod(YearMonth month, LocalDate asOf) {

    private static final Refusal NOT_YET_OPEN = Refusal.rule("funds.account-not-yet-open");

    private static final Refusal FUTURE = Refusal.rule("funds.date-in-the-future");

    /** Not before the account was there, nor after today. */
    public static Outcome<StatementPeriod> of(YearMonth month, LocalDate openedOn, LocalDate today) {
        if (month.isAfter(YearMonth.from(today))) {
            return Outcome.declined(FUTURE.with("date", month.atDay(1)));
        }
        if (month.isBefore(YearMonth.from(openedOn))) {
            return Outcome.declined(NOT_YET_OPEN.with("openedOn", openedOn));
        }
        var end = month.atEndOfMonth();
        return Outcome.done(new StatementPeriod(month, end.isAfter(today) ? today : end));
    }

    public LocalDate begin() {
        return month.atDay(1);
    }

    public LocalDate end() {
        return month.atEndOfMonth();
    }
}
