package org.fivetrust.assets.depreciation.model;

import java.time.LocalDate;
import java.time.YearMonth;

/** From which month on an asset is depreciated, and up to which one when it leaves (折旧起止规则). */
public enum StartRule {
    /** Not in the month it comes, still in the month it leaves (次月起提、当月照提). */
    MONTH_AFTER,
    /** In the month it comes, not in the month it leaves (当月起提、当月停提). */
    SAME_MONTH;

    public YearMonth first(LocalDate day) {
        var month = YearMonth.from(day);
        return this == MONTH_AFTER ? month.plusMonths(1) : month;
    }

    public YearMonth last(LocalDate left) {
        return first(left).minusMonths(1);
    }
}
