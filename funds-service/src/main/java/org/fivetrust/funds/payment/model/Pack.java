package org.fivetrust.funds.payment.model;

/** The kind of a payment, by which its papers are wanted (付款依据类别). */
public enum Pack {
    PURCHASE,
    WORKS,
    WAGES,
    RELIEF
}
