package org.fivetrust.funds.bankorder.model;

/** What an answer of the bank does to a payment's bank state. */
public sealed interface Settlement {

    record Settled(BankOrder order) implements Settlement {}

    /** It is known already. */
    record Repeated() implements Settlement {}

    /** It came before what is known already, and is heard after it. */
    record Late() implements Settlement {}

    /** It cannot be true together with what is known; somebody must ask the bank. */
    record Contradicts() implements Settlement {}
}
