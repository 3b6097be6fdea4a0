package org.fivetrust.funds.payment.model;

/** How the money leaves. */
public enum PaymentMethod {
    /** To the payee's account. */
    TRANSFER,
    CHEQUE,
    CASH
}
