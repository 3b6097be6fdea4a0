package org.fivetrust.funds.bank.model;

/** How far a bank account has come. */
public enum BankAccountStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    OPEN,
    CLOSED,
    CANCELLED
}
