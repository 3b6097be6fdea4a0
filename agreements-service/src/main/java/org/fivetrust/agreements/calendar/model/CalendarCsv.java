package org.fivetrust.agreements.calendar.model;

import java.util.List;
import java.util.stream.Stream;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.tabular.model.Csv;
import org.fivetrust.tabular.model.Sheet;
import org.fivetrust.tabular.model.TableLimits;
import org.jspecify.annotations.Nullable;

/** RFC 4180 with a header: {@code day,working,name,source} and, if wanted, {@code provisional}. */
public final class CalendarCsv {

    private static final List<String> HEADER = List.of("day", "working", "name", "source");

    private static final String MORE = "provisional";

    private static final List<String> WITH_MORE =
            Stream.concat(HEADER.stream(), Stream.of(MORE)).toList();

    /** More rows than five years have days. */
    private static final TableLimits LIMITS = new TableLimits(2000, 16, 10_000, 0, 2000, 2_000_000);

    private CalendarCsv() {}

    public static List<CalendarLine> lines(String text) {
        var sheet = Csv.read(text, LIMITS);
        if (!sheet.columns().equals(HEADER) && !sheet.columns().equals(WITH_MORE)) {
            throw InvalidValue.worded("calendar-header", "/header", "columns", String.join(",", HEADER), "more", MORE);
        }
        return sheet.rows().stream().map(CalendarCsv::line).toList();
    }

    private static CalendarLine line(Sheet.Row row) {
        return new CalendarLine(cell(row, 0), cell(row, 1), cell(row, 2), cell(row, 3), cell(row, 4));
    }

    private static @Nullable String cell(Sheet.Row row, int place) {
        return place < row.cells().size() ? row.cells().get(place) : null;
    }
}
