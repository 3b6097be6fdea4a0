package org.fivetrust.accounts.statement.model;

/** The balance of a day, or the movement of a month or of the year to date. */
public enum Basis {
    OPENING,
    CLOSING,
    CURRENT,
    YEAR_TO_DATE
}
