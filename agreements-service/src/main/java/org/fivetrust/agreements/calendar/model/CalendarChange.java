package org.fivetrust.agreements.calendar.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entry of an import for one day, and the stored entry before it. */
public record CalendarChange(@Nullable CalendarDay before, CalendarDay after) {

    public boolean isNew() {
        return before == null;
    }

    public boolean isChange() {
        return before != null && !before.equals(after);
    }

    /** The years announced by these days: those with an entry that is not provisional. */
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
