package org.fivetrust.accounts.period.model;

import java.util.List;
import org.fivetrust.shared.kernel.InvalidValue.Violation;
import org.fivetrust.shared.kernel.Money;

/**
 * The money that funds keeps, at the end of a month, in fen.
 *
 * @param books what the money account stands at
 * @param funds what trust accounts opened with, receipts and payments come to
 */
public record KeptBalance(long books, long funds) {

    /** Funds keeps nothing. */
    public static final KeptBalance NOTHING = new KeptBalance(0, 0);

    List<Violation> told() {
        return books == funds
                ? List.of()
                : List.of(Violation.worded(
                        "closing.funds-differ",
                        ClosingCheck.FUNDS_AGREE.place(),
                        "books",
                        Money.ofFen(books),
                        "funds",
                        Money.ofFen(funds)));
    }
}
