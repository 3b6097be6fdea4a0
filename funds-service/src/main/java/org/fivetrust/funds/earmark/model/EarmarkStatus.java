package org.fivetrust.funds.earmark.model;

/** How far an earmark has come. */
public enum EarmarkStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    OPEN,
    /** It has ended, and what is left goes back to the giver. */
    CLOSING,
    CLOSED,
    CANCELLED
}
