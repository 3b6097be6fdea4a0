package org.fivetrust.agreements.calendar.model;

import java.time.LocalDate;

/** A day that differs from the week, as somebody announced it; provisional while the announcement is still awaited. */
public record CalendarDay(LocalDate day, boolean working, String name, String source, boolean provisional) {}
