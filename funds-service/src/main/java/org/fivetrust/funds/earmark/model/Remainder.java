package org.fivetrust.funds.earmark.model;

/** What becomes of what is left of an earmark that ends. */
public enum Remainder {
    /** It goes back to the giver. */
    RETURN,
    /** The body that may lets it go to the other purposes of its account. */
    RELEASE
}
