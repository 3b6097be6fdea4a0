package org.fivetrust.accounts.ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.InvalidValue;

/** From one month to another, both included. */
record MonthRange(YearMonth from, YearMonth to) {

    MonthRange {
        if (from.isAfter(to)) {
            throw InvalidValue.worded("after-last-month", "/from");
        }
    }

    /** What is shown month by month is not asked of centuries. */
    MonthRange atMost(int months) {
        if (to.isAfter(from.plusMonths(months - 1L))) {
            throw InvalidValue.worded("months-at-most", "/to", "months", months);
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
