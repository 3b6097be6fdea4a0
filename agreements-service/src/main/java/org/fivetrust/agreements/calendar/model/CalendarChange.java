package org.fivetrust.agreements.calendar.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import says of one day, beside what was kept of it before. */
public record CalendarChange(@Nullable CalendarDay before, CalendarDay after) {

    public boolean isNew() {
        return before == null;
    }

    public boolean isChange() {
        return before != null && !before.equals(after);
    }

    /** The years announced by these days: those of which something is said for good. */
    public static List<Integer> announced(List<CalendarChange> changes) {
        return changes.stream()
                .map(CalendarChange::after)
                .filter(day -> !day.provisional())
                .map(day -> day.day().getYear())
                .distinct()
                .sorted()
                .toList();
    }
}
