package org.fivetrust.seals.request.model;

/** The number of a use (用印编号): without a gap within one seal and year. */
public record UseNumber(int year, int serial) {

    @Override
    public String toString() {
        return "%d-%04d".formatted(year, serial);
    }
}
