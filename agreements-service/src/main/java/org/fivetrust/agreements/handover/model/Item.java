package org.fivetrust.agreements.handover.model;

import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list: the quantity on the books and the quantity counted. A difference stays in the list; settlements
 * are separate rows.
 */
public record Item(
        int no,
        String category,
        String description,
        int quantity,
        int counted,
        @Nullable Money bookAmount,
        @Nullable Money actualAmount,
        @Nullable String differenceCause,
        @Nullable String evidenceNumber) {

    public static final String DEPOSIT = "DEPOSIT";

    public static final String FEE = "FEE";

    public static final String OPEN_MATTER = "OPEN_MATTER";

    /** Counted minus booked: negative where money is missing. */
    public Money difference() {
        return bookAmount == null || actualAmount == null ? Money.ZERO : actualAmount.minus(bookAmount);
    }

    int shortOf(int settled) {
        return Math.max(0, quantity - counted - settled);
    }

    /** A difference in money without a cause. */
    boolean isUnexplained(boolean settled) {
        return !difference().isZero() && differenceCause == null && !settled;
    }
}
