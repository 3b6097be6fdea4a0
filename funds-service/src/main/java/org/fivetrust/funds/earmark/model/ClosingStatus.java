package org.fivetrust.funds.earmark.model;

/** How far the end of an earmark has come. */
public enum ClosingStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    CLOSED,
    CANCELLED
}
