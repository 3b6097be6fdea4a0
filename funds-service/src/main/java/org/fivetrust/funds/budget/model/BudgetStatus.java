package org.fivetrust.funds.budget.model;

/** How far a budget or an amendment has come. */
public enum BudgetStatus {
    AWAITING_APPROVAL,
    RETURNED,
    REJECTED,
    AUTHORISED,
    ADOPTED,
    CANCELLED
}
