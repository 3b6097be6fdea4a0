package org.fivetrust.assets.lease.model;

/** Whether rent is due on the first day of what it is paid for, or on the last (先付、后付). */
public enum PaymentTiming {
    IN_ADVANCE,
    IN_ARREARS
}
