package org.fivetrust.funds.matching.model;

/** What entries and movements are compared by. */
public enum RuleKind {
    REFERENCE,
    /** The transactions of an entry that the bank booked as a batch. */
    BATCH,
    /** A deposit of cash, or a file of payments, that the bank booked as one sum. */
    MANY_TO_ONE,
    /** Equal rents, each by its period. */
    RENT_BY_DUE,
    AMOUNT_DATE_PAYEE,
    /** The same amount from somebody else. */
    OTHER_PARTY
}
