package org.fivetrust.agreements.calendar.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fivetrust.shared.kernel.Characters;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.jspecify.annotations.Nullable;

/** One row of an import as it was written down; nothing in it is trusted yet. */
public record CalendarLine(
        @Nullable String day,
        @Nullable String working,
        @Nullable String name,
        @Nullable String source,
        @Nullable String provisional) {

    private static final int LONGEST_NAME = 50;

    private static final int LONGEST_SOURCE = 300;

    private static final int MOST = 2000;

    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /** All the days, or everything that is wrong with any row. */
    public static List<CalendarDay> read(List<CalendarLine> lines) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashMap<LocalDate, Integer>();
        var days = new ArrayList<CalendarDay>();
        if (lines.isEmpty() || lines.size() > MOST) {
            throw InvalidValue.worded("rows-from-to", "/days", "most", MOST);
        }
        for (var place = 0; place < lines.size(); place++) {
            var found = new Reading("/days/" + place, wrong, seen, place).day(lines.get(place));
            if (found != null) {
                days.add(found);
            }
        }
        if (!wrong.isEmpty()) {
            throw new InvalidValue(wrong);
        }
        return List.copyOf(days);
    }

    /** Reads one row and remembers each fault with its place. */
    private record Reading(String pointer, List<Violation> wrong, Map<LocalDate, Integer> seen, int place) {

        @Nullable
        CalendarDay day(CalendarLine line) {
            var before = wrong.size();
            var day = date(line.day());
            var working = flag("working", line.working());
            var name = text("name", line.name(), LONGEST_NAME);
            var source = text("source", line.source(), LONGEST_SOURCE);
            var provisional = line.provisional() == null || line.provisional().isBlank()
                    ? Boolean.FALSE
                    : flag("provisional", line.provisional());
            return wrong.size() > before || day == null
                    ? null
                    : new CalendarDay(day, working, name, source, provisional);
        }

        private @Nullable LocalDate date(@Nullable String text) {
            try {
                var day = LocalDate.parse(text == null ? "" : text.strip());
                if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                    fault("day", "calendar-day-range", "first", EARLIEST, "last", LATEST);
                }
                var earlier = seen.putIfAbsent(day, place);
                if (earlier != null) {
                    fault("day", "calendar-day-twice", "row", earlier);
                }
                return day;
            } catch (DateTimeParseException notADay) {
                fault("day", "calendar-day");
                return null;
            }
        }

        private boolean flag(String field, @Nullable String text) {
            var said = text == null ? "" : text.strip();
            if (!said.equals("true") && !said.equals("false")) {
                fault(field, "boolean");
            }
            return said.equals("true");
        }

        private String text(String field, @Nullable String text, int longest) {
            var said = text == null ? "" : text.strip();
            if (said.isEmpty() || said.length() > longest) {
                fault(field, "length", "least", 1, "most", longest);
            } else if (!Characters.areAllowed(said)) {
                fault(field, "character");
            }
            return said;
        }

        private void fault(String field, String code, Object... facts) {
            wrong.add(Violation.worded(code, pointer + "/" + field, facts));
        }
    }
}
