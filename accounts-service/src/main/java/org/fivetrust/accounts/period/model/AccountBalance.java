package org.fivetrust.accounts.period.model;

import org.fivetrust.shared.kernel.Money;

/** What a leaf account stands at, debits positive; never nil. */
public record AccountBalance(String code, String name, String nature, long fen) {

    boolean isResult() {
        return nature.equals("INCOME") || nature.equals("EXPENSE");
    }

    Money amount() {
        return Money.ofFen(fen);
    }
}
