package org.fivetrust.assets.lease.model;

/**
 * Where months begin: on the lease's own day, so that a month of a lease from the 31st ends before the last day of the
 * next month; or on the first of the calendar month, with the first and the last month by their days.
 */
public enum PeriodStart {
    DAY_OF_LEASE,
    CALENDAR
}
