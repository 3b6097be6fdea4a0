package org.fivetrust.archives.retention.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long a record is kept (保管期限), the longest first, as DA/T 13-2022 codes it. */
public enum Retention {
    /** For ever (永久). */
    Y,
    D30,
    D10,
    /** From the event that the table's terms name, not from the year. */
    D5;

    public boolean isShorterThan(Retention other) {
        return compareTo(other) > 0;
    }

    /** The last day of the period; it runs from the first of January after the file's year. */
    public @Nullable LocalDate lastDay(int year) {
        return switch (this) {
            case D30 -> LocalDate.of(year + 30, 12, 31);
            case D10 -> LocalDate.of(year + 10, 12, 31);
            case Y, D5 -> null;
        };
    }
}
