package org.fivetrust.funds.imprest.model;

/** How far an imprest has come. */
public enum ImprestStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    GRANTED,
    CANCELLED
}
