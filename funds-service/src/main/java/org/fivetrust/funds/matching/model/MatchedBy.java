package org.fivetrust.funds.matching.model;

/** By what an entry was matched: a rule, a person, or the charge that was booked from it. */
public enum MatchedBy {
    REFERENCE,
    BATCH,
    MANY_TO_ONE,
    RENT_BY_DUE,
    AMOUNT_DATE_PAYEE,
    OTHER_PARTY,
    BY_HAND,
    BANK_CHARGE
}
