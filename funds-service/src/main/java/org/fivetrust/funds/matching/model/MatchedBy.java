package org.fivetrust.funds.matching.model;

/** By what an entry was matched: a rule, a person, the charge booked from it, or the receipt made out of suspense. */
public enum MatchedBy {
    REFERENCE,
    BATCH,
    MANY_TO_ONE,
    RENT_BY_DUE,
    AMOUNT_DATE_PAYEE,
    OTHER_PARTY,
    BY_HAND,
    BANK_CHARGE,
    SUSPENSE
}
