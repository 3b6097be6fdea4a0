package org.fivetrust.assets.lease.model;

/** How far it has come. */
public enum WaiverStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    GRANTED,
    CANCELLED
}
