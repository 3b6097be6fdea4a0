package org.fivetrust.archives.record.model;

/** Where a record is. */
public enum RecordStatus {
    AVAILABLE,
    /** A loan is being decided on, or waits to be handed out. */
    LOAN_REQUESTED,
    /** With its borrower. */
    OUT
}
