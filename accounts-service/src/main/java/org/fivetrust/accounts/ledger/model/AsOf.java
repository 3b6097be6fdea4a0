package org.fivetrust.accounts.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.fivetrust.shared.kernel.InvalidValue;
import org.jspecify.annotations.Nullable;

/** How the books are looked at: as of a day, and as they were known at a time. */
public record AsOf(@Nullable LocalDate asOf, @Nullable Instant knownAt) {

    public static final AsOf NOW = new AsOf(null, null);

    /** The day that counts last: the end of the month unless an earlier day from {@code first} on is named. */
    public LocalDate last(LocalDate first, YearMonth month) {
        if (asOf == null) {
            return month.atEndOfMonth();
        }
        if (asOf.isBefore(first) || asOf.isAfter(month.atEndOfMonth())) {
            throw InvalidValue.worded("day-from-to", "/asOf", "first", first, "last", month.atEndOfMonth());
        }
        return asOf;
    }
}
