package org.fivetrust.funds.account.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;

/**
 * One line of a sub-ledger (分户账): signed, never changed, and caused by exactly one source. The day it counts from and
 * the moment it was written down are kept apart, so that "as of" and "as known at" can both be answered.
 *
 * @param clearedOn the day the bank had it; none while the money is on its way
 */
public record Entry(
        PrincipalId principal,
        UUID account,
        Kind kind,
        UUID source,
        Money amount,
        LocalDate effectiveOn,
        @Nullable LocalDate clearedOn,
        Instant recordedAt) {

    /** What causes an entry. */
    public enum Kind {
        OPENING,
        RECEIPT,
        PAYMENT,
        RETURN,
        TRANSFER_IN,
        TRANSFER_OUT,
        RECEIPT_REVERSAL,
        CHARGE,
        INTEREST,
        IMPREST_ADVANCE,
        IMPREST_RETURN
    }
}
