package org.fivetrust.funds.payee.model;

/** How far an account of a payee has come. */
public enum AccountStatus {
    UNCONFIRMED,
    CONFIRMED,
    /** Another account has taken its place. */
    REPLACED
}
