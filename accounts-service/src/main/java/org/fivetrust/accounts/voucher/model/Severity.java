package org.fivetrust.accounts.voucher.model;

/** How much a rule weighs on a day, for a standard. */
public enum Severity {
    REFUSE,
    WARN,
    OFF
}
