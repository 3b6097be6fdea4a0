package org.fivetrust.funds.payee.model;

/** Over which an account became known, or was confirmed (核实渠道). */
public enum Channel {
    DOCUMENT,
    PHONE,
    IN_PERSON,
    MESSAGE,
    BANK
}
