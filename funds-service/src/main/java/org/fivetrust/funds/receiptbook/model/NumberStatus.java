package org.fivetrust.funds.receiptbook.model;

/** What became of a number of an issued book; it stays so. */
public enum NumberStatus {
    /** A receipt was given with it. */
    USED,
    /** Spoilt, all copies kept. */
    VOID,
    /** Reported lost. */
    LOST
}
