package org.fivetrust.assets.lease.model;

import java.time.LocalDate;

/** From the first day to the last, both of them in it (租赁期). */
public record Term(LocalDate from, LocalDate to) {

    /** Some leases have no end in writing; those are not terms. */
    public boolean isForward() {
        return !to.isBefore(from);
    }

    public boolean overlaps(Term other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    public LocalDate lastDayOfYears(int years) {
        return from.plusYears(years).minusDays(1);
    }

    boolean isShorterThanMonths(int months) {
        return to.isBefore(from.plusMonths(months).minusDays(1));
    }
}
