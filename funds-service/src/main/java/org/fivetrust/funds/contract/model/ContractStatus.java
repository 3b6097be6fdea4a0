package org.fivetrust.funds.contract.model;

/** How far a contract or a change of one has come. */
public enum ContractStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    IN_FORCE,
    /** Its price is settled. */
    SETTLED,
    CANCELLED
}
