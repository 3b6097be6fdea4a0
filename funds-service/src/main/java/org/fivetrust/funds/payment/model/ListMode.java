package org.fivetrust.funds.payment.model;

/** What becomes of a list of which some rows cannot be paid. */
public enum ListMode {
    /** Nothing is kept. */
    ALL_OR_NONE,
    /** The rows that can be paid are kept. */
    EACH
}
