package org.fivetrust.assets.asset.model;

/** The number of an asset card (卡片编号): without a gap within one principal and year. */
public record CardNumber(int year, int serial) {

    @Override
    public String toString() {
        return "%d-%04d".formatted(year, serial);
    }
}
