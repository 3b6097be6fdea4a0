package org.fivetrust.assets.lease.model;

/** How far a lease has come. */
public enum LeaseStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    /** Entered; it begins, runs or is over by its days. */
    IN_FORCE,
    /** Ended before its last day. */
    TERMINATED,
    CANCELLED
}
