package org.fivetrust.funds.payee.model;

import java.time.LocalDate;
import java.util.UUID;

/** The last day on which a payee got another account, or another one was confirmed. */
public record PayeeChange(UUID payee, int account, LocalDate on) {

    /** Whether a payment on that day follows it within so many days. */
    public boolean isFollowedWithin(long days, LocalDate paidOn) {
        return !paidOn.isAfter(on.plusDays(days));
    }
}
