package org.fivetrust.assets.lease.model;

/** What time the price stands for. */
public enum RentUnit {
    MONTH(1),
    YEAR(12);

    private final int months;

    RentUnit(int months) {
        this.months = months;
    }

    int months() {
        return months;
    }
}
