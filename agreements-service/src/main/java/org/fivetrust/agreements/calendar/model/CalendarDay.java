package org.fivetrust.agreements.calendar.model;

import java.time.LocalDate;

/** An announced day that differs from the working week; provisional before the announcement. */
public record CalendarDay(LocalDate day, boolean working, String name, String source, boolean provisional) {}
