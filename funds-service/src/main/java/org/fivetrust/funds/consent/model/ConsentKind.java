package org.fivetrust.funds.consent.model;

/** What a bank allows: cash paid in later than on the same day, or takings spent on the spot (坐支). */
public enum ConsentKind {
    LATER_DEPOSIT,
    SPENDING_TAKINGS
}
