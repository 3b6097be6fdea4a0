package org.fivetrust.assets.lease.model;

/** The number of a lease that is entered (租赁合同编号): without a gap within one principal and year. */
public record LeaseNumber(int year, int serial) {

    @Override
    public String toString() {
        return "%d-%04d".formatted(year, serial);
    }
}
