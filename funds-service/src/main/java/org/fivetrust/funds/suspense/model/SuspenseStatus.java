package org.fivetrust.funds.suspense.model;

/** How far an item of suspense has come; the last two are for good. */
public enum SuspenseStatus {
    OPEN,
    NAMED,
    TO_REFUND,
    RECEIVED,
    REFUNDED
}
