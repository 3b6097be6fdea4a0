package org.fivetrust.funds.imprest.model;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Within how many days an advance is settled; never across the end of a month. */
public record SettlingRule(int days) {

    public LocalDate dueOn(LocalDate advancedOn) {
        var within = advancedOn.plusDays(days);
        var monthEnd = advancedOn.with(TemporalAdjusters.lastDayOfMonth());
        return within.isAfter(monthEnd) ? monthEnd : within;
    }
}
