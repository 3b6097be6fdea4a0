package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.InvalidValue;

/** From one month to another, both included. */
record MonthRange(YearMonth from, YearMonth to) {

    MonthRange {
        if (from.isAfter(to)) {
            throw new InvalidValue("/from", "is after the last month");
        }
    }

    /** What is shown month by month is not asked of centuries. */
    MonthRange atMost(int months) {
        if (to.isAfter(from.plusMonths(months - 1L))) {
            throw new InvalidValue("/to", "at most " + months + " months from the first one on");
        }
        return this;
    }

    LocalDate first() {
        return from.atDay(1);
    }

    LocalDate last() {
        return to.atEndOfMonth();
    }
}
