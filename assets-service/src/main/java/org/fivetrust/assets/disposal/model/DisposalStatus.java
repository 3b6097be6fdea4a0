package org.fivetrust.assets.disposal.model;

/** How far a disposal has come, as its reader sees it. */
public enum DisposalStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    EXECUTED,
    /** Withdrawn by who asked, or too late. */
    CANCELLED
}
