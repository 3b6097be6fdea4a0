package org.fivetrust.funds.earmark.model;

/** How far an earmark has come. */
public enum EarmarkStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    OPEN,
    CANCELLED
}
