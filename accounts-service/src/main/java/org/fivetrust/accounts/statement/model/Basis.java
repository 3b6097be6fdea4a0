package org.fivetrust.accounts.statement.model;

/** What a figure is of: a day's balance, or what a month or the year so far moved. */
public enum Basis {
    OPENING,
    CLOSING,
    CURRENT,
    YEAR_TO_DATE
}
