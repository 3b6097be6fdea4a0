package org.fivetrust.agreements.calendar.model;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/** Weekdays work and weekends do not, except for the days that say otherwise. */
public record WorkingDays(Map<LocalDate, Boolean> exceptions) {

    public WorkingDays {
        exceptions = Map.copyOf(exceptions);
    }

    public boolean works(LocalDate day) {
        var exception = exceptions.get(day);
        if (exception != null) {
            return exception;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The last day of a limit of so many working days, counted from the day after. */
    public LocalDate after(LocalDate start, int days) {
        var day = start;
        for (var left = days; left > 0; ) {
            day = day.plusDays(1);
            if (works(day)) {
                left--;
            }
        }
        return day;
    }

    /** How many working days passed from one day, itself excluded, to another, itself included. */
    public int between(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isAfter(from) ? to.plusDays(1) : from.plusDays(1))
                .filter(this::works)
                .count();
    }
}
