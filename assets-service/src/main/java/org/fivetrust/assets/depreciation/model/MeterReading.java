package org.fivetrust.assets.depreciation.model;

import java.time.LocalDate;

/** What the meter of an asset showed at the end of a day, in whole units of work (工作量读数). */
public record MeterReading(LocalDate readOn, long meter) {}
