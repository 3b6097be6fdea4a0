package org.fivetrust.accounts.ledger.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The days of a book that a report covers; those from {@code second} on are summed apart.
 *
 * @param first where the opening balance ends: of a year, or of the first month
 * @param second where the latest month begins
 * @param last the day the books are seen at (asOf)
 * @param knownAt only what was posted by then; null for all that is posted
 */
public record ReportPeriod(
        String principal,
        UUID book,
        LocalDate first,
        LocalDate second,
        LocalDate last,
        @Nullable Instant knownAt) {

    /** Whole months as they stand now can be read from the balances that are kept. */
    public boolean isWholeMonths() {
        return knownAt == null && last.plusDays(1).getDayOfMonth() == 1;
    }

    /** The last month that is whole. */
    public LocalDate wholeUntil() {
        return isWholeMonths() ? last.withDayOfMonth(1) : last.withDayOfMonth(1).minusMonths(1);
    }
}
