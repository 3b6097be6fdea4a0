package org.fivetrust.archives.loan.model;

/** How far a loan has come, as its reader sees it. */
public enum LoanStatus {
    AWAITING_APPROVAL,
    /** The matter was sent back once, with everything that is missing. */
    SENT_BACK,
    REJECTED,
    /** A warrant is there; the archivist may hand the record out. */
    AUTHORISED,
    /** With its borrower. */
    OUT,
    /** Back in its place. */
    RETURNED,
    /** Withdrawn by who asked, or too late. */
    CANCELLED
}
