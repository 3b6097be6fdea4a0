package org.fivetrust.assets.lease.model;

/** How far it has come. */
public enum LeaseEndStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    ENDED,
    CANCELLED
}
