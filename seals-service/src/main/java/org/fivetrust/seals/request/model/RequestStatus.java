package org.fivetrust.seals.request.model;

/** How far a request has come, as its reader sees it. */
public enum RequestStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    IMPRINTED,
    /** Withdrawn by who asked, or too late. */
    CANCELLED
}
