package org.fivetrust.accounts.period.model;

/** What is looked at before a month is closed; how much each weighs is dated data of the standard and the book. */
public enum Check {
    UNPOSTED,
    EARLIER_OPEN,
    NUMBER_GAP,
    RESULT_NOT_NIL,
    PENDING_NOT_NIL,
    BANK_RECONCILED,
    DEPRECIATION
}
