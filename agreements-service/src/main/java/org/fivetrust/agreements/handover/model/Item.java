package org.fivetrust.agreements.handover.model;

import org.fivetrust.shared.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list: what the books say and what was counted. A difference stays in the list for ever; what settles it
 * comes beside it.
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

    /** Counted less what the books say: negative where money is short. */
    public Money difference() {
        return bookAmount == null || actualAmount == null ? Money.ZERO : actualAmount.minus(bookAmount);
    }

    int shortOf(int settled) {
        return Math.max(0, quantity - counted - settled);
    }

    /** A difference in money that nobody has explained. */
    boolean isUnexplained(boolean settled) {
        return !difference().isZero() && differenceCause == null && !settled;
    }
}
