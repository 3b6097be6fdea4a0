package org.fivetrust.assets.lease.model;

/** How often rent is paid. */
public enum RentInterval {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    RentInterval(int months) {
        this.months = months;
    }

    int months() {
        return months;
    }
}
