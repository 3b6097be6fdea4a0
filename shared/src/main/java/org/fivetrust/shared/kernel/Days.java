package org.fivetrust.shared.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The days that the product knows. A day outside them is a slip, and other programs may not be able to read it. */
public final class Days {

    public static final LocalDate FIRST = LocalDate.of(1990, 1, 1);

    /** Of what is older than the product's own time: papers and things that a community has kept. */
    public static final LocalDate FIRST_OF_HISTORY = LocalDate.of(1900, 1, 1);

    public static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    public static final int FIRST_YEAR = 1990;

    public static final int LAST_YEAR = 2100;

    private Days() {}

    /** @throws DateTimeException for a text that is no day, or none of these */
    public static LocalDate parse(String text) {
        return known(LocalDate.parse(text));
    }

    /** @throws DateTimeException for a text that is no time, or is not on one of these days */
    public static Instant parseTime(String text) {
        return known(Instant.parse(text));
    }

    /** @throws DateTimeException for another day */
    public static LocalDate known(LocalDate day) {
        return between(FIRST, day);
    }

    /** @throws DateTimeException for a day on which nothing that is kept was made or acquired */
    public static LocalDate historical(LocalDate day) {
        return between(FIRST_OF_HISTORY, day);
    }

    private static LocalDate between(LocalDate first, LocalDate day) {
        if (day.isBefore(first) || day.isAfter(LAST)) {
            throw new DateTimeException("neither before " + first + " nor after " + LAST);
        }
        return day;
    }

    /** @throws DateTimeException for a month of other days */
    public static YearMonth known(YearMonth month) {
        known(month.atDay(1));
        return month;
    }

    /** @throws DateTimeException for a time on another day */
    public static Instant known(Instant time) {
        known(time.atOffset(ZoneOffset.UTC).toLocalDate());
        return time;
    }

    public static boolean isKnown(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
